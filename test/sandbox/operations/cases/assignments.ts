import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { dev } from "../../estate-fixture";
import type { SomeCases } from "../case";
import { unknownId, type World } from "../world";

const nowhere = "999999999999";

const newAssignment = async ({ permissionSet, groupId }: World) => ({
  ...(await permissionSet()),
  TargetId: dev,
  TargetType: "AWS_ACCOUNT" as const,
  PrincipalType: "GROUP" as const,
  PrincipalId: groupId,
});

async function provisionedSet(world: World) {
  const { InstanceArn, PermissionSetArn } = await world.assignment();
  return { InstanceArn, PermissionSetArn };
}

const missingSet = ({ InstanceArn, missing }: World) => ({
  InstanceArn,
  PermissionSetArn: missing.permissionSet,
});
const missingInstance = ({ missing }: World) => ({ InstanceArn: missing.instance });

export const assignmentCases = {
  CreateAccountAssignment: {
    succeeds: newAssignment,
    answer: { AccountAssignmentCreationStatus: { Status: "IN_PROGRESS", TargetId: dev } },
    fails: async (world) => ({ ...(await newAssignment(world)), TargetId: nowhere }),
    with: "ResourceNotFoundException",
  },
  DescribeAccountAssignmentCreationStatus: {
    succeeds: async (world) => {
      const assignment = await newAssignment(world);
      const started = await world.sso.createAccountAssignment(assignment);
      const id = started.AccountAssignmentCreationStatus?.RequestId;
      return { InstanceArn: world.InstanceArn, AccountAssignmentCreationRequestId: id };
    },
    answer: { AccountAssignmentCreationStatus: { Status: "SUCCEEDED" } },
    fails: ({ InstanceArn }) => ({ InstanceArn, AccountAssignmentCreationRequestId: unknownId }),
    with: "ResourceNotFoundException",
  },
  ListAccountAssignmentCreationStatus: {
    succeeds: async (world) => {
      const { InstanceArn } = await world.assignment();
      return { InstanceArn, Filter: { Status: "SUCCEEDED" }, MaxResults: 1 };
    },
    answer: { AccountAssignmentsCreationStatus: [{ Status: "SUCCEEDED" }] },
    fails: missingInstance,
    with: "ResourceNotFoundException",
  },
  DeleteAccountAssignment: {
    succeeds: (world) => world.assignment(),
    answer: { AccountAssignmentDeletionStatus: { Status: "IN_PROGRESS", TargetId: dev } },
    fails: async (world) => ({ ...(await world.assignment()), TargetId: nowhere }),
    with: "ResourceNotFoundException",
  },
  DescribeAccountAssignmentDeletionStatus: {
    succeeds: async (world) => {
      const started = await world.sso.deleteAccountAssignment(await world.assignment());
      const id = started.AccountAssignmentDeletionStatus?.RequestId;
      return { InstanceArn: world.InstanceArn, AccountAssignmentDeletionRequestId: id };
    },
    answer: { AccountAssignmentDeletionStatus: { Status: "SUCCEEDED" } },
    fails: ({ InstanceArn }) => ({ InstanceArn, AccountAssignmentDeletionRequestId: unknownId }),
    with: "ResourceNotFoundException",
  },
  ListAccountAssignmentDeletionStatus: {
    succeeds: async (world) => {
      await world.sso.deleteAccountAssignment(await world.assignment());
      return { InstanceArn: world.InstanceArn, MaxResults: 1 };
    },
    answer: { AccountAssignmentsDeletionStatus: [{ CreatedDate: expect.any(Date) }] },
    fails: missingInstance,
    with: "ResourceNotFoundException",
  },
  ListAccountAssignments: {
    succeeds: async (world) => ({ ...(await provisionedSet(world)), AccountId: dev }),
    answer: { AccountAssignments: [{ AccountId: dev, PrincipalType: "GROUP" }] },
    fails: (world) => ({ ...missingSet(world), AccountId: dev }),
    with: "ResourceNotFoundException",
  },
  ListAccountAssignmentsForPrincipal: {
    succeeds: async (world) => {
      const { InstanceArn } = await world.assignment();
      const principal = { PrincipalType: "USER" as const, PrincipalId: world.userId };
      return { InstanceArn, ...principal, Filter: { AccountId: dev }, MaxResults: 1 };
    },
    answer: { AccountAssignments: [{ AccountId: dev, PrincipalType: "GROUP" }] },
    fails: ({ missing, userId }) => ({
      InstanceArn: missing.instance,
      PrincipalType: "USER",
      PrincipalId: userId,
    }),
    with: "ResourceNotFoundException",
  },
  ProvisionPermissionSet: {
    succeeds: async (world) => ({
      ...(await provisionedSet(world)),
      TargetType: "ALL_PROVISIONED_ACCOUNTS",
    }),
    answer: { PermissionSetProvisioningStatus: { Status: "IN_PROGRESS" } },
    fails: async (world) => ({ ...(await provisionedSet(world)), TargetType: "AWS_ACCOUNT" }),
    with: "ValidationException",
  },
  DescribePermissionSetProvisioningStatus: {
    succeeds: async (world) => {
      const set = await provisionedSet(world);
      const target = { TargetType: "AWS_ACCOUNT" as const, TargetId: dev };
      const started = await world.sso.provisionPermissionSet({ ...set, ...target });
      const id = started.PermissionSetProvisioningStatus?.RequestId;
      return { InstanceArn: world.InstanceArn, ProvisionPermissionSetRequestId: id };
    },
    answer: { PermissionSetProvisioningStatus: { Status: "SUCCEEDED", AccountId: dev } },
    fails: ({ InstanceArn }) => ({ InstanceArn, ProvisionPermissionSetRequestId: unknownId }),
    with: "ResourceNotFoundException",
  },
  ListPermissionSetProvisioningStatus: {
    succeeds: async (world) => {
      const set = await provisionedSet(world);
      await world.sso.provisionPermissionSet({ ...set, TargetType: "ALL_PROVISIONED_ACCOUNTS" });
      return { InstanceArn: world.InstanceArn, MaxResults: 1 };
    },
    answer: { PermissionSetsProvisioningStatus: [{ Status: "SUCCEEDED" }] },
    fails: missingInstance,
    with: "ResourceNotFoundException",
  },
  ListAccountsForProvisionedPermissionSet: {
    succeeds: provisionedSet,
    answer: { AccountIds: [dev] },
    fails: missingSet,
    with: "ResourceNotFoundException",
  },
  ListPermissionSetsProvisionedToAccount: {
    succeeds: async (world) => {
      const { InstanceArn } = await world.assignment();
      return { InstanceArn, AccountId: dev, MaxResults: 1 };
    },
    answer: { PermissionSets: [expect.stringMatching(/\/ps-/)] },
    fails: ({ InstanceArn }) => ({ InstanceArn, AccountId: nowhere }),
    with: "ResourceNotFoundException",
  },
} satisfies SomeCases<SSOAdmin>;
