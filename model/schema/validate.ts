import type { z } from "zod";
import * as exceptionErrors from "../errors/exceptions";
import * as errors from "../errors/schema";
import type { Finding, Report } from "../finding";
import type { QuotaName } from "../quotas";
import { quote } from "../quote";
import {
  locateKey,
  locateValue,
  type Path,
  type SourceFile,
  valueAt,
  writtenScalar,
} from "../source/source-file";
import { without } from "../source/without";
import { fieldsAt } from "./fields-at";
import type { TextIssue } from "./text";

/** A file that fits its schema. */
export interface Validated<T> {
  readonly source: SourceFile;
  readonly value: T;
  /** False when entries with errors were left out: what seems unknown may be one of them. */
  readonly complete: boolean;
}

type Issue = z.core.$ZodIssue;

/**
 * Checks a file against its schema and reports every violation at its place. Entries of lists and mappings
 * that violate it are left out, so that the other rules still see the rest; undefined when nothing usable is left.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  source: SourceFile,
  report: Report,
): Validated<z.output<S>> | undefined {
  const first = schema.safeParse(source.data);
  if (first.success) return { source, value: first.data, complete: true };
  const culprits: Path[] = [];
  for (const issue of first.error.issues) {
    reportIssue(schema, source, issue, report);
    culprits.push(...entriesToLeaveOut(source, issue));
  }
  const rest = without(source, distinct(culprits));
  const second = schema.safeParse(rest.data);
  return second.success ? { source: rest, value: second.data, complete: false } : undefined;
}

function reportIssue(schema: z.ZodType, source: SourceFile, issue: Issue, report: Report): void {
  const { path } = issue;
  const where = describe(source, path);
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const finding = errors.unknownField(key, where, fieldsAt(schema, path));
      report(locateKey(source, [...path, key]), finding);
    }
  } else if (issue.code === "invalid_key") {
    const [inner] = issue.issues;
    const finding = customFinding(inner?.code === "custom" ? inner.params : {}, path.at(-1), where);
    report(locateKey(source, path), finding);
  } else if (issue.code === "invalid_union") {
    // The only unions are of a text and a literal: the text's own issue says what is wrong.
    const [inner] = issue.errors[0] ?? [];
    if (inner !== undefined) {
      reportIssue(schema, source, { ...inner, path: [...path, ...inner.path] }, report);
    }
  } else if (issue.code === "invalid_type" && valueAt(source.data, path) === undefined) {
    const parent = path.slice(0, -1);
    const finding = errors.missingField(String(path.at(-1)), describe(source, parent));
    report(locateValue(source, parent), finding);
  } else report(locateValue(source, path), findingOf(source, issue, where));
}

function findingOf(source: SourceFile, issue: Issue, where: string): Finding {
  const value = valueAt(source.data, issue.path);
  switch (issue.code) {
    case "invalid_type":
      return errors.wrongType(where, issue.expected, value, writtenScalar(source, issue.path));
    case "invalid_value":
      return errors.invalidChoice(
        where,
        issue.values.map(String),
        value,
        writtenScalar(source, issue.path),
      );
    case "too_small":
      return errors.emptyList(where);
    case "custom":
      return customFinding(issue.params, value, where);
    default:
      // No schema here raises another code; a new one must not pass unseen.
      return errors.outsideSchema(where, issue.message);
  }
}

/** The issues that our own checks in the schema raise, each with parameters of its own. */
function customFinding(
  params: Record<string, unknown> = {},
  value: unknown,
  where: string,
): Finding {
  if ("sessionSeconds" in params) {
    return errors.sessionDuration(String(value), params.sessionSeconds as number | null);
  }
  if ("repeated" in params) return errors.repeatedEntry(where.replace(/^An entry of /, ""), value);
  if ("boundaries" in params) return errors.boundaries(Number(params.boundaries));
  if ("principals" in params) {
    return errors.principals(String(params.what), Number(params.principals));
  }
  if ("exceptionOnNothing" in params) return exceptionErrors.onNothing();
  if ("applicationUrl" in params) return errors.missingApplicationUrl();
  if ("quota" in params) {
    return errors.quotaExceeded(params.quota as QuotaName, Number(params.count), `in ${where}`);
  }
  const { rule, demand, fix } = params as unknown as TextIssue;
  return errors.invalidText(rule, demand, String(value), fix);
}

/** The field that a path leads to, in quotes; the file for the top. */
function describe(source: SourceFile, path: Path): string {
  const field = path.findLast((step) => typeof step === "string");
  if (field === undefined) return quote(source.name);
  return typeof path.at(-1) === "number" ? `An entry of ${quote(field)}` : quote(field);
}

/** The smallest removals that heal an issue: an unknown key itself, else the innermost entry of a list, else the field. */
function entriesToLeaveOut(source: SourceFile, issue: Issue): Path[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [...issue.path, key]);
  const end = issue.path.findLastIndex((_, index) =>
    Array.isArray(valueAt(source.data, issue.path.slice(0, index))),
  );
  return [end === -1 ? issue.path : issue.path.slice(0, end + 1)];
}

function distinct(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
