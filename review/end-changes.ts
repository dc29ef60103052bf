import { assignedAccess } from "../model/effective-access";
import { endOf } from "../model/instant";
import { type AssignmentChange, assignmentKey, judged } from "./assignment-changes";
import type { State } from "./permission-set-changes";

/** When an assignment ended, and when it ends now, as written; absent for one that has no end. */
export interface Ends {
  readonly before?: string;
  readonly after?: string;
}

/** An assignment of both states that ends at another moment: later is more access, sooner is less. */
export interface EndChange extends Omit<AssignmentChange, "effect"> {
  readonly effect: "later" | "sooner";
  readonly ends: Ends;
}

/** Sorted by environment, principal, permission set and account. A day and the moment at which it is over are the same end. */
export function endChanges(before: State, after: State): readonly EndChange[] {
  const old = new Map(
    assignedAccess(before.model).map((access) => [assignmentKey(access), access.expires]),
  );
  return assignedAccess(after.model).flatMap((access) => {
    const key = assignmentKey(access);
    const [was, is] = [old.get(key), access.expires];
    const ends: Ends = {
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    };
    const effect = old.has(key) ? effectOf(ends) : undefined;
    return effect === undefined
      ? []
      : [{ ...judged(effect, access, after), principal: access.principal, ends }];
  });
}

function effectOf({ before, after }: Ends): EndChange["effect"] | undefined {
  if (before === undefined) return after === undefined ? undefined : "sooner";
  if (after === undefined) return "later";
  const [was, is] = [endOf(before), endOf(after)];
  return was === is ? undefined : is > was ? "later" : "sooner";
}
