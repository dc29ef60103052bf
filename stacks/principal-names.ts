import type { Principal } from "../model/access-model";
import { compareText } from "../modules/terraform-text";

/** Names of the groups, or of the users, among these principals: each once, sorted. */
export const namesOf = (principals: readonly Principal[], type: Principal["type"]): string[] =>
  [
    ...new Set(principals.filter((principal) => principal.type === type).map(({ name }) => name)),
  ].sort(compareText);
