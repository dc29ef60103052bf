import { identityPolicyMistake } from "../../policies/grammar";
import type { Context } from "../operation";
import {
  malformedPolicy,
  notModifiableByYou,
  policyExists,
  policyHasVersions,
  policyIsAttached,
  quotaExceeded,
} from "./errors";
import { derivedId, longAgo, newId } from "./ids";
import type { IamOperations } from "./operations";
import { pageOf } from "./pages";
import { isAwsManaged, policyArn, policyPath, requirePolicy, versionsOf } from "./policy-store";
import { type PolicyUses, policyUses } from "./policy-uses";
import { policySize, quotas } from "./quotas";
import { type ManagedPolicy, managedPolicies, nameKey, policyVersions } from "./tables";
import { newTags, withoutTags, withTags } from "./tags";

export function putPolicy({ transaction, caller }: Context, policy: ManagedPolicy): void {
  transaction.put(managedPolicies, caller, nameKey(policy.name), policy);
}

/** The caller's own policy, where the request would change it. */
export function requireOwnPolicy({ transaction, caller }: Context, arn: string): ManagedPolicy {
  if (isAwsManaged(arn)) throw notModifiableByYou(arn);
  return requirePolicy(transaction, caller, arn);
}

export function checkedPolicyDocument(document: string): string {
  const mistake = identityPolicyMistake(document);
  if (mistake !== undefined) throw malformedPolicy(mistake);
  if (policySize(document) > quotas.managedPolicySize)
    throw quotaExceeded("PolicySize", quotas.managedPolicySize);
  return document;
}

export function policySummary(accountId: string, policy: ManagedPolicy, uses: PolicyUses) {
  const arn = policyArn(accountId, policy.path, policy.name);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: uses.attachedTo(arn).length,
    PermissionsBoundaryUsageCount: uses.bounding(arn).length,
    IsAttachable: true,
    CreateDate: new Date(policy.created),
    UpdateDate: new Date(policy.updated),
  };
}

function describe(context: Context, policy: ManagedPolicy) {
  const { description, tags } = policy;
  return {
    ...policySummary(context.caller, policy, policyUses(context)),
    ...(description !== undefined && { Description: description }),
    Tags: [...tags],
  };
}

/** The sandbox knows that it exists, and its name. */
function describeAwsManaged(context: Context, arn: string) {
  const uses = policyUses(context);
  return {
    PolicyName: arn.slice(arn.lastIndexOf("/") + 1),
    PolicyId: derivedId("ANPA", arn),
    Arn: arn,
    Path: policyPath(arn),
    DefaultVersionId: "v1",
    AttachmentCount: uses.attachedTo(arn).length,
    PermissionsBoundaryUsageCount: uses.bounding(arn).length,
    IsAttachable: true,
    CreateDate: new Date(longAgo),
    UpdateDate: new Date(longAgo),
    Tags: [],
  };
}

const lifecycle = {
  CreatePolicy(context, input) {
    const { transaction, caller, now } = context;
    const { PolicyName: name, Path: path = "/" } = input;
    if (transaction.get(managedPolicies, caller, nameKey(name)) !== undefined)
      throw policyExists(name);
    if (transaction.count(managedPolicies, caller) >= quotas.policiesPerAccount)
      throw quotaExceeded("PoliciesPerAccount", quotas.policiesPerAccount);
    const created = now.getTime();
    const policy: ManagedPolicy = {
      name,
      path,
      id: newId("ANPA"),
      created,
      updated: created,
      description: input.Description || undefined,
      defaultVersion: "v1",
      lastVersion: 1,
      tags: newTags(input.Tags, "Policy"),
      isOfEstate: false,
    };
    const document = checkedPolicyDocument(input.PolicyDocument);
    putPolicy(context, policy);
    const first = { id: "v1", document, created };
    transaction.put(policyVersions, versionsOf(caller, policy), first.id, first);
    return { Policy: describe(context, policy) };
  },

  GetPolicy(context, input) {
    const { PolicyArn: arn } = input;
    if (isAwsManaged(arn)) return { Policy: describeAwsManaged(context, arn) };
    return { Policy: describe(context, requirePolicy(context.transaction, context.caller, arn)) };
  },

  /** The account's own; the sandbox has no list of those that AWS manages. */
  ListPolicies(context, input) {
    const { PathPrefix: prefix = "/", Scope: scope = "All" } = input;
    const { transaction, caller } = context;
    const uses = policyUses(context);
    const isAttached = ({ path, name }: ManagedPolicy) =>
      uses.attachedTo(policyArn(caller, path, name)).length > 0;
    const matching = (scope === "AWS" ? [] : transaction.list(managedPolicies, caller))
      .filter(({ path }) => path.startsWith(prefix))
      .filter((policy) => input.OnlyAttached !== true || isAttached(policy));
    const { items, rest } = pageOf(input, matching, ({ name }) => name);
    return { Policies: items.map((policy) => policySummary(caller, policy, uses)), ...rest };
  },

  DeletePolicy(context, input) {
    const { transaction, caller } = context;
    const policy = requireOwnPolicy(context, input.PolicyArn);
    const arn = policyArn(caller, policy.path, policy.name);
    const uses = policyUses(context);
    if (uses.attachedTo(arn).length > 0 || uses.bounding(arn).length > 0) throw policyIsAttached();
    const place = versionsOf(caller, policy);
    if (transaction.count(policyVersions, place) > 1) throw policyHasVersions();
    transaction.delete(policyVersions, place, policy.defaultVersion);
    transaction.delete(managedPolicies, caller, nameKey(policy.name));
    return {};
  },

  ListEntitiesForPolicy(context, input) {
    const { PolicyArn: arn, PathPrefix: prefix = "/", EntityFilter: filter = "Role" } = input;
    if (!isAwsManaged(arn)) requirePolicy(context.transaction, context.caller, arn);
    const uses = policyUses(context);
    const found =
      input.PolicyUsageFilter === "PermissionsBoundary" ? uses.bounding(arn) : uses.attachedTo(arn);
    const matching = found.filter(({ path }) => filter === "Role" && path.startsWith(prefix));
    const { items, rest } = pageOf(input, matching, ({ name }) => name);
    return {
      PolicyGroups: [],
      PolicyUsers: [],
      PolicyRoles: items.map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    };
  },
} satisfies IamOperations;

const tagging = {
  TagPolicy(context, input) {
    const policy = requireOwnPolicy(context, input.PolicyArn);
    putPolicy(context, { ...policy, tags: withTags(policy.tags, input.Tags, "Policy") });
    return {};
  },

  UntagPolicy(context, input) {
    const policy = requireOwnPolicy(context, input.PolicyArn);
    putPolicy(context, { ...policy, tags: withoutTags(policy.tags, input.TagKeys) });
    return {};
  },

  ListPolicyTags(context, input) {
    const { tags } = requireOwnPolicy(context, input.PolicyArn);
    const { items, rest } = pageOf(input, tags, ({ Key }) => Key);
    return { Tags: items, ...rest };
  },
} satisfies IamOperations;

export const managedPolicyOperations = { ...lifecycle, ...tagging };
