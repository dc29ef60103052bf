import type { Contents, PermissionSetContents } from "../../e2e/harness/contents";
import type { LocalAws } from "../../e2e/harness/local-aws";
import { type RoleContents, readRoles } from "../../e2e/harness/read-roles";

/** What AWS lets people do at one moment, as its own services show it. */
export interface Picture {
  /** By permission set and account: `viewer-dev in 100000000011`. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Who reaches these roles, each once. */
  readonly holdings: readonly Holding[];
  /** User names by group. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/** A role that Identity Center keeps in an account, and what its permission set says besides. */
export interface Role extends RoleContents {
  readonly set: Pick<
    PermissionSetContents,
    "description" | "relayState" | "sessionDuration" | "tags"
  >;
}

/** One assignment that AWS has provisioned. */
export interface Holding {
  readonly type: "GROUP" | "USER";
  readonly principal: string;
  readonly permissionSet: string;
  /** Its id. */
  readonly account: string;
}

export const placeOf = ({ permissionSet, account }: Omit<Holding, "type" | "principal">): string =>
  `${permissionSet} in ${account}`;

/** Looks into IAM of every account beside what Identity Center holds. */
export async function readPicture(
  aws: Pick<LocalAws, "iam">,
  { permissionSets, assignments, groups }: Contents,
  accounts: readonly string[],
): Promise<Picture> {
  const roles = new Map<string, Role>();
  for (const account of accounts)
    for (const [permissionSet, role] of Object.entries(await readRoles(aws, account))) {
      const set = permissionSets[permissionSet];
      if (set === undefined) throw new Error(`${account} keeps a role of no set: ${permissionSet}`);
      roles.set(placeOf({ permissionSet, account }), { ...role, set });
    }
  const holdings = assignments.map(holdingOf).filter((holding) => roles.has(placeOf(holding)));
  const reached = new Set(holdings.map(placeOf));
  for (const place of roles.keys())
    if (!reached.has(place)) throw new Error(`nobody reaches a role that is left: ${place}`);
  return {
    roles,
    holdings,
    members: Object.fromEntries(
      Object.entries(groups).map(([group, { members }]) => [group, members]),
    ),
  };
}

function holdingOf(assignment: string): Holding {
  const [, type, principal = "", permissionSet = "", account = ""] =
    /^(GROUP|USER) (.+) has (\S+) in (\d{12})$/.exec(assignment) ?? [];
  if (type !== "GROUP" && type !== "USER") throw new Error(`no assignment: ${assignment}`);
  return { type, principal, permissionSet, account };
}
