import { error, type Finding } from "../finding";
import { nearestName } from "../nearest-name";
import { QUOTAS, type QuotaName } from "../quotas";
import { enumerate, quote } from "../quote";
import { inWords } from "../session-duration";

/** What a value is, in words: `the number 15`, `a list`. */
function inKind(value: unknown, written?: string): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value === "string") return `the text ${quote(value)}`;
  return `the ${typeof value} ${written ?? String(value)}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
  boolean: "true or false",
  number: "a number",
};

/** `written` is the scalar as it stands in the file: `0123` where YAML reads 123. */
export function wrongType(
  where: string,
  expected: string,
  value: unknown,
  written?: string,
): Finding {
  const isScalar = typeof value === "number" || typeof value === "boolean";
  return error({
    rule: "wrong-type",
    message: `${where} takes ${EXPECTED[expected] ?? expected}, got ${inKind(value, written)}.`,
    fix:
      expected === "string" && isScalar
        ? `Put it in quotes: "${written ?? String(value)}".`
        : `Write ${EXPECTED[expected] ?? expected} here.`,
  });
}

export function missingField(field: string, where: string): Finding {
  return error({
    rule: "missing-field",
    message: `${where} needs ${quote(field)}, got none.`,
    fix: `Add ${field}.`,
  });
}

export function unknownField(field: string, where: string, valid: readonly string[]): Finding {
  return error({
    rule: "unknown-field",
    message: `${where} has known fields only, got ${quote(field)}.`,
    nearest: nearestName(field, valid),
    fix: `Correct or remove it. Here belong ${enumerate(valid, 12)}.`,
  });
}

/** `written` is the scalar as it stands in the file. */
export function invalidChoice(
  where: string,
  options: readonly string[],
  value: unknown,
  written?: string,
): Finding {
  return error({
    rule: "invalid-choice",
    message: `${where} is one of ${enumerate(options)}, got ${inKind(value, written)}.`,
    nearest: typeof value === "string" ? nearestName(value, options) : undefined,
    fix: "Write one of them.",
  });
}

export function emptyList(where: string): Finding {
  return error({
    rule: "empty-list",
    message: `${where} has one entry at least, got none.`,
    fix: "Add an entry, or remove what holds the list.",
  });
}

export function invalidText(rule: string, demand: string, value: string, fix: string): Finding {
  return error({ rule, message: `${demand}, got ${quote(value)}.`, fix });
}

/** For what no other error here says; `problem` is the validator's own message. */
export function outsideSchema(where: string, problem: string): Finding {
  return error({
    rule: "invalid-value",
    message: `${where} fits its schema, got: ${problem}.`,
    fix: "Correct the value; docs/access-files.md says what belongs here.",
  });
}

export function repeatedEntry(where: string, value: unknown): Finding {
  const shown = typeof value === "string" ? quote(value) : quote(JSON.stringify(value));
  return error({
    rule: "repeated-entry",
    message: `${where} holds an entry once, got ${shown} again.`,
    fix: "Keep one of the two.",
  });
}

/** `seconds` is null when the text is no ISO 8601 duration. */
export function sessionDuration(given: string, seconds: number | null): Finding {
  return error({
    rule: "session-duration",
    message:
      seconds === null
        ? `AWS's minimum for a session is one hour and its maximum 12 hours, in ISO 8601, got ${quote(given)}.`
        : `AWS's minimum for a session is one hour and its maximum 12 hours, got ${inWords(seconds)}.`,
    fix: "Write PT1H to PT12H, or with minutes as in PT1H30M.",
  });
}

export function boundaries(given: number): Finding {
  return error({
    rule: "permissions-boundary",
    message: `A permissions boundary is exactly one of "managedPolicy" and "customerManagedPolicy", got ${given === 0 ? "none" : "both"}.`,
    fix: given === 0 ? "Give one, or leave out permissionsBoundary." : "Keep one of the two.",
  });
}

/** `what` is a grant or an assignment. */
export function principals(what: string, given: number): Finding {
  return error({
    rule: "one-principal",
    message: `${what} is for exactly one of "group" and "user", got ${given === 0 ? "none" : "both"}.`,
    fix: given === 0 ? "Say who gets it." : "Write two of them.",
  });
}

export function missingApplicationUrl(): Finding {
  return error({
    rule: "missing-application-url",
    message: 'Sign-in options with origin "APPLICATION" have an "applicationUrl", got none.',
    fix: "Add the address where a sign-in begins, or write origin: IDENTITY_CENTER.",
  });
}

export function quotaExceeded(name: QuotaName, count: number, where: string): Finding {
  const { limit, description, adjustable, source } = QUOTAS[name];
  return error({
    rule: "quota",
    message: `AWS allows ${limit} ${description}, got ${count} ${where}.`,
    fix: adjustable
      ? `Declare fewer, or have AWS raise the quota: ${source}`
      : `Declare fewer; AWS does not raise this quota: ${source}`,
  });
}
