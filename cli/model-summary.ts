import type { AccessModel } from "../model/access-model";
import { count } from "./output/print";

/** What the access files declare, in numbers. */
export function summary({ environments, accounts, directory }: AccessModel): string {
  const assignments = environments.reduce((sum, { assignments: { length } }) => sum + length, 0);
  return [
    count(environments.length, "environment"),
    count(accounts.length, "account"),
    count(directory.groups.length, "group"),
    count(directory.users.length, "person", "people"),
    count(assignments, "assignment"),
  ].join(", ");
}
