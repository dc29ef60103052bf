import { join } from "node:path";
import { atLeast, NEEDED_NODE } from "../../scripts/cdktn/aliases";
import { outcomeOf, start } from "../e2e/harness/command";

jest.setTimeout(900_000);

const compare = async (...parameters: readonly string[]) =>
  outcomeOf(
    await start(process.execPath, ["-r", "tsx/cjs", "scripts/cdktn/run.ts", ...parameters], {
      cwd: join(__dirname, "../.."),
      env: process.env,
    }).ended,
  );

test("the same source on CDK Terrain synthesizes the same Terraform JSON", async () => {
  const { code, output } = await compare("--any-node");
  expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
  expect(output).toContain("cdktf 0.21.0, in the copy 0.24.0");
  expect(output).toContain("bootstrap, identity, monitoring, prod");
  expect(output).toContain("The Terraform JSON is the same.");
});

test("without that flag an old Node is told from a difference", async () => {
  if (atLeast(process.versions.node, NEEDED_NODE)) {
    console.warn(`SKIPPED: Node.js ${process.versions.node} is not older than ${NEEDED_NODE}.`);
    return;
  }
  expect(await compare()).toEqual({
    code: 3,
    output:
      `CDK Terrain needs Node.js ${NEEDED_NODE} or newer, got ${process.versions.node}. Nothing was compared. ` +
      "Run it with a newer Node.js, or with --any-node to try it on this one.",
  });
});
