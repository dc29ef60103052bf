import type { AccessFiles } from "../../model/access-files";
import type { Instant } from "../../model/instant";
import { spliced } from "../edit/splice";
import * as errors from "./errors";

const FIELD = "revokeSessionsIssuedBefore";

/** Whose sessions are revoked where. */
export interface Revocation {
  readonly permissionSet: string;
  /** All that take the catalog's value when absent. */
  readonly environment?: string | undefined;
  /** Id in the Identity Store; everyone when absent. */
  readonly user?: string | undefined;
  readonly at: Instant;
}

export interface Revoked {
  /** From the access directory. */
  readonly name: string;
  readonly text: string;
  /** Environments with a value of their own, which the catalog's doesn't reach. */
  readonly unreached: readonly string[];
}

/**
 * The file of a set, or of an environment, with a revocation more or a later one. `read` gives a file's text.
 *
 * @throws UserError for names that are not in the files, and for a file that can't be edited.
 */
export function revoked(
  files: AccessFiles,
  { permissionSet, environment, user, at }: Revocation,
  read: (name: string) => string,
): Revoked {
  const set = files.permissionSets.get(permissionSet)?.value;
  if (set === undefined) {
    throw errors.unknownName("A permission set", permissionSet, files.permissionSets.keys());
  }
  const own = (name: string) => files.environments.get(name)?.value.permissionSets?.[permissionSet];
  const where = user === undefined ? ["everyone"] : ["users", user];
  const edit = (name: string, path: readonly string[], value: object | string): string => {
    const text = spliced(read(name), path, value);
    if (text === undefined) throw errors.notEditable(name, path.join("."), JSON.stringify(value));
    return text;
  };
  if (environment === undefined) {
    const name = `permission-sets/${permissionSet}.yaml`;
    const unreached = [...files.environments.keys()].filter(
      (one) => own(one)?.[FIELD] !== undefined,
    );
    return { name, text: edit(name, [FIELD, ...where], at), unreached };
  }
  const file = files.environments.get(environment)?.value;
  if (file === undefined) {
    throw errors.unknownName("An environment", environment, files.environments.keys());
  }
  const isGranted = (file.grants ?? []).some((grant) => grant.permissionSet === permissionSet);
  if (set.scope === "instance" || (own(environment) === undefined && !isGranted)) {
    throw errors.notInEnvironment(permissionSet, environment);
  }
  const name = `environments/${environment}.yaml`;
  const path = ["permissionSets", permissionSet, FIELD];
  const inherited = own(environment)?.[FIELD] === undefined ? set[FIELD] : undefined;
  if (inherited === undefined)
    return { name, text: edit(name, [...path, ...where], at), unreached: [] };
  // An environment's value replaces the catalog's: what that says is kept.
  const whole =
    user === undefined
      ? { ...inherited, everyone: at }
      : { ...inherited, users: { ...inherited.users, [user]: at } };
  return { name, text: edit(name, path, whole), unreached: [] };
}
