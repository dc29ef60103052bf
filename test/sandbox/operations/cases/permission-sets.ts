import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import type { SomeCases } from "../case";
import { readOnly, type World } from "../world";

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
});
const CustomerManagedPolicyReference = { Name: "developer-extra", Path: "/identity/" };
const PermissionsBoundary = { ManagedPolicyArn: readOnly };
const tag = { Key: "owner", Value: "platform" };

const permissionSet = (world: World) => world.permissionSet();
const missingSet = ({ InstanceArn, missing }: World) => ({
  InstanceArn,
  PermissionSetArn: missing.permissionSet,
});

async function withManagedPolicy(world: World) {
  const attached = { ...(await world.permissionSet()), ManagedPolicyArn: readOnly };
  await world.sso.attachManagedPolicyToPermissionSet(attached);
  return attached;
}

async function withCustomerManagedPolicy(world: World) {
  const attached = { ...(await world.permissionSet()), CustomerManagedPolicyReference };
  await world.sso.attachCustomerManagedPolicyReferenceToPermissionSet(attached);
  return attached;
}

async function withInlinePolicy(world: World) {
  const set = await world.permissionSet();
  await world.sso.putInlinePolicyToPermissionSet({ ...set, InlinePolicy: policy });
  return set;
}

async function withBoundary(world: World) {
  const set = await world.permissionSet();
  await world.sso.putPermissionsBoundaryToPermissionSet({ ...set, PermissionsBoundary });
  return set;
}

async function tagged(world: World) {
  const { InstanceArn, PermissionSetArn } = await world.permissionSet();
  const resource = { InstanceArn, ResourceArn: PermissionSetArn };
  await world.sso.tagResource({ ...resource, Tags: [tag] });
  return resource;
}

const missingResource = ({ missing }: World) => ({ ResourceArn: missing.permissionSet });

export const permissionSetCases = {
  CreatePermissionSet: {
    succeeds: (world) => ({ InstanceArn: world.InstanceArn, Name: world.newName(), Tags: [tag] }),
    answer: { PermissionSet: { SessionDuration: "PT1H", CreatedDate: expect.any(Date) } },
    fails: async ({ sso, InstanceArn, newName }) => {
      const taken = { InstanceArn, Name: newName() };
      await sso.createPermissionSet(taken);
      return taken;
    },
    with: "ConflictException",
  },
  DescribePermissionSet: {
    succeeds: permissionSet,
    answer: { PermissionSet: { CreatedDate: expect.any(Date) } },
    fails: missingSet,
    with: "ResourceNotFoundException",
  },
  UpdatePermissionSet: {
    succeeds: async (world) => ({ ...(await world.permissionSet()), SessionDuration: "PT12H" }),
    fails: async (world) => ({ ...(await world.permissionSet()), SessionDuration: "PT13H" }),
    with: "ValidationException",
  },
  DeletePermissionSet: {
    succeeds: permissionSet,
    fails: (world) => world.assignment(),
    with: "ConflictException",
  },
  ListPermissionSets: {
    succeeds: ({ InstanceArn }) => ({ InstanceArn, MaxResults: 1 }),
    answer: { PermissionSets: expect.any(Array) },
    fails: ({ missing }) => ({ InstanceArn: missing.instance }),
    with: "ResourceNotFoundException",
  },
  AttachManagedPolicyToPermissionSet: {
    succeeds: async (world) => ({ ...(await world.permissionSet()), ManagedPolicyArn: readOnly }),
    fails: withManagedPolicy,
    with: "ConflictException",
  },
  DetachManagedPolicyFromPermissionSet: {
    succeeds: withManagedPolicy,
    fails: async (world) => ({ ...(await world.permissionSet()), ManagedPolicyArn: readOnly }),
    with: "ResourceNotFoundException",
  },
  ListManagedPoliciesInPermissionSet: {
    succeeds: withManagedPolicy,
    answer: { AttachedManagedPolicies: [{ Name: "ReadOnlyAccess", Arn: readOnly }] },
    fails: missingSet,
    with: "ResourceNotFoundException",
  },
  AttachCustomerManagedPolicyReferenceToPermissionSet: {
    succeeds: async (world) => ({
      ...(await world.permissionSet()),
      CustomerManagedPolicyReference,
    }),
    fails: withCustomerManagedPolicy,
    with: "ConflictException",
  },
  DetachCustomerManagedPolicyReferenceFromPermissionSet: {
    succeeds: withCustomerManagedPolicy,
    fails: async (world) => ({
      ...(await world.permissionSet()),
      CustomerManagedPolicyReference,
    }),
    with: "ResourceNotFoundException",
  },
  ListCustomerManagedPolicyReferencesInPermissionSet: {
    succeeds: withCustomerManagedPolicy,
    answer: { CustomerManagedPolicyReferences: [CustomerManagedPolicyReference] },
    fails: missingSet,
    with: "ResourceNotFoundException",
  },
  PutInlinePolicyToPermissionSet: {
    succeeds: async (world) => ({ ...(await world.permissionSet()), InlinePolicy: policy }),
    fails: async (world) => ({ ...(await world.permissionSet()), InlinePolicy: "{}" }),
    with: "ValidationException",
  },
  GetInlinePolicyForPermissionSet: {
    succeeds: withInlinePolicy,
    answer: { InlinePolicy: policy },
    fails: missingSet,
    with: "ResourceNotFoundException",
  },
  DeleteInlinePolicyFromPermissionSet: {
    succeeds: withInlinePolicy,
    fails: permissionSet,
    with: "ResourceNotFoundException",
  },
  PutPermissionsBoundaryToPermissionSet: {
    succeeds: async (world) => ({ ...(await world.permissionSet()), PermissionsBoundary }),
    fails: async (world) => ({
      ...(await world.permissionSet()),
      PermissionsBoundary: { ...PermissionsBoundary, CustomerManagedPolicyReference },
    }),
    with: "ValidationException",
  },
  GetPermissionsBoundaryForPermissionSet: {
    succeeds: withBoundary,
    answer: { PermissionsBoundary },
    fails: permissionSet,
    with: "ResourceNotFoundException",
  },
  DeletePermissionsBoundaryFromPermissionSet: {
    succeeds: withBoundary,
    fails: permissionSet,
    with: "ResourceNotFoundException",
  },
  TagResource: {
    succeeds: async (world) => ({ ...(await tagged(world)), Tags: [{ Key: "a", Value: "b" }] }),
    fails: async (world) => ({
      ...(await tagged(world)),
      Tags: Array.from({ length: 75 }, (_, index) => ({ Key: `k${index}`, Value: "" })),
    }),
    with: "ServiceQuotaExceededException",
  },
  UntagResource: {
    succeeds: async (world) => ({ ...(await tagged(world)), TagKeys: [tag.Key] }),
    fails: (world) => ({ ...missingResource(world), TagKeys: ["a"] }),
    with: "ResourceNotFoundException",
  },
  ListTagsForResource: {
    succeeds: tagged,
    answer: { Tags: [tag] },
    fails: missingResource,
    with: "ResourceNotFoundException",
  },
} satisfies SomeCases<SSOAdmin>;
