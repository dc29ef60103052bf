import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../../sandbox/faults/seeded-random";
import { startSandbox } from "../../../sandbox/server";
import { dev, estate, management, prod, security } from "../estate-fixture";
import { openWorld } from "../operations/world";
import { type RawAnswer, runSandbox, send } from "../running-sandbox";
import { pick } from "./generate";
import { mutate } from "./mutate";
import { everyTarget, type Target, textsIn, written } from "./requests";

/** Over every operation. */
const REQUESTS = 10_000;

/** Why an answer is none that AWS could give. */
function mistakeOf({ status, headers, body }: RawAnswer, { service }: Target): string | undefined {
  // What the sandbox lacks it says.
  if (status >= 500 && status !== 501) return `status ${status}`;
  if (headers["x-amzn-requestid"] === undefined) return "no request id";
  if (service === "iam" || service === "sts") {
    const root = status === 200 ? /<\w+Response / : /<ErrorResponse .*<Code>\w+<\/Code><Message>/s;
    return root.test(body) ? undefined : "not an answer of AWS Query";
  }
  const answer: unknown = JSON.parse(body);
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return "no object";
  if (status === 200) return undefined;
  const { __type: type, message } = answer as Record<string, unknown>;
  const isError = /^\w+Exception$/.test(String(type)) && typeof message === "string";
  return isError && headers["x-amzn-errortype"] === type ? undefined : "not an error of AWS JSON";
}

/** Name and length of the journal: they change exactly when something is kept. */
function journalOf(directory: string): string {
  const name = readdirSync(directory).find((entry) => entry.startsWith("journal-")) ?? "";
  return `${name} ${statSync(join(directory, name)).size}`;
}

test("10,000 mutated requests are answered as AWS would, and an error leaves nothing behind", async () => {
  const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
  const random = seededRandom(seed);
  const dataDirectory = mkdtempSync(join(tmpdir(), "hostile-"));
  const running = await runSandbox(estate, dataDirectory);
  const { port } = running.sandbox;
  const agent = new Agent({ keepAlive: true });
  const world = await openWorld(running);
  const targets = await everyTarget(world);
  const pool = [
    ...new Set([
      ...targets.flatMap((target) => textsIn(target.valid(["a", "Engineering"], random))),
      ...[dev, prod, management, security, "Engineering", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
    ]),
  ];
  const counts = { succeeded: 0, refused: 0 };
  for (let number = 0; number < REQUESTS; number++) {
    const target = targets[number % targets.length] ?? pick(random, targets);
    const { headers, body } = written(target, mutate(target.valid(pool, random), pool, random));
    const before = journalOf(dataDirectory);
    const answer = await send(port, "POST", "/", headers, body, agent);
    const mistake = mistakeOf(answer, target);
    const isKept = answer.status !== 200 && isPartlyKept(before, journalOf(dataDirectory));
    if (mistake !== undefined || isKept) {
      const what = mistake ?? "an error that left something behind";
      const sent = body.length > 1000 ? `${body.slice(0, 1000)}…` : body;
      throw new Error(
        `${what}: seed ${seed}, request ${number}, ${target.service} ${target.operation} ${sent}: ${answer.body.slice(0, 500)}`,
      );
    }
    counts[answer.status === 200 ? "succeeded" : "refused"] += 1;
  }
  expect(counts.succeeded).toBeGreaterThan(REQUESTS / 100);
  expect(counts.refused).toBeGreaterThan(REQUESTS / 4);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const held = running.sandbox.dump();
  agent.destroy();
  await running.stop();
  const again = await startSandbox({ estate, dataDirectory });
  expect(again.dump()).toBe(held);
  await again.close();
  rmSync(dataDirectory, { recursive: true });
}, 300_000);

/** A journal that was replaced by a snapshot says nothing about one request. */
function isPartlyKept(before: string, after: string): boolean {
  return before !== after && before.split(" ")[0] === after.split(" ")[0];
}
