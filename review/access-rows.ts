import type { AccessModel, Account, Principal } from "../model/access-model";
import { byParts } from "../model/compare";
import type { AssignmentChange, AssignmentChanges, PersonChange } from "./assignment-changes";
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
  { assignments }: AssignmentChanges,
  before: AccessModel,
  after: AccessModel,
): readonly AccessRow[] {
  const accounts = new Map(after.accounts.map((account) => [account.id, account]));
  const who = { gained: principalText(after), lost: principalText(before) };
  return assignments
    .map(({ effect, account, permissionSet, principal }) => ({
      about: accountText(accounts.get(account.id) ?? account),
      direction: DIRECTIONS[effect],
      permissionSet: permissionSet.name,
      detail: who[effect](principal),
    }))
    .sort(order);
}

/** Person by person, for those who came into groups or left them: which permission set in how many accounts. */
export function personRows({ people }: AssignmentChanges): readonly AccessRow[] {
  const alike = new Map<string, { change: PersonChange; accounts: Account[] }>();
  for (const change of people.filter(({ byMembership }) => byMembership)) {
    const key = JSON.stringify([change.effect, change.userName, change.permissionSet.name]);
    const found = alike.get(key) ?? { change, accounts: [] };
    found.accounts.push(change.account);
    alike.set(key, found);
  }
  return [...alike.values()]
    .map(({ change: { effect, userName, permissionSet }, accounts }) => ({
      about: userName,
      direction: DIRECTIONS[effect],
      permissionSet: permissionSet.name,
      detail: placesText(accounts),
    }))
    .sort(order);
}

const DIRECTIONS = { gained: "gains", lost: "loses" } as const satisfies Record<
  AssignmentChange["effect"],
  AccessRow["direction"]
>;

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
  return ({ type, name }: Principal): string => {
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
