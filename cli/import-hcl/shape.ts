import { z } from "zod";
import * as errors from "./errors";
import type { Note } from "./intent";

/** Terraform makes a text of a number or a truth value, as in `tags = { cost-center = 42 }`. */
export const text = z.preprocess(
  (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
  z.string(),
);

/**
 * The value of one variable as its shape has it; undefined when it breaks it, which is noted with the path
 * of each place.
 */
export function shaped<S extends z.ZodType>(
  schema: S,
  name: string,
  value: unknown,
  known: Iterable<string>,
  note: Note,
): z.output<S> | undefined {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  for (const issue of error.issues) {
    const path = pathOf(name, issue.path);
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) note(errors.unknownField(path, key, known));
    } else note(errors.unexpectedValue(path, expectedBy(issue)));
  }
  return undefined;
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return issue.values.join(" or ");
  if (issue.code !== "invalid_type") return "Another value";
  return (
    { string: "A text", array: "A list", record: "A map", object: "An object" }[
      issue.expected as string
    ] ?? `A ${issue.expected}`
  );
}

/** As Terraform spells it: `permission_sets["Admin"].tags`. */
export const pathOf = (name: string, keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    const text = String(key);
    return /^[a-z_]+$/.test(text) ? `${path}.${text}` : `${path}[${JSON.stringify(text)}]`;
  }, name);
