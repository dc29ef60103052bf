import type { Account } from "../access-model";
import * as errors from "../errors/grants";
import type { Report } from "../finding";
import type { GrantEntry } from "../schema/environment";
import { locateKey, locateValue, type SourceFile } from "../source/source-file";
import type { TargetResolution, TargetResolver } from "./targets";

interface ReachContext {
  readonly environment: string;
  /** Undefined when it can't be said which accounts there are. */
  readonly targets: TargetResolver | undefined;
}

/**
 * Active accounts that a grant reaches, each once: those of its targets without those of its exclusions.
 *
 * @param leftOut accounts that are suspended or closing and were said already
 */
export function reach(
  source: SourceFile,
  entry: GrantEntry,
  index: number,
  { environment, targets }: ReachContext,
  leftOut: Set<Account>,
  report: Report,
): readonly Account[] {
  if (targets === undefined) return [];
  const place = (field: "accounts" | "except", position: number) =>
    locateValue(source, ["grants", index, field, position]);
  const included = entry.accounts.map((target) => targets.resolve(target));
  const excluded = (entry.except ?? []).map((target) => targets.resolve(target));
  const taken = new Set(excluded.flatMap(allOf));
  for (const [position, { finding, leftOut: inactive }] of included.entries()) {
    if (finding !== undefined) report(place("accounts", position), finding);
    for (const account of inactive) {
      // Once for each account: every `all` reaches the same suspended ones.
      if (leftOut.has(account) || taken.has(account)) continue;
      leftOut.add(account);
      const finding = errors.accountLeftOut(account.name, account.status, environment);
      report(place("accounts", position), finding);
    }
  }
  const active = activeOf(included);
  if (excluded.length === 0) return active;
  const remaining = active.filter((account) => !taken.has(account));
  const reached = new Set(included.flatMap(allOf));
  const isKnown = targets.complete && !included.some(isWrong);
  for (const [position, resolution] of excluded.entries()) {
    if (isWrong(resolution)) report(place("except", position), resolution.finding);
    else if (isKnown && !allOf(resolution).some((account) => reached.has(account)))
      report(
        place("except", position),
        errors.exclusionWithoutEffect(entry.except?.[position] ?? ""),
      );
  }
  if (isKnown && active.length > 0 && remaining.length === 0 && !excluded.some(isWrong))
    report(locateKey(source, ["grants", index, "except"]), errors.nothingLeft());
  return remaining;
}

const allOf = ({ accounts, leftOut }: TargetResolution): readonly Account[] => [
  ...accounts,
  ...leftOut,
];

/** Most grants have one target, and thousands of accounts need no second list. */
function activeOf(included: readonly TargetResolution[]): readonly Account[] {
  const [only] = included;
  if (included.length === 1 && only !== undefined) return only.accounts;
  return [...new Set(included.flatMap(({ accounts }) => accounts))];
}

function isWrong(
  resolution: TargetResolution,
): resolution is TargetResolution & Required<Pick<TargetResolution, "finding">> {
  return resolution.finding?.severity === "error";
}
