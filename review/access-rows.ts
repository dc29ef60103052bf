import type { AccessModel, Account } from "../model/access-model";
import { byParts } from "../model/compare";
import type { AssignedAccess, PersonalAccess } from "../model/effective-access";
import type { AccessChanges } from "./access-changes";
import { accountText } from "./describe-change";

/** One line of what changes in access, in words. */
export interface AccessRow {
  /** What the line is about: an account, or a person. */
  readonly about: string;
  readonly direction: "gains" | "loses";
  readonly permissionSet: string;
  /** A group with the number of its members, a person, or accounts. */
  readonly detail: string;
}

/** Account by account: which permission set who gets or no longer has there. */
export function accountRows(
  { gained, lost }: AccessChanges,
  before: AccessModel,
  after: AccessModel,
): readonly AccessRow[] {
  const names = new Map(after.accounts.map((account) => [account.id, account]));
  const rows = (
    all: readonly AssignedAccess[],
    direction: "gains" | "loses",
    model: AccessModel,
  ) => {
    const who = principalText(model);
    return all.map(({ account, permissionSet, principal }) => ({
      about: accountText(names.get(account.id) ?? account),
      direction,
      permissionSet: permissionSet.name,
      detail: who(principal),
    }));
  };
  return [...rows(gained, "gains", after), ...rows(lost, "loses", before)].sort(order);
}

/** Person by person, for those who came into groups or left them: which permission set in how many accounts. */
export function personRows({ people }: AccessChanges): readonly AccessRow[] {
  const rows = (all: readonly PersonalAccess[], direction: "gains" | "loses") => {
    const accounts = new Map<string, { access: PersonalAccess; accounts: Account[] }>();
    for (const access of all) {
      const key = JSON.stringify([access.userName, access.permissionSet.name]);
      const found = accounts.get(key) ?? { access, accounts: [] };
      found.accounts.push(access.account);
      accounts.set(key, found);
    }
    return [...accounts.values()].map(({ access, accounts: where }) => ({
      about: access.userName,
      direction,
      permissionSet: access.permissionSet.name,
      detail: placesText(where),
    }));
  };
  return [...rows(people.gained, "gains"), ...rows(people.lost, "loses")].sort(order);
}

const order = byParts<AccessRow>(({ about, direction, permissionSet, detail }) => [
  about,
  direction,
  permissionSet,
  detail,
]);

function principalText({ directory }: AccessModel) {
  const sizes = new Map(
    directory.groups.map(({ displayName, members }) => [displayName, members.length]),
  );
  return ({ type, name }: AssignedAccess["principal"]): string => {
    if (type === "USER") return `${name} (directly)`;
    const size = sizes.get(name);
    return size === undefined ? name : `${name} (${size === 1 ? "1 person" : `${size} people`})`;
  };
}

function placesText(accounts: readonly Account[]): string {
  const names = accounts.map(({ name }) => name);
  return names.length <= 3
    ? names.join(", ")
    : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more accounts`;
}
