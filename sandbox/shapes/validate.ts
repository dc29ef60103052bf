import { AwsError } from "../aws-error";
import type { Shape } from "./shape";

/** One constraint that a value breaks. `path` is spelled as AWS does: `tags.1.member.key`. */
export interface Violation {
  readonly path: string;
  readonly value: unknown;
  readonly constraint: string;
  readonly kind: "required" | "pattern" | "other";
}

/** More of one list help nobody, and a list may have a million items. */
const mostViolations = 100;

/**
 * Every constraint of a shape that a value breaks; of a list or map the first hundred. Members that
 * the shape does not have are ignored, as AWS does.
 *
 * @throws AwsError `SerializationException` when a value has the wrong JSON type.
 */
export function violations(shape: Shape, value: unknown, path = ""): readonly Violation[] {
  switch (shape.type) {
    case "object":
      return objectViolations(shape, value, path);
    case "array": {
      if (!Array.isArray(value)) throw wrongType(value);
      const items = shape.items ?? { type: "document" };
      return [
        ...lengthViolations(value, value.length, shape.minItems, shape.maxItems, path),
        ...firstOf(value.entries(), ([index, item]) => {
          const itemPath = `${path}.${index + 1}.member`;
          return item === null ? [missing(itemPath)] : violations(items, item, itemPath);
        }),
      ];
    }
    case "map": {
      if (!isObject(value)) throw wrongType(value);
      const { values } = shape;
      if (values === undefined) return [];
      return firstOf(Object.entries(value), ([key, entry]) =>
        violations(values, entry, `${path}.${key}.member`),
      );
    }
    case "string":
      return stringViolations(shape, value, path);
    case "integer":
      return integerViolations(shape, value, path);
    case "boolean":
      if (typeof value !== "boolean") throw wrongType(value);
      return [];
    case "blob":
      return blobViolations(shape, value, path);
    default:
      return [];
  }
}

/**
 * What a handler gets of a valid input: AWS ignores members that a shape does not have, and a member
 * that is null is one that is not there. Blobs are bytes, documents stay as they are.
 */
export function knownMembers(shape: Shape, value: unknown): unknown {
  const { type, properties, items, values } = shape;
  if (type === "blob" && typeof value === "string") return Buffer.from(value, "base64");
  if (items !== undefined && Array.isArray(value)) {
    return value.map((item) => knownMembers(items, item));
  }
  if (!isObject(value) || (properties ?? values) === undefined) return value;
  const known = Object.entries(value).flatMap(([name, member]) => {
    const inner =
      values ?? (Object.hasOwn(properties ?? {}, name) ? properties?.[name] : undefined);
    if (inner === undefined || member === null) return [];
    return [[name, knownMembers(inner, member)] as const];
  });
  return Object.fromEntries(known);
}

function firstOf<T>(
  entries: Iterable<T>,
  find: (entry: T) => readonly Violation[],
): readonly Violation[] {
  const found: Violation[] = [];
  for (const entry of entries) {
    found.push(...find(entry));
    if (found.length >= mostViolations) break;
  }
  return found;
}

function objectViolations(shape: Shape, value: unknown, path: string): readonly Violation[] {
  if (!isObject(value)) throw wrongType(value);
  const properties = Object.entries(shape.properties ?? {});
  const found = properties.flatMap(([name, member]) => {
    const memberPath = path === "" ? camelCase(name) : `${path}.${camelCase(name)}`;
    const given = value[name];
    if (given !== undefined && given !== null) return violations(member, given, memberPath);
    return shape.required?.includes(name) ? [missing(memberPath)] : [];
  });
  if (!shape.exactlyOne) return found;
  const set = properties.filter(([name]) => value[name] !== undefined && value[name] !== null);
  if (set.length === 1) return found;
  const names = properties.map(([name]) => camelCase(name)).join(", ");
  const constraint = `Member must have exactly one of [${names}] set`;
  return [...found, { path, value, constraint, kind: "other" }];
}

