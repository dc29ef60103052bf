import type { AccessModel } from "../model/access-model";
import { type AccessDiff, accessDiff, type Besides } from "./access-diff";
import type { PlanFacts, PlanStates } from "./plan/plan-states";
import { peopleWorstFirst, type Row, rowsOf, setsWorstFirst } from "./rows";
import type { Stop } from "./stops";
import { type Verdict, verdictOf } from "./verdict";

/** What renderers show: verdict first, then rows, then everything that they were made from. */
export interface Review {
  readonly verdict: Verdict;
  /** Worst first. */
  readonly rows: readonly Row[];
  readonly diff: AccessDiff;
  /** What it stops at, the worst first, where that was asked for. */
  readonly stops?: readonly Stop[];
  /** What only plans say, where they were reviewed. */
  readonly plan?: PlanFacts;
}

/** Reviews what plans would do. */
export const reviewPlans = ({ before, after, facts }: PlanStates): Review =>
  review(before, after, { plan: facts });

/** Reviews the change from one state of access to another. */
export function review(before: AccessModel, after: AccessModel, besides: Besides = {}): Review {
  const { plan } = besides;
  const found = accessDiff(before, after, besides);
  const diff = {
    ...found,
    people: peopleWorstFirst(found.people),
    permissionSets: setsWorstFirst(found.permissionSets),
  };
  const rows = rowsOf(diff);
  return { verdict: verdictOf(diff, rows), rows, diff, ...(plan === undefined ? {} : { plan }) };
}
