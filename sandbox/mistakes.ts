import { z } from "zod";
import { hasNoMember, isMissing, isNoneOf } from "./errors";
import { nearest } from "./nearest";

/** One rule that data breaks, and where. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  /** Whether the key at `path` is wrong, or its value. */
  readonly at: "key" | "value";
  readonly rule: string;
}

/** Everything that a schema found wrong, in sentences that start with what they are about. */
export function mistakesIn(
  schema: z.ZodType,
  { issues }: z.ZodError,
  what: string,
): readonly Mistake[] {
  return issues.flatMap((issue): readonly Mistake[] => {
    const { path } = issue;
    const name = path.map(String).join(".") || what;
    if (issue.code === "unrecognized_keys") {
      const known = membersAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        at: "key",
        rule: hasNoMember(
          name,
          key,
          // What another kind of it has is no other spelling.
          nearest(
            key,
            known.filter((member) => member !== key),
          ),
        ),
      }));
    }
    return [{ path, at: "value", rule: ruleOf(issue, name) }];
  });
}

function ruleOf(issue: z.core.$ZodIssue, name: string): string {
  const { input } = issue;
  if (input === undefined) return isMissing(name);
  if (issue.code === "invalid_union" && "options" in issue && issue.discriminator !== undefined) {
    const given = (input as Readonly<Record<string, unknown>>)[issue.discriminator];
    const options = (issue.options ?? []).map(String);
    return given === undefined
      ? isMissing(name)
      : isNoneOf(name, given, options, nearest(String(given), options));
  }
  const rule = issue.message
    .replace(/^Invalid (input|option): /, "")
    .replace(/(, received \w+|\.)$/, "");
  return `${name}: ${rule}, got ${shortened(JSON.stringify(input))}.`;
}

/** A mistake is for reading. */
const shortened = (json: string): string => (json.length > 300 ? `${json.slice(0, 300)}…` : json);

/** Names of the members that a schema has at a path, for what was meant by another one. */
function membersAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let found: readonly unknown[] = [schema];
  for (const step of path) {
    found = found.flatMap(unwrap).flatMap((inside) => {
      if (inside instanceof z.ZodArray) return [inside.element];
      return inside instanceof z.ZodObject ? [inside.shape[String(step)]] : [];
    });
  }
  return found
    .flatMap(unwrap)
    .flatMap((inside) => (inside instanceof z.ZodObject ? Object.keys(inside.shape) : []));
}

function unwrap(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return unwrap(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(unwrap) : [schema];
}
