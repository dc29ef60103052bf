import {
  type Identitystore,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from "@aws-sdk/client-identitystore";
import { paginateListAccounts } from "@aws-sdk/client-organizations";
import {
  paginateListAccountAssignments,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListCustomerManagedPolicyReferencesInPermissionSet,
  paginateListManagedPoliciesInPermissionSet,
  paginateListPermissionSets,
  paginateListTagsForResource,
  ResourceNotFoundException,
  type SSOAdmin,
} from "@aws-sdk/client-sso-admin";
import {
  assignmentText,
  type Contents,
  type GroupContents,
  type PermissionSetContents,
  type UserContents,
} from "./contents";
import type { LocalAws } from "./local-aws";

/** Reads everything through AWS's SDK, as any other client would. */
export async function readContents({ sso, directory, organizations }: LocalAws): Promise<Contents> {
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  const InstanceArn = instance?.InstanceArn;
  const people = await readDirectory(directory, instance?.IdentityStoreId);
  const accounts = await all(
    paginateListAccounts({ client: organizations }, {}),
    ({ Accounts }) => Accounts,
  );
  const permissionSets: Record<string, PermissionSetContents> = {};
  const assignments: string[] = [];
  for (const PermissionSetArn of await all(
    paginateListPermissionSets({ client: sso }, { InstanceArn }),
    ({ PermissionSets }) => PermissionSets,
  )) {
    const set = { InstanceArn, PermissionSetArn };
    const { PermissionSet: { Name = "", ...description } = {} } =
      await sso.describePermissionSet(set);
    permissionSets[Name] = {
      description: description.Description,
      sessionDuration: description.SessionDuration,
      relayState: description.RelayState,
      ...(await readPolicies(sso, set)),
    };
    for (const { Id: AccountId = "" } of accounts) {
      const held = await all(
        paginateListAccountAssignments({ client: sso }, { ...set, AccountId }),
        ({ AccountAssignments }) => AccountAssignments,
      );
      for (const { PrincipalType = "", PrincipalId = "" } of held) {
        const principal = people.nameOf.get(PrincipalId) ?? PrincipalId;
        assignments.push(assignmentText(PrincipalType, principal, Name, AccountId));
      }
    }
  }
  const { users, groups } = people;
  return { users, groups, permissionSets, assignments: assignments.sort() };
}

interface People extends Pick<Contents, "users" | "groups"> {
  /** By id of the user or group. */
  readonly nameOf: ReadonlyMap<string, string>;
}

async function readDirectory(
  client: Identitystore,
  IdentityStoreId: string | undefined,
): Promise<People> {
  const nameOf = new Map<string, string>();
  const users: Record<string, UserContents> = {};
  for (const { UserId = "", UserName = "", ...user } of await all(
    paginateListUsers({ client }, { IdentityStoreId }),
    ({ Users }) => Users,
  )) {
    nameOf.set(UserId, UserName);
    users[UserName] = {
      displayName: user.DisplayName,
      givenName: user.Name?.GivenName,
      familyName: user.Name?.FamilyName,
      emails: (user.Emails ?? []).map(({ Value }) => Value),
    };
  }
  const groups: Record<string, GroupContents> = {};
  for (const { GroupId = "", DisplayName = "", Description } of await all(
    paginateListGroups({ client }, { IdentityStoreId }),
    ({ Groups }) => Groups,
  )) {
    nameOf.set(GroupId, DisplayName);
    const members = await all(
      paginateListGroupMemberships({ client }, { IdentityStoreId, GroupId }),
      ({ GroupMemberships }) => GroupMemberships,
    );
    groups[DisplayName] = {
      description: Description,
      members: members.map(({ MemberId }) => nameOf.get(MemberId?.UserId ?? "") ?? "").sort(),
    };
  }
  return { users, groups, nameOf };
}

type Policies = Omit<PermissionSetContents, "description" | "sessionDuration" | "relayState">;

async function readPolicies(
  client: SSOAdmin,
  set: { readonly InstanceArn: string | undefined; readonly PermissionSetArn: string },
): Promise<Policies> {
  const { InstanceArn, PermissionSetArn: ResourceArn } = set;
  const tags = await all(
    paginateListTagsForResource({ client }, { InstanceArn, ResourceArn }),
    ({ Tags }) => Tags,
  );
  const managed = await all(
    paginateListManagedPoliciesInPermissionSet({ client }, set),
    ({ AttachedManagedPolicies }) => AttachedManagedPolicies,
  );
  const references = await all(
    paginateListCustomerManagedPolicyReferencesInPermissionSet({ client }, set),
    ({ CustomerManagedPolicyReferences }) => CustomerManagedPolicyReferences,
  );
  const { InlinePolicy } = await client.getInlinePolicyForPermissionSet(set);
  const provisioned = (
    status: "LATEST_PERMISSION_SET_PROVISIONED" | "LATEST_PERMISSION_SET_NOT_PROVISIONED",
  ) =>
    all(
      paginateListAccountsForProvisionedPermissionSet(
        { client },
        { ...set, ProvisioningStatus: status },
      ),
      ({ AccountIds }) => AccountIds,
    );
  return {
    tags: Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    managedPolicies: managed.map(({ Arn = "" }) => Arn).sort(),
    customerManagedPolicies: references.map(({ Path = "", Name = "" }) => Path + Name).sort(),
    inlinePolicy: InlinePolicy ? JSON.parse(InlinePolicy) : undefined,
    permissionsBoundary: await readBoundary(client, set),
    provisionedIn: (await provisioned("LATEST_PERMISSION_SET_PROVISIONED")).sort(),
    outdatedIn: (await provisioned("LATEST_PERMISSION_SET_NOT_PROVISIONED")).sort(),
  };
}

async function readBoundary(
  client: SSOAdmin,
  set: { readonly InstanceArn: string | undefined; readonly PermissionSetArn: string },
): Promise<string | undefined> {
  try {
    const { PermissionsBoundary: boundary } =
      await client.getPermissionsBoundaryForPermissionSet(set);
    const reference = boundary?.CustomerManagedPolicyReference;
    return reference ? `${reference.Path}${reference.Name}` : boundary?.ManagedPolicyArn;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}
