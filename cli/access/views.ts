import type { AccessModel, Account, PermissionSet } from "../../model/access-model";
import { byParts } from "../../model/compare";
import type { AssignedAccess, PersonalAccess } from "../../model/effective-access";
import type { Column, Row } from "../output/table";
import { policiesOf, sessionOf } from "./permission-set-text";
import { sizes } from "./who";

/** What a table shows. */
export interface View {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export function byPerson({ directory }: AccessModel, held: readonly PersonalAccess[]): View {
  const names = new Map(
    directory.users.map(({ userName, displayName }) => [userName, displayName]),
  );
  const person = ({ userName }: PersonalAccess) => {
    const name = names.get(userName);
    return name === undefined ? userName : `${name} (${userName})`;
  };
  return sections(
    held,
    [
      { title: "Environment" },
      { title: "Account" },
      { title: "Permission set" },
      { title: "Via group", wraps: true },
    ],
    person,
    ({ environment, account, permissionSet, direct, groups }) => [
      environment,
      accountText(account),
      permissionSet.name,
      [...(direct ? ["directly"] : []), ...groups].join(", "),
    ],
  );
}

export function byGroup(model: AccessModel, assigned: readonly AssignedAccess[]): View {
  const size = sizes(model);
  const sorted = [...assigned].sort(
    byParts(({ principal, environment, permissionSet, account }) => [
      principal.type,
      principal.name,
      environment,
      permissionSet.name,
      account.name,
    ]),
  );
  return sections(
    sorted,
    [{ title: "Environment" }, { title: "Permission set" }, { title: "Account" }],
    ({ principal }) => `${principal.name} (${size(principal)})`,
    ({ environment, account, permissionSet }) => [
      environment,
      permissionSet.name,
      accountText(account),
    ],
  );
}

export function byAccount(model: AccessModel, assigned: readonly AssignedAccess[]): View {
  const size = sizes(model);
  const sorted = [...assigned].sort(
    byParts(({ account, permissionSet, principal }) => [
      account.name,
      account.id,
      permissionSet.name,
      principal.name,
    ]),
  );
  return sections(
    sorted,
    [{ title: "Permission set" }, { title: "Who", wraps: true }, { title: "People" }],
    ({ account, environment }) => `${accountText(account)} (${environment})`,
    ({ permissionSet, principal }) => [permissionSet.name, principal.name, size(principal)],
  );
}

export function byPermissionSet(model: AccessModel, assigned: readonly AssignedAccess[]): View {
  const size = sizes(model);
  const sorted = [...assigned].sort(
    byParts(({ permissionSet, environment, account, principal }) => [
      permissionSet.name,
      environment,
      account.name,
      principal.name,
    ]),
  );
  return sections(
    sorted,
    [
      { title: "Environment" },
      { title: "Account" },
      { title: "Who", wraps: true },
      { title: "People" },
    ],
    ({ permissionSet }) => permissionSet.name,
    ({ environment, account, principal }) => [
      environment,
      accountText(account),
      principal.name,
      size(principal),
    ],
  );
}

/** What the permission sets of some access are, each once. */
export function permissionSetView(
  access: readonly { readonly permissionSet: PermissionSet }[],
): View {
  const sets = new Map(access.map(({ permissionSet }) => [permissionSet.name, permissionSet]));
  return {
    columns: [
      { title: "Permission set" },
      { title: "Session" },
      { title: "Policies", wraps: true },
    ],
    rows: [...sets.values()]
      .sort(byParts(({ name }) => [name]))
      .map((set) => [set.name, sessionOf(set), policiesOf(set)]),
  };
}

/** Name first: that is what people know an account by. */
const accountText = ({ name, id }: Account): string => `${name} ${id}`;

/** Rows under a heading wherever it changes; with a column of ends where anything has one. */
function sections<T extends { readonly expires?: string }>(
  items: readonly T[],
  columns: readonly Column[],
  headingOf: (item: T) => string,
  cells: (item: T) => readonly string[],
): View {
  const ends = items.some(({ expires }) => expires !== undefined);
  let last: string | undefined;
  const rows = items.flatMap((item) => {
    const heading = headingOf(item);
    const row = [...cells(item), ...(ends ? [item.expires ?? ""] : [])];
    const rows: Row[] = heading === last ? [row] : [{ heading }, row];
    last = heading;
    return rows;
  });
  return { columns: [...columns, ...(ends ? [{ title: "Ends" }] : [])], rows };
}
