import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bootstrapped } from "../e2e/harness/bootstrapped";
import type { Ended } from "../e2e/harness/command";
import {
  type Clone,
  type LocalBootstrap,
  ONLY_SYNTHESIZED,
  startLocalBootstrap,
} from "../e2e/harness/local-bootstrap";
import { describeWithProvider } from "../e2e/harness/requirements";

const MINUTES = 60_000;
const OVERRIDE = "backend_override.tf.json";
const STATE = "terraform.tfstate";

interface Interruption {
  readonly when: string;
  /** Files that are there beside the synthesized ones. */
  readonly leaves: readonly string[];
  end(local: LocalBootstrap, clone: Clone): Promise<Ended>;
}

const INTERRUPTIONS: readonly Interruption[] = [
  {
    when: "when it has initialized Terraform",
    leaves: [OVERRIDE],
    end: (_, clone) => clone.bootstrapKilled((output) => output().includes("Planning")),
  },
  {
    when: "half-way through the apply, with a key that has no alias yet",
    leaves: [OVERRIDE, STATE],
    end: ({ count }, clone) =>
      clone.bootstrapKilled(() => count("PutBucketLifecycleConfiguration") > 0),
  },
  {
    when: "half-way through the apply, by Ctrl-C",
    leaves: [OVERRIDE, STATE],
    async end({ count }, clone) {
      const ended = await clone.bootstrapInterrupted(
        () => count("PutBucketLifecycleConfiguration") > 0,
      );
      expect(ended.code).toBe(130);
      return ended;
    },
  },
  {
    when: "half-way through the apply, with a bucket that Terraform would replace",
    leaves: [OVERRIDE, STATE],
    async end({ count }, clone) {
      const ended = await clone.bootstrapKilled(() => count("PutBucketLifecycleConfiguration") > 0);
      taint(clone, "aws_s3_bucket");
      return ended;
    },
  },
  {
    when: "when all is applied and the state has not moved",
    leaves: [OVERRIDE, STATE],
    async end({ fault, clearFaults, count }, clone) {
      await fault({ operation: "s3:PutObject", kind: "dropped-before" });
      const ended = await clone.bootstrapKilled(() => count("PutObject") > 0);
      await clearFaults();
      return ended;
    },
  },
  {
    when: "when the state has moved and the files are still there",
    leaves: [STATE],
    end: ({ count }, clone) => clone.bootstrapKilled(() => count("PutObject") > 0),
  },
];

describeWithProvider("idc bootstrap, interrupted and repeated", () => {
  let uninterrupted: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    const local = await startLocalBootstrap();
    await local.clone().bootstrap("--yes");
    uninterrupted = await bootstrapped(local);
    await local.stop();
  }, 3 * MINUTES);

  describe.each(["in the same folder", "from a fresh clone"])("%s", (where) => {
    const runs = new Map<string, Run>();

    // Nearly all of it is the provider's waiting.
    beforeAll(async () => {
      await Promise.all(
        INTERRUPTIONS.map(async (interruption) => {
          runs.set(
            interruption.when,
            await interruptAndRepeat(interruption, where === "from a fresh clone"),
          );
        }),
      );
    }, 15 * MINUTES);

    test.each(INTERRUPTIONS)(
      "$when: the same end, one bucket, one key, an empty plan",
      ({ when, leaves }) => {
        const run = runs.get(when);
        expect(run?.left).toEqual(expect.arrayContaining([...ONLY_SYNTHESIZED, ...leaves]));
        expect(run?.left.includes(STATE)).toBe(leaves.includes(STATE));
        expect(run?.repeated).toMatchObject({ code: 0 });
        expect(run?.end).toEqual(uninterrupted);
        expect(run?.files).toEqual(ONLY_SYNTHESIZED);
        expect(run?.again).toMatchObject({
          code: 0,
          stdout: expect.stringContaining("Nothing to do: all is there."),
        });
      },
    );
  });
});

interface Run {
  readonly left: readonly string[];
  readonly repeated: Ended;
  readonly end: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
  readonly again: Ended;
}

async function interruptAndRepeat(interruption: Interruption, isFresh: boolean): Promise<Run> {
  const local = await startLocalBootstrap();
  try {
    const killed = local.clone();
    await interruption.end(local, killed);
    const left = killed.files();
    const clone = isFresh ? local.clone() : killed;
    const repeated = await clone.bootstrap("--yes");
    const end = await bootstrapped(local);
    return { left, repeated, end, files: clone.files(), again: await clone.bootstrap() };
  } finally {
    await local.stop();
  }
}

/** As Terraform does when a creation fails after its first call. */
function taint({ outdir }: Clone, type: string): void {
  const file = join(outdir, "stacks/bootstrap/terraform.tfstate");
  const state = JSON.parse(readFileSync(file, "utf8"));
  for (const resource of state.resources)
    if (resource.type === type) resource.instances[0].status = "tainted";
  writeFileSync(file, JSON.stringify(state));
}
