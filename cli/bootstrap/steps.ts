import type { StateSettings } from "../../model/access-model";
import { stateKey } from "../../stacks/backend";
import { BOOTSTRAP } from "../../stacks/bootstrap-stack";
import { errorsOf, parseLine } from "../terraform/json-lines";
import { providerFailure } from "../terraform/provider-failure";
import {
  runTerraform,
  type TerraformFolder,
  type TerraformOutcome,
} from "../terraform/run-terraform";
import { UserError } from "../user-error";
import type { Aws } from "./aws";
import { type Change, changesOf } from "./changes";
import { awsFailed, otherStateHere, type Step, stateAppeared, terraformFailed } from "./errors";
import { findExisting } from "./existing";
import { PLAN, type StackFolder } from "./stack-folder";
import type { State } from "./state";
import { readState, writeFirstState } from "./state-in-s3";
import { checkBucket, checkCaller } from "./survey";

/** What every step works with. */
export interface Work {
  readonly state: StateSettings;
  /** The account that owns everything. */
  readonly account: string;
  readonly aws: Aws;
  readonly folder: StackFolder;
  /** Terraform in that folder. */
  readonly terraform: TerraformFolder;
  /** Told what happens, line by line. */
  readonly say: (text: string) => void;
}

/** Where the stack's state belongs. */
export const stateUrl = ({ state }: Pick<Work, "state">): string =>
  `s3://${state.bucket}/${stateKey(BOOTSTRAP)}`;

/**
 * The state in S3, after a look at whose account and bucket it is.
 *
 * @throws UserError for another account's credentials or bucket
 */
export async function lookAtAws(work: Work): Promise<State | undefined> {
  return asking(async () => {
    await checkCaller(work.aws, work.account);
    await checkBucket(work.aws, work.state, work.account);
    return storedState(work);
  });
}

/** What an earlier run left here; it goes where the state in S3 is a later version of it. */
export function leftState(
  { folder, say }: Pick<Work, "folder" | "say">,
  stored: State | undefined,
): State | undefined {
  const left = folder.localState();
  if (left === undefined && folder.hasLocalState()) {
    say("Leaving a state that an earlier run did not finish writing: what it made is found in AWS");
    folder.removeLocalState();
  }
  if (stored === undefined) return left;
  if (left !== undefined && (left.lineage !== stored.lineage || left.serial > stored.serial))
    throw otherStateHere(folder.localStateFile(), left.addresses);
  folder.removeLocalState();
  return undefined;
}

/** Until its bucket is there, the state is kept in the folder. */
export async function initialize(work: Work, isStored: boolean): Promise<void> {
  if (isStored) work.folder.keepStateInS3();
  else work.folder.keepStateHere();
  const outcome = await runTerraform(work.terraform, ["init", "-reconfigure", "-no-color"]);
  if (outcome.code === 0) return;
  const errors = errorsOf(outcome);
  throw providerFailure(errors) ?? terraformFailed("initialize", work.folder.path, errors);
}

/** Finds what exists outside the state, and plans to adopt that and to make the rest. */
export async function plan(
  work: Work,
  state: State | undefined,
): Promise<{ readonly isEmpty: boolean; readonly changes: readonly Change[] }> {
  const { aws, account, folder } = work;
  const resources = folder.declared();
  const wanted = resources.filter(({ address }) => !state?.addresses.has(address));
  folder.importExisting(await asking(() => findExisting(aws, { account, resources }, wanted)));
  // What is half made gets completed; replacing it would take the bucket away.
  for (const address of state?.tainted ?? []) await succeed(work, "plan", ["untaint", address]);
  const parameters = ["plan", "-json", "-detailed-exitcode", `-out=${PLAN}`];
  const { code } = await succeed(work, "plan", parameters, [0, 2]);
  if (code === 0) return { isEmpty: true, changes: [] };
  const { stdout } = await succeed(work, "plan", ["show", "-json", PLAN]);
  return { isEmpty: false, changes: changesOf(stdout) };
}

export async function apply(work: Work): Promise<void> {
  await succeed(work, "apply", ["apply", "-json", PLAN], [0], (text) => {
    const line = parseLine(text);
    if (line.type === "apply_complete")
      work.say(`  ${line.hook.resource.addr}: ${line.hook.action} done`);
  });
}

/**
 * Takes the state from the folder to where the stack's JSON says it is. Not by `init -migrate-state`: killed,
 * that leaves a lock that nobody holds; without a lock it gives the state another lineage; and it
 * overwrites what came meanwhile.
 */
export async function moveState(work: Work): Promise<void> {
  const { folder, aws, state } = work;
  const isWritten = await asking(() =>
    writeFirstState(aws, state, stateKey(BOOTSTRAP), folder.localStateText()),
  );
  if (!isWritten) throw stateAppeared(stateUrl(work));
  await initialize(work, true);
  folder.removeLocalState();
}

export const outputs = async (work: Work): Promise<State["outputs"]> =>
  (await asking(() => storedState(work)))?.outputs ?? {};

const storedState = ({ aws, state }: Work): Promise<State | undefined> =>
  readState(aws, state, stateKey(BOOTSTRAP));

/** Runs Terraform and returns its outcome when the exit code is one of `expected`. */
async function succeed(
  { terraform, folder }: Work,
  step: Step,
  parameters: readonly string[],
  expected: readonly number[] = [0],
  onLine?: (line: string) => void,
): Promise<TerraformOutcome> {
  const outcome = await runTerraform(terraform, parameters, onLine);
  if (expected.includes(outcome.code)) return outcome;
  throw terraformFailed(step, folder.path, errorsOf(outcome));
}

async function asking<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error;
    throw awsFailed(`${error.name}: ${error.message}`);
  }
}
