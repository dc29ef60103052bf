import { nearestName } from "../nearest-name";

/** What a target that names no account begins with; `all` is all of it. */
const KINDS = ["all", "ou:", "ou-only:", "tag:"] as const;

export type TargetKind = (typeof KINDS)[number];

/** Undefined for an account's name or id. */
export function kindOf(target: string): TargetKind | undefined {
  return KINDS.find((kind) => (kind === "all" ? target === kind : target.startsWith(kind)));
}

/** The target that a misspelt beginning was to be, as `ou:Security` for `OU:Security`. */
export function meantTarget(target: string): string | undefined {
  const end = target.indexOf(":") + 1;
  const kind = end === 0 ? undefined : nearestName(target.slice(0, end), KINDS);
  return kind === undefined || kind === "all" ? undefined : kind + target.slice(end);
}
