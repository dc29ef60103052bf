import { TerraformOutput, type TerraformStack } from "cdktf";
import { claimAddress } from "../modules/address";
import { literal } from "../modules/terraform-text";

/** An output that maps names to ids. */
export function output<T>(
  stack: TerraformStack,
  name: string,
  description: string,
  items: ReadonlyMap<string, T>,
  id: (item: T) => string,
): void {
  new TerraformOutput(stack, claimAddress(stack, "output", name), {
    staticId: true,
    description,
    value: Object.fromEntries(Array.from(items, ([key, item]) => [literal(key), id(item)])),
  });
}
