import type { AccessFiles } from "../access-files";
import type { Diagnostic, Exception } from "../diagnostic";
import * as errors from "../errors/exceptions";
import type { Report } from "../finding";
import type { ExceptionEntry } from "../schema/exceptions";
import { locateValue } from "../source/source-file";
import { CATALOG } from "./catalog";
import { reviewChecks } from "./checks/review";
import type { Subject } from "./rule";

/** What `exceptions.yaml` excuses on a day. */
export class Exceptions {
  private readonly byRule = new Map<string, ExceptionEntry[]>();
  private readonly matched = new Set<ExceptionEntry>();

  constructor(
    private readonly files: AccessFiles,
    private readonly today: string,
    report: Report,
  ) {
    for (const [index, entry] of (files.exceptions?.value ?? []).entries()) {
      if (!this.isUsable(entry, index, report)) continue;
      this.byRule.set(entry.rule, [...(this.byRule.get(entry.rule) ?? []), entry]);
    }
  }

  /** Those that excuse on that day. */
  get inForce(): readonly ExceptionEntry[] {
    return [...this.byRule.values()].flat();
  }

  /** The exception for a finding about something; undefined when there is none. */
  for({ rule }: Pick<Diagnostic, "rule">, about: Subject): Exception | undefined {
    const matching = excusing(this.byRule.get(rule) ?? [], rule, about);
    for (const entry of matching) this.matched.add(entry);
    return exceptionOf(matching);
  }

  /** Says which exceptions no finding needed. Only for a run in which every rule could judge. */
  reportUnmatched(report: Report): void {
    for (const [index, entry] of (this.files.exceptions?.value ?? []).entries()) {
      const isUsable = this.byRule.get(entry.rule)?.includes(entry) === true;
      const isJudgedHere = !REVIEW_RULES.has(entry.rule);
      if (isUsable && isJudgedHere && !this.matched.has(entry))
        report(this.place(index, "rule"), errors.unmatched(entry.rule));
    }
  }

  private isUsable({ rule, until }: ExceptionEntry, index: number, report: Report): boolean {
    if (!EXCUSABLE.has(rule)) {
      const known = CATALOG.some(({ id }) => id === rule);
      const finding = known ? errors.notExcusable(rule) : errors.unknownRule(rule, EXCUSABLE);
      report(this.place(index, "rule"), finding);
      return false;
    }
    if (until >= this.today) return true;
    report(this.place(index, "until"), errors.expired(rule, until, this.today));
    return false;
  }

  private place(index: number, field: keyof ExceptionEntry) {
    const { exceptions } = this.files;
    if (exceptions === undefined) throw new Error("There are no exceptions.");
    return locateValue(exceptions.source, [index, field]);
  }
}

const EXCUSABLE: ReadonlySet<string> = new Set(
  CATALOG.filter(({ excusable }) => excusable).map(({ id }) => id),
);

/** What only a review of a change finds. */
const REVIEW_RULES: ReadonlySet<string> = new Set(reviewChecks.map(({ id }) => id));

/** Entries that are for a rule's finding about something. */
export const excusing = (
  entries: readonly ExceptionEntry[],
  rule: string,
  about: Subject,
): readonly ExceptionEntry[] =>
  entries.filter((entry) => entry.rule === rule && matches(entry.on, about));

/** What the first of some entries says; undefined where there is none. */
export const exceptionOf = ([first]: readonly ExceptionEntry[]): Exception | undefined =>
  first && { reason: first.reason, approvedBy: first.approvedBy, until: first.until };

/** Whether a finding is about everything that an exception names. */
function matches(on: ExceptionEntry["on"], about: Subject): boolean {
  return (Object.keys(on) as (keyof Subject)[]).every((field) => on[field] === about[field]);
}
