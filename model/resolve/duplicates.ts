import * as errors from "../errors/organization";
import type { Report } from "../finding";
import { locateValue, type Path, type SourceFile } from "../source/source-file";

/** Reports every value that an earlier entry has already. `identity` says what counts as the same. */
export function reportDuplicates<T>(
  source: SourceFile,
  list: Path,
  entries: readonly T[],
  rule: {
    readonly what: string;
    readonly field: string;
    readonly value: (entry: T) => string | undefined;
    readonly ignoreCase?: boolean;
  },
  report: Report,
): void {
  const first = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const value = rule.value(entry);
    if (value === undefined) continue;
    const identity = rule.ignoreCase === true ? value.toLowerCase() : value;
    const earlier = first.get(identity);
    if (earlier === undefined) {
      first.set(identity, index);
      continue;
    }
    const { line } = locateValue(source, [...list, earlier, rule.field]);
    report(
      locateValue(source, [...list, index, rule.field]),
      errors.duplicate(rule.what, value, line),
    );
  }
}