function stringViolations(shape: Shape, value: unknown, path: string): readonly Violation[] {
  if (typeof value !== "string") throw wrongType(value);
  const found = [
    ...lengthViolations(value, [...value].length, shape.minLength, shape.maxLength, path),
  ];
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    const constraint = `Member must satisfy enum value set: [${shape.enum.join(", ")}]`;
    found.push({ path, value, constraint, kind: "other" });
  }
  if (shape.pattern !== undefined && !fullMatch(shape.pattern).test(value)) {
    const constraint = `Member must satisfy regular expression pattern: ${shape.pattern}`;
    found.push({ path, value, constraint, kind: "pattern" });
  }
  return found;
}

function blobViolations(shape: Shape, value: unknown, path: string): readonly Violation[] {
  if (typeof value !== "string") throw wrongType(value);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) {
    throw new AwsError("SerializationException", "A blob must be Base64");
  }
  const { length } = Buffer.from(value, "base64");
  return lengthViolations(value, length, shape.minLength, shape.maxLength, path);
}

function integerViolations(shape: Shape, value: unknown, path: string): readonly Violation[] {
  if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(value);
  const found: Violation[] = [];
  if (shape.maximum !== undefined && value > shape.maximum) {
    const constraint = `Member must have value less than or equal to ${shape.maximum}`;
    found.push({ path, value, constraint, kind: "other" });
  }
  if (shape.minimum !== undefined && value < shape.minimum) {
    const constraint = `Member must have value greater than or equal to ${shape.minimum}`;
    found.push({ path, value, constraint, kind: "other" });
  }
  return found;
}

function lengthViolations(
  value: unknown,
  length: number,
  shortest: number | undefined,
  longest: number | undefined,
  path: string,
): readonly Violation[] {
  if (longest !== undefined && length > longest) {
    const constraint = `Member must have length less than or equal to ${longest}`;
    return [{ path, value, constraint, kind: "other" }];
  }
  if (shortest !== undefined && length < shortest) {
    const constraint = `Member must have length greater than or equal to ${shortest}`;
    return [{ path, value, constraint, kind: "other" }];
  }
  return [];
}

function missing(path: string): Violation {
  return { path, value: null, constraint: "Member must not be null", kind: "required" };
}

/** AWS's wording for everything that is wrong with a request, or nothing when it is right. */
export function validationMessage(found: readonly Violation[]): string | undefined {
  if (found.length === 0) return undefined;
  const errors = found.length === 1 ? "1 validation error" : `${found.length} validation errors`;
  const each = found.map(
    ({ path, value, constraint }) =>
      `Value ${written(value)} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
  return `${errors} detected: ${each.join("; ")}`;
}

/** Longer than what any member may have, except for policies: what is said is for reading. */
const longestValue = 2048;

function written(value: unknown): string {
  if (value === null) return "null";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `'${text.length > longestValue ? `${text.slice(0, longestValue)}…` : text}'`;
}

const patterns = new Map<string, RegExp>();

/** AWS's patterns are Java's: anchored, and `\p{…}` counts code points. */
function fullMatch(pattern: string): RegExp {
  let expression = patterns.get(pattern);
  if (expression === undefined) {
    const unicode = pattern.includes("\\p{");
    // JavaScript refuses escapes of letters and spaces that mean nothing in Unicode mode.
    const source = unicode ? pattern.replace(/\\([_ ])/g, "$1") : pattern;
    expression = new RegExp(`^(?:${source})$`, unicode ? "u" : "");
    patterns.set(pattern, expression);
  }
  return expression;
}

function wrongType(value: unknown): AwsError {
  return new AwsError("SerializationException", wrongTypeMessage(value));
}

function wrongTypeMessage(value: unknown): string {
  if (Array.isArray(value)) return "Start of list found where not expected";
  if (isObject(value)) return "Start of structure or map found where not expected.";
  const token = value === null ? "NULL" : `${typeof value}`.toUpperCase();
  return `${token}_VALUE cannot be converted to the type of this member`;
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
