import { attributeUnknown } from "./errors";

/** One step of UpdateUser and UpdateGroup. An absent value removes the attribute. */
export interface AttributeOperation {
  readonly AttributePath: string;
  readonly AttributeValue?: unknown;
}

type Attributes = { readonly [name: string]: unknown };

const extension = /^aws:identitystore:[^.]+/;

/**
 * The attributes after all operations. Paths are camelCase (`name.familyName`), and so are the keys
 * inside of values, where the rest of the API says `FamilyName`.
 *
 * @throws AwsError `ValidationException` for a path that `known` does not begin.
 */
export function applyOperations<T extends object>(
  attributes: T,
  operations: readonly AttributeOperation[],
  known: ReadonlySet<string>,
): T {
  return operations.reduce<Attributes>(
    (current, { AttributePath: path, AttributeValue: value }) => {
      const extended = extension.exec(path)?.[0];
      if (extended !== undefined) {
        const inner = path.slice(extended.length + 1);
        return set(
          current,
          ["Extensions", extended, ...(inner === "" ? [] : inner.split("."))],
          value,
        );
      }
      const steps = path.split(".").map(pascalCase);
      const [first = "", second] = steps;
      // Lists are changed as a whole.
      const isInsideList = second !== undefined && Array.isArray(current[first]);
      if (!known.has(first) || isInsideList) throw attributeUnknown(path);
      return set(current, steps, pascalKeys(value));
    },
    attributes as Attributes,
  ) as T;
}

function set(
  attributes: Attributes,
  [step = "", ...rest]: readonly string[],
  value: unknown,
): Attributes {
  const { [step]: current, ...others } = attributes;
  const next =
    rest.length === 0 ? value : set((current as Attributes | undefined) ?? {}, rest, value);
  const gone =
    next === undefined || (typeof next === "object" && Object.keys(next ?? {}).length === 0);
  return gone ? others : { ...others, [step]: next };
}

function pascalKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([name, entry]) => [pascalCase(name), pascalKeys(entry)]),
  );
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
