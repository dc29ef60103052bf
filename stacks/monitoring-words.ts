import type { IdentityCenterChange } from "../model/access-model";

/** What a kind of change is called to people. */
export const CHANGED: Readonly<Record<IdentityCenterChange, string>> = {
  "permission-sets": "A permission set was changed",
  assignments: "An assignment was changed",
  "group-memberships": "The members of a group were changed",
  "identity-source": "The identity source was changed",
};
