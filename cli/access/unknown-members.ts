import type { AccessModel } from "../../model/access-model";
import { enumerate } from "../../model/quote";
import { say } from "../output/print";
import { type Filters, wantedAssignments } from "./filters";

/** Says whose members the model does not know: what people hold through these groups is left out, but not in silence. */
export function sayUnknownMembers(model: AccessModel, filters: Filters): void {
  const known = new Set(
    model.directory.groups.flatMap(({ displayName, membersUnknown }) =>
      membersUnknown ? [] : [displayName],
    ),
  );
  const names = wantedAssignments(model, { ...filters, user: undefined })
    .filter(({ principal: { type, name } }) => type === "GROUP" && !known.has(name))
    .map(({ principal }) => principal.name);
  if (names.length > 0)
    say(
      `The snapshot does not show the members of ${enumerate([...new Set(names)])}: what they hold through these groups is missing here.`,
    );
}
