import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estate } from "../estate-fixture";
import { openShelves, type Shelf, type ShelfName, shelfNames } from "./shelf";

/** How often the sandbox is killed. */
const ROUNDS = 4;
const NAMES = 5;

let dataDirectory: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "crash-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(dataDirectory, { recursive: true });
});

async function serve(): Promise<string> {
  const started = fork(join(__dirname, "serve.ts"), [dataDirectory], {
    execArgv: ["--require", "tsx/cjs"],
  });
  child = started;
  return new Promise((resolve) => started.once("message", (url) => resolve(String(url))));
}

/** Ends it as nothing else does, and waits until it is gone. */
async function kill(): Promise<void> {
  const ended = new Promise((resolve) => child?.once("exit", resolve));
  child?.kill("SIGKILL");
  await ended;
}

/** One client: it alone uses its names, and knows what was acknowledged. */
class Client {
  readonly names: readonly string[];
  private acknowledged = new Map<string, string>();
  /** What was asked for, and never answered. */
  private unanswered: { readonly name: string; readonly value: string | undefined } | undefined;
  requests = 0;

  constructor(
    readonly shelf: ShelfName,
    number: number,
  ) {
    this.names = Array.from({ length: NAMES }, (_, index) => `client-${number}-${index}`);
  }

  /** Sets and removes at random until the connection ends. */
  async work(shelf: Shelf, onAnswer: () => void): Promise<void> {
    try {
      for (;;) {
        const name = this.names[Math.floor(Math.random() * NAMES)] ?? "";
        const isNew = !this.acknowledged.has(name);
        const written = this.shelf === "assignments" ? "assigned" : `${this.requests}.`;
        const value = isNew || Math.random() < 0.6 ? written : undefined;
        this.unanswered = { name, value };
        if (value === undefined) await shelf.remove(name);
        else await shelf.set(name, value, isNew);
        this.requests += 1;
        this.apply(name, value);
        this.unanswered = undefined;
        onAnswer();
      }
    } catch (error) {
      // Only the kill ends it: what the sandbox refuses has a status.
      expect((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode).toBe(
        undefined,
      );
    }
  }

  /** Compares what is there with what was acknowledged, and goes on from what is there. */
  check(found: ReadonlyMap<string, string>): void {
    const { unanswered } = this;
    for (const name of this.names) {
      const value = found.get(name);
      if (unanswered?.name === name) {
        expect([this.acknowledged.get(name), unanswered.value]).toContain(value);
        this.apply(name, value);
      } else {
        expect([name, value]).toEqual([name, this.acknowledged.get(name)]);
      }
    }
    this.unanswered = undefined;
  }

  private apply(name: string, value: string | undefined): void {
    if (value === undefined) this.acknowledged.delete(name);
    else this.acknowledged.set(name, value);
  }
}

test("kill -9 at any moment loses nothing that any client was told is done", async () => {
  const clients = [...shelfNames, ...shelfNames].map((shelf, number) => new Client(shelf, number));
  const ofEstate = estate.groups.map(({ displayName }) => displayName);
  let url = await serve();
  const prepared = await openShelves(url);
  await prepared.createPermissionSets(
    clients.flatMap(({ shelf, names }) => (shelf === "assignments" ? names : [])),
  );
  prepared.close();
  let work: readonly Promise<void>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await openShelves(url);
    let answers = 20 + Math.floor(100 * Math.random());
    await new Promise<void>((resolve) => {
      const onAnswer = () => {
        answers -= 1;
        if (answers === 0) kill().then(resolve);
      };
      work = clients.map((client) => client.work(before.shelves[client.shelf], onAnswer));
    });
    await Promise.all(work);
    before.close();
    url = await serve();
    const after = await openShelves(url);
    for (const name of shelfNames) {
      const found = await after.shelves[name].read();
      const own = clients.filter(({ shelf }) => shelf === name);
      for (const client of own) client.check(found);
      const known = [...own.flatMap(({ names }) => names), ...ofEstate];
      expect(known).toEqual(expect.arrayContaining([...found.keys()]));
    }
    after.close();
  }
  // Everyone was told of something, or the rounds prove nothing.
  expect(clients.filter(({ requests }) => requests === 0)).toEqual([]);
}, 120_000);
