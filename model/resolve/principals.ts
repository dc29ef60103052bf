import type { Principal } from "../access-model";
import type { Location } from "../diagnostic";
import * as errors from "../errors/principals";
import type { Report } from "../finding";
import type { ResolvedDirectory } from "./directory";

/** A grant's or an assignment's fields that say who gets something; exactly one of `group` and `user` is there. */
interface PrincipalEntry {
  readonly group?: string | undefined;
  readonly user?: string | undefined;
  readonly pending?: boolean | undefined;
}

/** Who gets something. */
export function principalOf({ group, user }: PrincipalEntry): Principal {
  return group === undefined ? { type: "USER", name: user ?? "" } : { type: "GROUP", name: group };
}

/**
 * Reports a principal that the directory does not show. False when the entry waits for it, and gives
 * nothing until then.
 */
export function principalCounts(
  entry: PrincipalEntry,
  by: errors.NamedPrincipal["by"],
  directory: ResolvedDirectory | undefined,
  place: (field: "group" | "user" | "pending") => Location,
  report: Report,
): boolean {
  if (directory === undefined || !directory.complete) return true;
  const { type, name } = principalOf(entry);
  const what = type === "GROUP" ? "group" : "user";
  const known = type === "GROUP" ? directory.groupNames : directory.userNames;
  const principal = { by, what, name, known } as const;
  if (known.has(name)) {
    if (entry.pending === true) report(place("pending"), errors.principalArrived(principal));
    return true;
  }
  if (directory.source === "identity-center") {
    report(place(what), errors.unknownPrincipal(principal));
    return true;
  }
  const pending = entry.pending === true;
  report(
    place(what),
    pending ? errors.principalPending(principal) : errors.principalNotInSnapshot(principal),
  );
  return !pending;
}
