import { identityPolicyMistake } from "../../policies/grammar";
import type { Context } from "../operation";
import { encodedDocument } from "./documents";
import {
  inlinePoliciesTooLong,
  malformedPolicy,
  policyNotAttachable,
  policyNotFound,
  quotaExceeded,
  rolePolicyNotFound,
} from "./errors";
import type { IamOperations } from "./operations";
import { pageOf } from "./pages";
import { isAttachable, managedPoliciesPerRole, policyPath } from "./policy-store";
import { policySize, quotas } from "./quotas";
import { requireOwnRole, requireRole } from "./role-store";
import { attachments, inlinePolicies, within } from "./tables";

const inline = {
  PutRolePolicy(context, input) {
    const { transaction, caller } = context;
    const { name: role } = requireOwnRole(context, input.RoleName);
    const { PolicyName: name, PolicyDocument: document } = input;
    const mistake = identityPolicyMistake(document);
    if (mistake !== undefined) throw malformedPolicy(mistake);
    const place = within(caller, role);
    transaction.put(inlinePolicies, place, name, { name, document });
    const size = transaction
      .list(inlinePolicies, place)
      .reduce((sum, policy) => sum + policySize(policy.document), 0);
    const limit = quotas.inlinePoliciesOfRoleSize;
    if (size > limit) throw inlinePoliciesTooLong(limit, role);
    return {};
  },

  GetRolePolicy(context, input) {
    const { role, inlinePolicies } = requireRole(context, input.RoleName);
    const policy = inlinePolicies.find(({ name }) => name === input.PolicyName);
    if (policy === undefined) throw rolePolicyNotFound(input.PolicyName);
    return {
      RoleName: role.name,
      PolicyName: policy.name,
      PolicyDocument: encodedDocument(policy.document),
    };
  },

  ListRolePolicies(context, input) {
    const { inlinePolicies } = requireRole(context, input.RoleName);
    const { items, rest } = pageOf(input, inlinePolicies, ({ name }) => name);
    return { PolicyNames: items.map(({ name }) => name), ...rest };
  },

  DeleteRolePolicy(context, input) {
    const { transaction, caller } = context;
    const { name: role } = requireOwnRole(context, input.RoleName);
    const place = within(caller, role);
    if (transaction.get(inlinePolicies, place, input.PolicyName) === undefined)
      throw rolePolicyNotFound(input.PolicyName);
    transaction.delete(inlinePolicies, place, input.PolicyName);
    return {};
  },
} satisfies IamOperations;

const attached = {
  /** Attaching what is attached succeeds, as in IAM. */
  AttachRolePolicy(context, input) {
    const { transaction, caller } = context;
    const { name: role } = requireOwnRole(context, input.RoleName);
    const { PolicyArn: policy } = input;
    if (!isAttachable(transaction, caller, policy)) throw policyNotAttachable(policy);
    attach(context, role, policy);
    return {};
  },

  DetachRolePolicy(context, input) {
    const { transaction, caller } = context;
    const { name: role } = requireOwnRole(context, input.RoleName);
    const { PolicyArn: policy } = input;
    const place = within(caller, role);
    if (transaction.get(attachments, place, policy) === undefined) throw policyNotFound(policy);
    transaction.delete(attachments, place, policy);
    return {};
  },

  ListAttachedRolePolicies(context, input) {
    const { attachedPolicies } = requireRole(context, input.RoleName);
    const { PathPrefix: prefix = "/" } = input;
    const described = attachedPolicies
      .filter((arn) => policyPath(arn).startsWith(prefix))
      .map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf("/") + 1), PolicyArn: arn }));
    const { items, rest } = pageOf(input, described, ({ PolicyArn }) => PolicyArn);
    return { AttachedPolicies: items, ...rest };
  },
} satisfies IamOperations;

function attach({ transaction, caller }: Context, role: string, policy: string): void {
  const place = within(caller, role);
  transaction.put(attachments, place, policy, policy);
  const limit = managedPoliciesPerRole(transaction, caller);
  if (transaction.count(attachments, place) > limit) throw quotaExceeded("PoliciesPerRole", limit);
}

export const rolePolicyOperations = { ...inline, ...attached };
