import { paginateListAccounts } from "@aws-sdk/client-organizations";
import { paginateListAccountAssignments } from "@aws-sdk/client-sso-admin";
import { assignmentText, type Contents } from "./contents";
import type { LocalAws } from "./local-aws";
import { all } from "./pages";
import { readAccessControlAttributes, readApplications, readIssuers } from "./read-applications";
import { readDirectory } from "./read-directory";
import { readPermissionSets } from "./read-permission-sets";

/** Reads everything through AWS's SDK, as any other client would. */
export async function readContents({
  sso,
  directory,
  organizations,
}: Pick<LocalAws, "sso" | "directory" | "organizations">): Promise<Contents> {
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  const InstanceArn = instance?.InstanceArn ?? "";
  const { users, groups, nameOf } = await readDirectory(directory, instance?.IdentityStoreId);
  const accounts = await all(
    paginateListAccounts({ client: organizations }, {}),
    ({ Accounts }) => Accounts,
  );
  const permissionSets = await readPermissionSets(sso, InstanceArn);
  const assignments: string[] = [];
  for (const { PermissionSetArn, name } of permissionSets) {
    for (const { Id: AccountId = "" } of accounts) {
      const held = await all(
        paginateListAccountAssignments(
          { client: sso },
          { InstanceArn, PermissionSetArn, AccountId },
        ),
        ({ AccountAssignments }) => AccountAssignments,
      );
      for (const { PrincipalType = "", PrincipalId = "" } of held) {
        assignments.push(assignmentText(PrincipalType, nameOf(PrincipalId), name, AccountId));
      }
    }
  }
  return {
    users,
    groups,
    permissionSets: Object.fromEntries(permissionSets.map(({ name, set }) => [name, set])),
    assignments: assignments.sort(),
    accessControlAttributes: await readAccessControlAttributes(sso, InstanceArn),
    applications: await readApplications(sso, InstanceArn, nameOf),
    trustedTokenIssuers: await readIssuers(sso, InstanceArn),
  };
}
