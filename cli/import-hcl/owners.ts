import type { AccessFiles } from "../../model/access-files";
import { MANAGEMENT } from "../../model/management";
import { resolveOwnership } from "../../model/resolve/ownership";
import * as errors from "./errors";
import type { AssignmentIntent, Note } from "./intent";

/** An assignment with the account that it reaches and the environment that owns it. */
export interface OwnedAssignment extends AssignmentIntent {
  readonly accountName: string;
  readonly environment: string;
}

/** Names of all environments, and whose each assignment is. */
export interface Owned {
  readonly environments: readonly string[];
  readonly assignments: readonly OwnedAssignment[];
}

/** Finds the accounts of assignments in the snapshot, and their environments in organization.yaml. */
export function ownedAssignments(
  files: AccessFiles,
  assignments: readonly AssignmentIntent[],
  note: Note,
): Owned {
  const accounts = files.snapshot?.value.accounts ?? [];
  const names = accounts.map(({ name }) => name);
  const ownership = resolveOwnership(files, () => {});
  const managementAccount = files.organization?.value.instance.managementAccount;
  const owned = assignments.flatMap((assignment): OwnedAssignment[] => {
    const { path, account: given } = assignment;
    const account = accounts.find(({ id, name }) => id === given || name === given);
    if (account === undefined) {
      note(errors.unknownAccount(path, given, names));
      return [];
    }
    if (account.status !== "ACTIVE") {
      note(errors.accountInactive(path, account.name, account.status));
      return [];
    }
    const environment =
      account.id === managementAccount
        ? MANAGEMENT
        : ownership?.ownerOfUnit(account.organizationalUnit ?? "");
    if (environment === undefined) {
      note(errors.accountOfNobody(path, account.name));
      return [];
    }
    const isUnique = names.indexOf(account.name) === names.lastIndexOf(account.name);
    return [{ ...assignment, accountName: isUnique ? account.name : account.id, environment }];
  });
  return {
    environments: [
      ...new Set([
        ...Object.keys(files.organization?.value.environments ?? {}),
        ...owned.map(({ environment }) => environment),
      ]),
    ],
    assignments: owned,
  };
}
