import {
  type ProvisioningStatus,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListCustomerManagedPolicyReferencesInPermissionSet,
  paginateListManagedPoliciesInPermissionSet,
  paginateListPermissionSets,
  ResourceNotFoundException,
  type SSOAdmin,
} from "@aws-sdk/client-sso-admin";
import type { PermissionSetContents } from "./contents";
import { all, tagsOf } from "./pages";

interface NamedPermissionSet {
  readonly PermissionSetArn: string;
  readonly name: string;
  readonly set: PermissionSetContents;
}

export async function readPermissionSets(
  client: SSOAdmin,
  InstanceArn: string,
): Promise<NamedPermissionSet[]> {
  const arns = await all(
    paginateListPermissionSets({ client }, { InstanceArn }),
    ({ PermissionSets }) => PermissionSets,
  );
  const read: NamedPermissionSet[] = [];
  // One by one: all at once is more than AWS's pace allows, and more than the SDK repeats.
  for (const PermissionSetArn of arns) {
    const content = await readPermissionSet(client, { InstanceArn, PermissionSetArn });
    read.push({ PermissionSetArn, ...content });
  }
  return read;
}

interface Reference {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

async function readPermissionSet(
  client: SSOAdmin,
  reference: Reference,
): Promise<Omit<NamedPermissionSet, "PermissionSetArn">> {
  const { PermissionSet: described } = await client.describePermissionSet(reference);
  const managed = await all(
    paginateListManagedPoliciesInPermissionSet({ client }, reference),
    ({ AttachedManagedPolicies }) => AttachedManagedPolicies,
  );
  const references = await all(
    paginateListCustomerManagedPolicyReferencesInPermissionSet({ client }, reference),
    ({ CustomerManagedPolicyReferences }) => CustomerManagedPolicyReferences,
  );
  const { InlinePolicy } = await client.getInlinePolicyForPermissionSet(reference);
  return {
    name: described?.Name ?? "",
    set: {
      description: described?.Description,
      sessionDuration: described?.SessionDuration,
      relayState: described?.RelayState,
      tags: await tagsOf(client, reference.InstanceArn, reference.PermissionSetArn),
      managedPolicies: managed.map(({ Arn = "" }) => Arn).sort(),
      customerManagedPolicies: references.map(({ Path = "", Name = "" }) => Path + Name).sort(),
      inlinePolicy: InlinePolicy ? JSON.parse(InlinePolicy) : undefined,
      permissionsBoundary: await readBoundary(client, reference),
      provisionedIn: await accountsWith(client, reference, "LATEST_PERMISSION_SET_PROVISIONED"),
      outdatedIn: await accountsWith(client, reference, "LATEST_PERMISSION_SET_NOT_PROVISIONED"),
    },
  };
}

async function accountsWith(
  client: SSOAdmin,
  reference: Reference,
  ProvisioningStatus: ProvisioningStatus,
): Promise<string[]> {
  const accounts = await all(
    paginateListAccountsForProvisionedPermissionSet(
      { client },
      { ...reference, ProvisioningStatus },
    ),
    ({ AccountIds }) => AccountIds,
  );
  return accounts.sort();
}

async function readBoundary(client: SSOAdmin, reference: Reference): Promise<string | undefined> {
  const { PermissionsBoundary: boundary } = await orNothing(
    client.getPermissionsBoundaryForPermissionSet(reference),
  );
  const policy = boundary?.CustomerManagedPolicyReference;
  return policy ? `${policy.Path}${policy.Name}` : boundary?.ManagedPolicyArn;
}

/** An answer, or an empty one where AWS says that there is nothing. */
export async function orNothing<T extends object>(answer: Promise<T>): Promise<Partial<T>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return {};
    throw error;
  }
}
