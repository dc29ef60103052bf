import { trustPolicyMistake } from "../../policies/grammar";
import type { Context } from "../operation";
import { encodedDocument } from "./documents";
import {
  boundaryNotAttachable,
  boundaryNotFound,
  inlinePoliciesLeft,
  malformedPolicy,
  policiesAttached,
  quotaExceeded,
  roleExists,
} from "./errors";
import { newId } from "./ids";
import type { IamOperations } from "./operations";
import { pageOf } from "./pages";
import { isAttachable } from "./policy-store";
import { policySize, quotas } from "./quotas";
import { allRoles, requireOwnRole, requireRole, roleArn } from "./role-store";
import { attachments, inlinePolicies, nameKey, type Role, roles, within } from "./tables";
import { newTags, withoutTags, withTags } from "./tags";
import { unknownPrincipal } from "./trusted-principals";

const oneHour = 3600;
/** What IAM answers with; its service model has another spelling, and the SDK's type with it. */
const boundaryType = "Policy" as "PermissionsBoundaryPolicy";

function putRole({ transaction, caller }: Context, role: Role): void {
  transaction.put(roles, caller, nameKey(role.name), role);
}

/** What every answer tells of a role. */
function summaryOf(caller: string, role: Role) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: roleArn(caller, role),
    CreateDate: new Date(role.created),
    AssumeRolePolicyDocument: encodedDocument(role.trustPolicy),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration,
  };
}

/** The same with what listings leave out. */
export function describeRole(caller: string, role: Role) {
  const { permissionsBoundary: boundary, tags } = role;
  return {
    ...summaryOf(caller, role),
    ...(boundary !== undefined && {
      PermissionsBoundary: {
        PermissionsBoundaryType: boundaryType,
        PermissionsBoundaryArn: boundary,
      },
    }),
    ...(tags.length > 0 && { Tags: [...tags] }),
    RoleLastUsed: {},
  };
}

function checkedTrustPolicy({ transaction }: Context, document: string): string {
  const mistake = trustPolicyMistake(document) ?? unknownPrincipal(transaction, document);
  if (mistake !== undefined) throw malformedPolicy(mistake);
  if (policySize(document) > quotas.trustPolicySize)
    throw quotaExceeded("ACLSizePerRole", quotas.trustPolicySize);
  return document;
}

function checkedBoundary({ transaction, caller }: Context, arn: string): string {
  if (!isAttachable(transaction, caller, arn)) throw boundaryNotAttachable(arn);
  return arn;
}

const lifecycle = {
  CreateRole(context, input) {
    const { transaction, caller, now } = context;
    const { RoleName: name, Path: path = "/", PermissionsBoundary: boundary } = input;
    if (transaction.get(roles, caller, nameKey(name)) !== undefined) throw roleExists(name);
    if (transaction.count(roles, caller) >= quotas.rolesPerAccount)
      throw quotaExceeded("RolesPerAccount", quotas.rolesPerAccount);
    const role: Role = {
      name,
      path,
      id: newId("AROA"),
      created: now.getTime(),
      trustPolicy: checkedTrustPolicy(context, input.AssumeRolePolicyDocument),
      description: input.Description || undefined,
      maxSessionDuration: input.MaxSessionDuration ?? oneHour,
      permissionsBoundary: boundary === undefined ? undefined : checkedBoundary(context, boundary),
      tags: newTags(input.Tags, "Role"),
    };
    putRole(context, role);
    return { Role: describeRole(caller, role) };
  },

  GetRole(context, input) {
    return { Role: describeRole(context.caller, requireRole(context, input.RoleName).role) };
  },

  ListRoles(context, input) {
    const { PathPrefix: prefix = "/" } = input;
    const matching = allRoles(context).filter(({ role }) => role.path.startsWith(prefix));
    const { items, rest } = pageOf(input, matching, ({ role }) => role.name);
    return { Roles: items.map(({ role }) => summaryOf(context.caller, role)), ...rest };
  },

  /** What is left out stays. */
  UpdateRole(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    putRole(context, {
      ...role,
      description:
        input.Description === undefined ? role.description : input.Description || undefined,
      maxSessionDuration: input.MaxSessionDuration ?? role.maxSessionDuration,
    });
    return {};
  },

  UpdateRoleDescription(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    const updated = { ...role, description: input.Description || undefined };
    putRole(context, updated);
    return { Role: describeRole(context.caller, updated) };
  },

  UpdateAssumeRolePolicy(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    putRole(context, { ...role, trustPolicy: checkedTrustPolicy(context, input.PolicyDocument) });
    return {};
  },

  DeleteRole(context, input) {
    const { transaction, caller } = context;
    const { name } = requireOwnRole(context, input.RoleName);
    const place = within(caller, name);
    if (transaction.count(attachments, place) > 0) throw policiesAttached();
    if (transaction.count(inlinePolicies, place) > 0) throw inlinePoliciesLeft();
    transaction.delete(roles, caller, nameKey(name));
    return {};
  },
} satisfies IamOperations;

const boundaries = {
  PutRolePermissionsBoundary(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    const permissionsBoundary = checkedBoundary(context, input.PermissionsBoundary);
    putRole(context, { ...role, permissionsBoundary });
    return {};
  },

  DeleteRolePermissionsBoundary(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    if (role.permissionsBoundary === undefined) throw boundaryNotFound(role.name);
    putRole(context, { ...role, permissionsBoundary: undefined });
    return {};
  },
} satisfies IamOperations;

const tagging = {
  TagRole(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    putRole(context, { ...role, tags: withTags(role.tags, input.Tags, "Role") });
    return {};
  },

  UntagRole(context, input) {
    const role = requireOwnRole(context, input.RoleName);
    putRole(context, { ...role, tags: withoutTags(role.tags, input.TagKeys) });
    return {};
  },

  ListRoleTags(context, input) {
    const { role } = requireRole(context, input.RoleName);
    const { items, rest } = pageOf(input, role.tags, ({ Key }) => Key);
    return { Tags: items, ...rest };
  },
} satisfies IamOperations;

/** Roles here have none: EC2 is not among the services. */
const instanceProfiles = {
  ListInstanceProfilesForRole(context, input) {
    requireRole(context, input.RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  },
} satisfies IamOperations;

export const roleOperations = { ...lifecycle, ...boundaries, ...tagging, ...instanceProfiles };
