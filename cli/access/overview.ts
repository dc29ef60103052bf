import type { AccessModel, Environment } from "../../model/access-model";
import { byParts } from "../../model/compare";
import type { AssignedAccess } from "../../model/effective-access";
import { MANAGEMENT } from "../../model/management";
import { count } from "../output/print";
import type { Row } from "../output/table";
import type { View } from "./views";
import { sizes } from "./who";

/** Columns of a terminal that names need to be readable in. */
const readable = 16;
const gap = 2;

/** The environments' access in one table; the management account's, which few have, in one of its own. */
export function overviews(
  model: AccessModel,
  assigned: readonly AssignedAccess[],
  width: number,
): readonly View[] {
  const isManagement = ({ environment }: AssignedAccess) => environment === MANAGEMENT;
  return [assigned.filter((access) => !isManagement(access)), assigned.filter(isManagement)]
    .filter(({ length }) => length > 0)
    .map((access) => overview(model, access, width));
}

/**
 * One row for each principal, one column for each environment: permission sets, and where. Where `width`
 * is too little for that, one row for each principal in each environment.
 */
function overview(model: AccessModel, assigned: readonly AssignedAccess[], width: number): View {
  const mostColumns = Math.floor((width - readable) / (readable + gap));
  const size = sizes(model);
  const environments = model.environments.filter(({ name }) =>
    assigned.some(({ environment }) => environment === name),
  );
  const principals = grouped(assigned, ({ principal: { type, name } }) => [type, name]);
  const rowsOf = (access: readonly AssignedAccess[]): readonly (readonly string[])[] => {
    const principal = access[0]?.principal;
    if (principal === undefined) return [];
    const who = `${principal.name}\n  ${size(principal)}`;
    const cells = environments.map((environment) => cell(environment, access));
    return environments.length <= mostColumns
      ? [[who, ...cells]]
      : environments.flatMap(({ name }, index) =>
          cells[index] === "" ? [] : [[who, name, cells[index] ?? ""]],
        );
  };
  const titles =
    environments.length <= mostColumns
      ? environments.map(({ name }) => name)
      : ["Environment", "Permission set, accounts"];
  return {
    columns: ["Who", ...titles].map((title) => ({ title, wraps: true as const })),
    rows: spaced(principals.flatMap(rowsOf)),
  };
}

function cell(environment: Environment, access: readonly AssignedAccess[]): string {
  const here = access.filter((entry) => entry.environment === environment.name);
  return grouped(here, ({ permissionSet }) => [permissionSet.name])
    .map((entries) => `${entries[0]?.permissionSet.name}\n  ${where(environment, entries)}`)
    .join("\n");
}

function where({ accounts }: Environment, entries: readonly AssignedAccess[]): string {
  const names = entries.map(({ account }) => account.name);
  if (accounts.length > 1 && names.length === accounts.length)
    return `all ${names.length} accounts`;
  return names.length <= 2 ? names.join("\n  ") : count(names.length, "account");
}

/** Items with the same parts together, sorted by them. */
function grouped<T>(items: readonly T[], parts: (item: T) => readonly string[]): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of [...items].sort(byParts(parts))) {
    const key = JSON.stringify(parts(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** An empty line between rows that take several. */
const spaced = (rows: readonly (readonly string[])[]): readonly Row[] =>
  rows.flatMap((row, index) => (index === 0 ? [row] : [[], row]));
