import { AwsError } from "../../aws-error";
import type { Shape } from "../../shapes/shape";
import { validationMessage, violations } from "../../shapes/validate";
import { attributeUnknown, validation } from "./errors";

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

/**
 * What a user or group has become, against the shape of its creation. An update names its members
 * itself: none is passed over as those of a request are.
 *
 * @throws AwsError `ValidationException`.
 */
export function checkAttributes(create: Shape, attributes: object): void {
  const unknown = unknownAttribute(create, attributes);
  if (unknown !== undefined) throw attributeUnknown(unknown);
  const message = mistakeIn(create, attributes);
  if (message !== undefined) throw validation(message);
}

/** Values of the wrong type too are for the operation to refuse: the request itself could be read. */
function mistakeIn(create: Shape, attributes: object): string | undefined {
  try {
    return validationMessage(violations(create, attributes));
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/** Path of the first member that the shape does not have. */
function unknownAttribute(shape: Shape, value: unknown, path = ""): string | undefined {
  const { properties, items } = shape;
  if (Array.isArray(value)) {
    return value
      .map((item) => unknownAttribute(items ?? { type: "document" }, item, path))
      .find((found) => found !== undefined);
  }
  if (properties === undefined || typeof value !== "object" || value === null) return undefined;
  return Object.entries(value)
    .map(([name, inner]) => {
      const own = name.charAt(0).toLowerCase() + name.slice(1);
      const here = path === "" ? own : `${path}.${own}`;
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return known === undefined ? here : unknownAttribute(known, inner, here);
    })
    .find((found) => found !== undefined);
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
