import type { AccessModel } from "../../model/access-model";
import { byCodeUnit } from "../../model/compare";
import { literal } from "../../modules/terraform-text";
import * as errors from "./errors";
import { declaredInStack, heldInState } from "./identities";
import type { Note } from "./intent";
import type { StateResource } from "./state";

/** https://developer.hashicorp.com/terraform/language/import */
export interface Import {
  readonly to: string;
  readonly id: string;
}

/** For each stack what of a module's state it takes over; notes what only one of the two has. */
export function importsOf(
  model: AccessModel,
  stacks: ReadonlyMap<string, string>,
  state: readonly StateResource[],
  note: Note,
): ReadonlyMap<string, readonly Import[]> {
  const held = heldInState(state, note);
  const taken = new Set<string>();
  const imports = [...stacks].map(([stack, json]) => {
    const declared = [...declaredInStack(stack, json, model)].sort(([, left], [, right]) =>
      byCodeUnit(left, right),
    );
    const found = declared.flatMap(([identity, to]): Import[] => {
      const here = held.get(identity);
      if (here === undefined) {
        note(errors.absentFromState(identity));
        return [];
      }
      taken.add(identity);
      return [{ to, id: here.id }];
    });
    return [stack, found] as const;
  });
  for (const [identity, { address, isAccess }] of held) {
    if (isAccess && !taken.has(identity)) note(errors.absentFromVariables(address));
  }
  return new Map(imports.filter(([, found]) => found.length > 0));
}

/** As they stand in a `.tf` file. */
export const importText = (imports: readonly Import[]): string =>
  imports
    .map(({ to, id }) => `import {\n  to = ${to}\n  id = ${JSON.stringify(literal(id))}\n}\n`)
    .join("\n");
