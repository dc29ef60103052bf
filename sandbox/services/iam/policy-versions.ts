import type { Context } from "../operation";
import { encodedDocument } from "./documents";
import {
  awsPolicyDocumentUnknown,
  policyVersionNotFound,
  tooManyVersions,
  versionIsDefault,
} from "./errors";
import { checkedPolicyDocument, putPolicy, requireOwnPolicy } from "./managed-policies";
import type { IamOperations } from "./operations";
import { pageOf } from "./pages";
import { isAwsManaged, requirePolicy, versionsOf } from "./policy-store";
import { quotas } from "./quotas";
import { type ManagedPolicy, type PolicyVersion, policyVersions } from "./tables";

function requireVersion(
  { transaction, caller }: Context,
  policy: ManagedPolicy,
  arn: string,
  id: string,
): PolicyVersion {
  const version = transaction.get(policyVersions, versionsOf(caller, policy), id);
  if (version === undefined) throw policyVersionNotFound(arn, id);
  return version;
}

function describe(policy: ManagedPolicy, { id, created }: PolicyVersion) {
  return {
    VersionId: id,
    IsDefaultVersion: policy.defaultVersion === id,
    CreateDate: new Date(created),
  };
}

/** With what listings leave out. */
export function describeVersion(policy: ManagedPolicy, version: PolicyVersion) {
  return { ...describe(policy, version), Document: encodedDocument(version.document) };
}

export const policyVersionOperations = {
  CreatePolicyVersion(context, input) {
    const { transaction, caller, now } = context;
    const policy = requireOwnPolicy(context, input.PolicyArn);
    const place = versionsOf(caller, policy);
    const limit = quotas.versionsPerPolicy;
    if (transaction.count(policyVersions, place) >= limit) throw tooManyVersions(limit);
    const number = policy.lastVersion + 1;
    const version = {
      id: `v${number}`,
      document: checkedPolicyDocument(input.PolicyDocument),
      created: now.getTime(),
    };
    transaction.put(policyVersions, place, version.id, version);
    const changed = {
      ...policy,
      lastVersion: number,
      updated: version.created,
      ...(input.SetAsDefault === true && { defaultVersion: version.id }),
    };
    putPolicy(context, changed);
    return { PolicyVersion: describe(changed, version) };
  },

  GetPolicyVersion(context, input) {
    const { PolicyArn: arn } = input;
    if (isAwsManaged(arn)) throw awsPolicyDocumentUnknown(arn);
    const policy = requirePolicy(context.transaction, context.caller, arn);
    const version = requireVersion(context, policy, arn, input.VersionId);
    return {
      PolicyVersion: describeVersion(policy, version),
    };
  },

  ListPolicyVersions(context, input) {
    const { transaction, caller } = context;
    const { PolicyArn: arn } = input;
    if (isAwsManaged(arn)) throw awsPolicyDocumentUnknown(arn);
    const policy = requirePolicy(transaction, caller, arn);
    const all = transaction.list(policyVersions, versionsOf(caller, policy));
    const { items, rest } = pageOf(input, all, ({ id }) => id);
    return { Versions: items.map((version) => describe(policy, version)), ...rest };
  },

  SetDefaultPolicyVersion(context, input) {
    const policy = requireOwnPolicy(context, input.PolicyArn);
    const { id } = requireVersion(context, policy, input.PolicyArn, input.VersionId);
    putPolicy(context, { ...policy, defaultVersion: id, updated: context.now.getTime() });
    return {};
  },

  DeletePolicyVersion(context, input) {
    const policy = requireOwnPolicy(context, input.PolicyArn);
    const { id } = requireVersion(context, policy, input.PolicyArn, input.VersionId);
    if (policy.defaultVersion === id) throw versionIsDefault();
    context.transaction.delete(policyVersions, versionsOf(context.caller, policy), id);
    return {};
  },
} satisfies IamOperations;
