import type { EstateInstance } from "../../estate-instances";
import { idsOf } from "../identitystore/seed";
import { derivedHex } from "../ids";
import type { Context } from "../operation";
import { arnInside } from "./arns";
import { principalKey } from "./principals";
import { assignmentsOf, isProvisioned, useRevision } from "./provisioned";
import {
  type Assignment,
  assignments,
  assignmentsByPrincipal,
  customerManagedPolicyReferences,
  managedPolicies,
  type PermissionSet,
  permissionSetNames,
  permissionSets,
  provisioned,
  provisionedByAccount,
  type Revision,
} from "./tables";
import { putTags, tagList } from "./tags";

type EstateSet = EstateInstance["permissionSets"][number];
/** What a revision of it is made of. */
type Policies = NonNullable<EstateSet["roles"][number]["outdated"]>;

export function derivedPermissionSetArn(instanceArn: string, name: string): string {
  return arnInside(instanceArn, "permissionSet", `ps-${derivedHex(16, instanceArn, name)}`);
}

/** The end of a role's name. */
export function derivedSuffix(permissionSetArn: string, accountId: string): string {
  return derivedHex(16, "role", permissionSetArn, accountId);
}

/** Permission sets, and the roles that they are in accounts, also where nobody is assigned. */
export function seedPermissionSets(context: Context, instance: EstateInstance): void {
  for (const set of instance.permissionSets) {
    const { transaction, now } = context;
    const { name, sessionDuration, relayState, roles } = set;
    const arn = set.arn ?? derivedPermissionSetArn(instance.arn, name);
    const latest = revisionOf(set);
    // Below the latest; accounts that have the same have one revision between them.
    const outdated = [...new Set(roles.flatMap((role) => textOf(role.outdated) ?? []))];
    const latestRevision = outdated.length + 1;
    const permissionSet: PermissionSet = {
      arn,
      instanceArn: instance.arn,
      name,
      description: set.description,
      sessionDuration,
      relayState,
      created: now.getTime(),
      inlinePolicy: latest.inlinePolicy,
      permissionsBoundary: latest.permissionsBoundary,
      revision: latestRevision,
    };
    transaction.put(permissionSets, instance.arn, arn, permissionSet);
    transaction.put(permissionSetNames, instance.arn, name, arn);
    for (const policy of latest.managedPolicies) {
      transaction.put(managedPolicies, arn, policy, policy);
    }
    for (const reference of latest.customerManagedPolicies) {
      const key = reference.Path + reference.Name;
      transaction.put(customerManagedPolicyReferences, arn, key, reference);
    }
    putTags(context, arn, tagList(set.tags));
    for (const { account, suffix, outdated: before } of roles) {
      const revision =
        before === undefined ? latestRevision : outdated.indexOf(textOf(before) ?? "") + 1;
      putRole(context, arn, account, revision, revisionOf(before ?? set), suffix);
    }
  }
}

/** Assignments, and the roles that follow from them. */
export function seedAssignments(context: Context, instance: EstateInstance): void {
  const { transaction } = context;
  const { userId, groupId } = idsOf(instance);
  for (const { user, group, principal, permissionSet: name, accounts } of instance.assignments) {
    const arn = transaction.get(permissionSetNames, instance.arn, name) ?? "";
    const permissionSet = transaction.get(permissionSets, instance.arn, arn);
    const set = instance.permissionSets.find((candidate) => candidate.name === name);
    if (permissionSet === undefined || set === undefined) throw new Error(`There is no ${name}.`);
    const principalType = principal?.type ?? (user === undefined ? "GROUP" : "USER");
    const principalId = principal?.id ?? (user === undefined ? groupId(group ?? "") : userId(user));
    for (const accountId of accounts) {
      const assignment: Assignment = {
        accountId,
        permissionSetArn: arn,
        principalType,
        principalId,
      };
      const place = assignmentsOf(accountId, arn);
      const key = principalKey(principalType, principalId);
      transaction.put(assignments, place, key, assignment);
      transaction.put(assignmentsByPrincipal, key, place, assignment);
      if (!isProvisioned(context, arn, accountId)) {
        putRole(context, arn, accountId, permissionSet.revision, revisionOf(set));
      }
    }
  }
}

/** What an account has is taken for granted, whatever IAM would say to it today. */
function putRole(
  context: Context,
  arn: string,
  accountId: string,
  revision: number,
  content: Revision,
  suffix = derivedSuffix(arn, accountId),
): void {
  const { transaction, now } = context;
  useRevision(context, arn, revision, content);
  const created = now.getTime();
  const role = { permissionSetArn: arn, accountId, revision, suffix, created };
  transaction.put(provisioned, arn, accountId, role);
  transaction.put(provisionedByAccount, accountId, arn, arn);
}

function textOf(policies: Policies | undefined): string | undefined {
  return policies === undefined ? undefined : JSON.stringify(revisionOf(policies));
}

function revisionOf(policies: Policies): Revision {
  const { description, inlinePolicy, permissionsBoundary } = policies;
  const { managedPolicy, customerManagedPolicy } = permissionsBoundary ?? {};
  const reference = ({ name, path }: { readonly name: string; readonly path: string }) => ({
    Name: name,
    Path: path,
  });
  return {
    description,
    inlinePolicy:
      inlinePolicy === undefined || typeof inlinePolicy === "string"
        ? inlinePolicy
        : JSON.stringify(inlinePolicy),
    permissionsBoundary:
      customerManagedPolicy !== undefined
        ? { CustomerManagedPolicyReference: reference(customerManagedPolicy) }
        : managedPolicy !== undefined
          ? { ManagedPolicyArn: managedPolicy }
          : undefined,
    managedPolicies: policies.managedPolicies,
    customerManagedPolicies: policies.customerManagedPolicies.map(reference),
  };
}
