import type { PermissionSetChange } from "./permission-set-changes";
import { broadens, isUndecided } from "./policies/compare-rights";

/** What a change does to those it is about. Only `cannot-tell` is not certain, and counts as broadening. */
export type Effect =
  | "gains"
  | "loses"
  | "broadens"
  | "narrows"
  | "cannot-tell"
  /** Made anew: nobody holds it between the two. */
  | "replaced"
  /** Nothing that anybody can do: descriptions, tags, relay states. */
  | "changes";

/** Whether somebody can do more, or may be able to. */
export const isBroadening = ({ effect }: { readonly effect: Effect }): boolean =>
  effect === "gains" || effect === "broadens" || effect === "cannot-tell";

/** Whether somebody can do less, and nobody more. */
export const isNarrowing = ({ effect }: { readonly effect: Effect }): boolean =>
  effect === "loses" || effect === "narrows";

/** What a change of a permission set does to those who hold it; a longer session is more access. */
export function effectOf(change: PermissionSetChange): Effect {
  const { rights } = change;
  const session = sessionChange(change);
  if (isUndecided(rights)) return session > 0 ? "broadens" : "cannot-tell";
  if (broadens(rights) || session > 0) return "broadens";
  return rights.type === "narrower" || session < 0 ? "narrows" : "changes";
}

/** In seconds: how much longer. */
export function sessionChange({ aspects }: PermissionSetChange): number {
  const found = aspects.find((aspect) => aspect.type === "session-duration");
  return found === undefined ? 0 : found.after - found.before;
}

/** Whether the change makes administrators of those who hold the set, be it in one account. */
export const newlyAdministers = ({
  administrator: { before, after, newlyIn },
}: PermissionSetChange): boolean => (after && !before) || newlyIn.length > 0;
