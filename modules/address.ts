import { TerraformDataSource, type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { addressClaimedTwice, addressPartEmpty } from "./errors";

/**
 * Spells natural keys as one Terraform name: `Engineering--developer--payments-prod`.
 *
 * The encoding is injective, so that two keys never share an address: letters, digits and single
 * inner dashes stay, `_` becomes `__`, and every other character becomes its code point between
 * underscores (`.` is `_2e_`). Parts are joined with `--`, which no part contains.
 *
 * @throws if a part is empty
 */
export function address(...parts: readonly string[]): string {
  if (parts.length === 0 || parts.includes("")) throw addressPartEmpty(parts);
  return parts
    .map(encodePart)
    .join("--")
    .replace(/^[0-9]/, escaped);
}

const escaped = (character: string): string => `_${character.codePointAt(0)?.toString(16)}_`;

const encodePart = (part: string): string =>
  part.replace(/^-|-$|(?<=-)-|[^A-Za-z0-9-]/gu, (character) =>
    character === "_" ? "__" : escaped(character),
  );

const claimed = new WeakMap<TerraformStack, Set<string>>();

/**
 * Reserves a Terraform address in the stack of `scope`. CDKTF merges two resources of one address
 * silently into one, so that access would go missing without a word.
 *
 * @throws if the stack has that address already
 */
export function claimAddress(scope: Construct, type: string, name: string): string {
  const stack = TerraformStack.of(scope);
  const taken = claimed.get(stack) ?? new Set<string>();
  claimed.set(stack, taken);
  const full = `${type}.${name}`;
  if (taken.has(full)) throw addressClaimedTwice(full, stack.node.id);
  taken.add(full);
  return name;
}

/** Gives a resource or data source its natural address instead of CDKTF's hashed path. */
export function atAddress<T extends TerraformResource | TerraformDataSource>(
  name: string,
  element: T,
): T {
  element.overrideLogicalId(claimAddress(element, typeOf(element), name));
  return element;
}

/** As Terraform writes it in `depends_on`: `data.aws_identitystore_groups.groups`. */
export function addressOf(element: TerraformResource | TerraformDataSource): string {
  return `${typeOf(element)}.${element.friendlyUniqueId}`;
}

const typeOf = (element: TerraformResource | TerraformDataSource): string =>
  `${TerraformDataSource.isTerraformDataSource(element) ? "data." : ""}${element.terraformResourceType}`;
