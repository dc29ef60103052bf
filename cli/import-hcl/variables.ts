import * as errors from "./errors";
import type { Intent, Note } from "./intent";
import { readLists } from "./list-shape";
import { readMaps } from "./map-shape";

/** What is read of the two modules. */
const READ = ["permission_sets", "account_assignments", "sso_groups", "sso_users"] as const;

/** Only looked up by the module: nothing of them is its own. */
const LOOKED_UP = ["existing_sso_groups", "existing_sso_users", "existing_permission_sets"];

/** What makes something that is not taken over. */
const UNSUPPORTED = [
  "sso_applications",
  "sso_instance_access_control_attributes",
  "existing_google_sso_users",
] as const;

/** Names of the variables whose values are asked for. */
export const VARIABLES: readonly string[] = [...READ, ...LOOKED_UP, ...UNSUPPORTED];

/** What variables of either module say, by their values; told apart by maps and lists. */
export function readIntent(values: Readonly<Record<string, unknown>>, note: Note): Intent {
  for (const name of UNSUPPORTED) {
    if (!isEmpty(values[name])) note(errors.unsupportedVariable(name));
  }
  const { permission_sets: sets, account_assignments: assignments } = values;
  if (sets === undefined) note(errors.noVariables());
  const shapes = new Set(
    [sets, assignments].flatMap((value) =>
      value === undefined ? [] : [Array.isArray(value) ? "lists" : "maps"],
    ),
  );
  if (shapes.size > 1) {
    note(errors.mixedShapes([...shapes]));
    return { permissionSets: [], assignments: [], groups: [], users: [] };
  }
  return (shapes.has("lists") ? readLists : readMaps)(values, note);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || Object.keys(Object(value)).length === 0;
