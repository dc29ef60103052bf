import { notConfirmed } from "../confirmation/errors";
import { type Change, changeText } from "./changes";
import type { State } from "./state";
import {
  apply,
  initialize,
  leftState,
  lookAtAws,
  moveState,
  outputs,
  plan,
  stateUrl,
  type Work,
} from "./steps";

export interface Bootstrapped {
  readonly changes: readonly Change[];
  /** Whether it was this run that brought the state into S3. */
  readonly isMoved: boolean;
  /** Outputs of the stack. */
  readonly outputs: State["outputs"];
}

/**
 * Brings the stack `bootstrap`, and then its state, into AWS, from whatever is there: nothing, what an
 * interrupted run left, or all of it. Nothing that exists is made a second time.
 *
 * @param confirm whether to go on with the changes that were said
 * @throws UserError that names the step and how to go on
 */
export async function bootstrap(
  work: Work,
  confirm: () => Promise<boolean>,
): Promise<Bootstrapped> {
  const { folder, say } = work;
  say(`Looking at account ${work.account}`);
  const stored = await lookAtAws(work);
  const left = leftState(work, stored);
  let changes: readonly Change[];
  try {
    await initialize(work, stored !== undefined);
    say("Planning");
    const planned = await plan(work, stored ?? left);
    changes = planned.changes;
    for (const change of changes) say(`  ${changeText(change)}`);
    if (changes.length > 0 && !(await confirm())) throw notConfirmed();
    if (!planned.isEmpty) {
      say("Applying");
      await apply(work);
    }
  } finally {
    folder.removePlan();
    // Whoever goes on without this command shall meet the backend that the JSON names.
    if (folder.localState() === undefined) folder.keepStateInS3();
  }
  if (stored === undefined) {
    say(`Moving the state to ${stateUrl(work)}`);
    await moveState(work);
  }
  return { changes, isMoved: stored === undefined, outputs: await outputs(work) };
}
