import type { AccessModel } from "../model/access-model";
import { type AccessDiff, accessDiff } from "./access-diff";
import { type Row, rowsOf } from "./rows";
import { type Verdict, verdictOf } from "./verdict";

/** What renderers show: verdict first, then rows, then everything that they were made from. */
export interface Review {
  readonly verdict: Verdict;
  /** Worst first. */
  readonly rows: readonly Row[];
  readonly diff: AccessDiff;
}

/** Reviews the change from one state of access to another. */
export function review(before: AccessModel, after: AccessModel): Review {
  const diff = accessDiff(before, after);
  const rows = rowsOf(diff);
  return { verdict: verdictOf(diff, rows), rows, diff };
}
