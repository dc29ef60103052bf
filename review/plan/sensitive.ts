import { mapping, type Values } from "./values";

/** Attributes that a review shows to whoever reads it. */
const SHOWN = [
  "customer_managed_policy_reference",
  "description",
  "display_name",
  "inline_policy",
  "managed_policy_arn",
  "managed_policy_arns",
  "name",
  "permissions_boundary",
  "relay_state",
  "tags",
  "tags_all",
  "user_name",
] as const;

/**
 * Both sides of a change without the values that Terraform calls sensitive: `terraform show -json` spells them out.
 * That one changes is still to be seen.
 */
export function masked(
  address: string,
  { before, after, before_sensitive, after_sensitive }: Values,
): { readonly before: unknown; readonly after: unknown } {
  const hidden = SHOWN.filter((attribute) =>
    [before_sensitive, after_sensitive].some((marks) => isMarked(mapping(marks)[attribute])),
  );
  if (hidden.length === 0) return { before, after };
  const [old, now] = [mapping(before), mapping(after)];
  const side = (values: unknown, isOther: (attribute: string) => boolean) =>
    values === null || values === undefined
      ? values
      : Object.fromEntries(
          Object.entries(mapping(values)).map(([attribute, value]) => [
            attribute,
            hidden.some((one) => one === attribute)
              ? stand(attribute, address, isOther(attribute))
              : value,
          ]),
        );
  return {
    before: side(before, () => false),
    after: side(
      after,
      (attribute) =>
        before !== null &&
        before !== undefined &&
        JSON.stringify(old[attribute]) !== JSON.stringify(now[attribute]),
    ),
  };
}

/** What stands for a sensitive value, where one does. */
export function standIn(values: Values, attribute: string): string | undefined {
  const value = values[attribute];
  return value === SENSITIVE || value === CHANGED ? value : undefined;
}

const SENSITIVE = "(sensitive)";
const CHANGED = "(sensitive, changed)";

/** A mark stands for a value or, within it, for a part. */
const isMarked = (mark: unknown): boolean =>
  mark === true ||
  (typeof mark === "object" && mark !== null && Object.values(mark).some(isMarked));

/** Names differ from each other, so that they still tell apart what they name. */
function stand(attribute: string, address: string, other: boolean): unknown {
  const word = other ? CHANGED : SENSITIVE;
  if (attribute.startsWith("tags")) return { [word.slice(1, -1)]: "" };
  return attribute.endsWith("name") ? `${address} ${SENSITIVE}` : word;
}
