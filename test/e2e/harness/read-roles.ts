import { type IAM, paginateListAttachedRolePolicies, paginateListRoles } from "@aws-sdk/client-iam";
import type { JsonValue } from "../../../model/access-model";
import type { LocalAws } from "./local-aws";
import { all } from "./pages";

/** What a role of Identity Center lets people do. */
export interface RoleContents {
  /** ARNs, sorted. */
  readonly attachedPolicies: readonly string[];
  readonly inlinePolicy: JsonValue | undefined;
  /** ARN. */
  readonly permissionsBoundary: string | undefined;
}

/** The roles that Identity Center keeps in an account, by the name of their permission set, as that account's own IAM shows them. */
export async function readRoles(
  aws: Pick<LocalAws, "iam">,
  account: string,
): Promise<Readonly<Record<string, RoleContents>>> {
  const client = aws.iam(account);
  const names = await roleNames(client);
  const roles = names.map(async (name) => [permissionSetOf(name), await readRole(client, name)]);
  return Object.fromEntries(await Promise.all(roles));
}

/** Names of the permission sets that have a role in an account, sorted. */
export async function rolesIn(aws: Pick<LocalAws, "iam">, account: string): Promise<string[]> {
  return (await roleNames(aws.iam(account))).map(permissionSetOf).sort();
}

async function roleNames(client: IAM): Promise<string[]> {
  const roles = await all(
    paginateListRoles({ client }, { PathPrefix: "/aws-reserved/sso.amazonaws.com/" }),
    ({ Roles }) => Roles,
  );
  return roles.map(({ RoleName = "" }) => RoleName);
}

const permissionSetOf = (roleName: string): string =>
  /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(roleName)?.[1] ?? roleName;

async function readRole(client: IAM, RoleName: string): Promise<RoleContents> {
  const { Role } = await client.getRole({ RoleName });
  const attached = await all(
    paginateListAttachedRolePolicies({ client }, { RoleName }),
    ({ AttachedPolicies }) => AttachedPolicies,
  );
  const { PolicyNames: [PolicyName] = [] } = await client.listRolePolicies({ RoleName });
  const inline =
    PolicyName === undefined ? undefined : await client.getRolePolicy({ RoleName, PolicyName });
  return {
    attachedPolicies: attached.map(({ PolicyArn = "" }) => PolicyArn).sort(),
    inlinePolicy: inline && JSON.parse(decodeURIComponent(inline.PolicyDocument ?? "")),
    permissionsBoundary: Role?.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}
