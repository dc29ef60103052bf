import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { readWorkflow, root, workflowText } from "./workflow";

const NAMES = readdirSync(join(root, ".github/workflows")).map((file) => basename(file, ".yml"));

/** Whoever opens a pull request chooses these. */
const FOREIGN =
  /github\.(event\.(pull_request\.(title|body|head\.(ref|label|repo\.)|user)|head_commit|commits|comment|issue|review)|head_ref)/;

/** Jobs that may write what others may not, and it alone. */
const WRITING: Readonly<Record<string, readonly string[]>> = {
  // What opens the pull request of a new snapshot pushes its branch.
  "sync.propose": ["contents"],
  "review.code-scanning": ["security-events"],
};

describe.each(NAMES)("the workflow %s", (name) => {
  const text = workflowText(name);
  const { permissions, jobs } = readWorkflow(name);

  test("names every action by its commit, with the version beside it", () => {
    for (const line of text.match(/uses: .*/g) ?? [])
      expect(line).toMatch(
        /^uses: (\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      );
  });

  test("puts nothing into a script but by its environment, and no text that a stranger chooses", () => {
    for (const { steps = [], ...job } of Object.values(jobs)) {
      for (const { run = "" } of steps) expect(run).not.toContain("${{");
      expect(JSON.stringify([steps, job.with])).not.toMatch(FOREIGN);
    }
  });

  test("allows its jobs nothing that they don't ask for, and nobody to write code or packages", () => {
    expect(Object.values(permissions)).toEqual(
      Object.values(permissions).filter((right) => right === "read"),
    );
    for (const [job, { permissions: own = {} }] of Object.entries(jobs)) {
      const writing = Object.keys(own).filter((right) => own[right] === "write");
      const usual = ["id-token", "pull-requests"];
      expect(writing.filter((right) => !usual.includes(right))).toEqual(
        WRITING[`${name}.${job}`] ?? [],
      );
      expect(writing.filter((right) => right !== "contents").length).toBeLessThanOrEqual(1);
    }
  });

  test("runs for a pull request with no more than the pull request's own rights", () => {
    expect(text).not.toContain("pull_request_target");
    expect(text).not.toContain("workflow_run");
    expect(text).not.toContain("secrets.");
  });

  test("leaves no token in the checkout of a job that does not push", () => {
    for (const [job, { steps = [] }] of Object.entries(jobs))
      for (const step of steps)
        if (step.uses?.startsWith("actions/checkout@") && !(name === "sync" && job === "propose"))
          expect(step).toMatchObject({ with: { "persist-credentials": false } });
  });
});

test("what they run is there, may be run, and ends at its first failure", () => {
  const scripts = NAMES.flatMap((name) => workflowText(name).match(/\.github\/[\w-]+(?= )/g) ?? []);
  expect(scripts.length).toBeGreaterThan(4);
  for (const script of scripts) {
    expect(statSync(join(root, script)).mode & 0o111).not.toBe(0);
    expect(readFileSync(join(root, script), "utf8")).toContain("\nset -euo pipefail\n");
  }
});
