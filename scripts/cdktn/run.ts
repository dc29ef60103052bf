import { join } from "node:path";
import { exitCodes } from "../../cli/exit-codes";
import { withTemporaryDirectory } from "../../cli/temporary-directory";
import { atLeast, NEEDED_NODE } from "./aliases";
import { differences } from "./differences";
import { Project } from "./project";

/** Whose stacks are compared: between them they use every module. */
const ACCESS = ["access", "examples/monitoring/access", "examples/external-directory/access"];

/** Node is older than CDK Terrain supports: nothing was tried, and nothing is wrong here. */
const NODE_TOO_OLD = 3;

/**
 * `npm run test:cdktn`: the same source with the packages of CDK Terrain in the place of CDKTF's is type-checked, and
 * synthesizes the same Terraform JSON. `--any-node` tries it on an older Node than they support.
 */
async function main(): Promise<number> {
  if (!atLeast(process.versions.node, NEEDED_NODE) && !process.argv.includes("--any-node")) {
    console.error(
      `CDK Terrain needs Node.js ${NEEDED_NODE} or newer, got ${process.versions.node}. ` +
        "Nothing was compared. Run it with a newer Node.js, or with --any-node to try it on this one.",
    );
    return NODE_TOO_OLD;
  }
  return await withTemporaryDirectory(async (directory) => {
    const ours = new Project(join(__dirname, "../.."));
    const theirs = timed("a copy with CDK Terrain's packages", () =>
      ours.copyTo(join(directory, "project")),
    );
    timed("npm install", () =>
      theirs.run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"]),
    );
    for (const name of ["cdktf", "@cdktf/provider-aws", "constructs"])
      console.log(`  ${name} ${ours.versionOf(name)}, in the copy ${theirs.versionOf(name)}`);
    timed("type check", () => theirs.run("npx", ["tsc", "--noEmit"]));
    const found = ACCESS.flatMap((access) =>
      timed(`stacks of ${access}`, () => {
        const mine = ours.synthesize(access, join(directory, "ours", access));
        const their = theirs.synthesize(access, join(directory, "theirs", access));
        console.log(`  ${[...mine.keys()].join(", ")}`);
        return differences(Object.fromEntries(mine), Object.fromEntries(their), access);
      }),
    );
    for (const difference of found) console.error(difference);
    if (found.length > 0) return exitCodes.failed;
    console.log("The Terraform JSON is the same.");
    return exitCodes.ok;
  });
}

function timed<T>(step: string, work: () => T): T {
  console.log(`${step} …`);
  const begin = Date.now();
  const result = work();
  console.log(`${step}: ${((Date.now() - begin) / 1000).toFixed(0)} s`);
  return result;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = exitCodes.failed;
  },
);
