import type { AccessModel } from "../model/access-model";
import { MANAGEMENT } from "../model/management";
import { count } from "./output/print";

/** What the access files declare, in numbers. */
export function summary({ environments, accounts, directory }: AccessModel): string {
  const assignments = environments.reduce((sum, { assignments: { length } }) => sum + length, 0);
  const own = environments.filter(({ name }) => name !== MANAGEMENT);
  const beside = own.length < environments.length ? " and management" : "";
  return [
    count(own.length, "environment") + beside,
    count(accounts.length, "account"),
    count(directory.groups.length, "group"),
    count(directory.users.length, "person", "people"),
    count(assignments, "assignment"),
  ].join(", ");
}
