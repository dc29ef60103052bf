import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import type { SomeCases } from "../case";
import { custom, unknownId, type World } from "../world";

const application = (world: World) => world.application();
const missingApplication = ({ missing }: World) => ({ ApplicationArn: missing.application });

const newAssignment = async (world: World) => ({
  ...(await world.application()),
  PrincipalType: "USER" as const,
  PrincipalId: world.userId,
});

async function assigned(world: World) {
  const assignment = await newAssignment(world);
  await world.sso.createApplicationAssignment(assignment);
  return assignment;
}

export const applicationCases = {
  ListApplicationProviders: {
    succeeds: () => ({ MaxResults: 1 }),
    answer: { ApplicationProviders: [{ ApplicationProviderArn: custom }] },
    fails: () => ({ NextToken: "bm9uc2Vuc2U" }),
    with: "ValidationException",
  },
  DescribeApplicationProvider: {
    succeeds: () => ({ ApplicationProviderArn: custom }),
    answer: { ApplicationProviderArn: custom, FederationProtocol: "OAUTH" },
    fails: () => ({ ApplicationProviderArn: `${custom}-made` }),
    with: "ResourceNotFoundException",
  },
  CreateApplication: {
    succeeds: ({ InstanceArn, newName }) => ({
      InstanceArn,
      ApplicationProviderArn: custom,
      Name: newName(),
      PortalOptions: { SignInOptions: { Origin: "IDENTITY_CENTER" }, Visibility: "ENABLED" },
      Tags: [{ Key: "owner", Value: "platform" }],
    }),
    answer: { ApplicationArn: expect.stringMatching(/\/apl-/) },
    fails: ({ InstanceArn, newName }) => ({
      InstanceArn,
      ApplicationProviderArn: `${custom}-saml`,
      Name: newName(),
    }),
    with: "ValidationException",
  },
  DescribeApplication: {
    succeeds: application,
    answer: { Status: "ENABLED", CreatedDate: expect.any(Date) },
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  UpdateApplication: {
    succeeds: async (world) => ({ ...(await world.application()), Status: "DISABLED" }),
    fails: async (world) => ({
      ...(await world.application()),
      PortalOptions: { SignInOptions: { Origin: "APPLICATION" } },
    }),
    with: "ValidationException",
  },
  DeleteApplication: {
    succeeds: assigned,
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  ListApplications: {
    succeeds: async (world) => {
      await world.application();
      return { InstanceArn: world.InstanceArn, MaxResults: 1 };
    },
    answer: { Applications: [{ ApplicationProviderArn: custom }] },
    fails: ({ missing }) => ({ InstanceArn: missing.instance }),
    with: "AccessDeniedException",
  },
  CreateApplicationAssignment: {
    succeeds: newAssignment,
    fails: async (world) => ({ ...(await newAssignment(world)), PrincipalId: unknownId }),
    with: "ResourceNotFoundException",
  },
  DescribeApplicationAssignment: {
    succeeds: assigned,
    answer: { PrincipalType: "USER" },
    fails: newAssignment,
    with: "ResourceNotFoundException",
  },
  DeleteApplicationAssignment: {
    succeeds: assigned,
    fails: newAssignment,
    with: "ResourceNotFoundException",
  },
  ListApplicationAssignments: {
    succeeds: async (world) => ({ ApplicationArn: (await assigned(world)).ApplicationArn }),
    answer: { ApplicationAssignments: [{ PrincipalType: "USER" }] },
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  ListApplicationAssignmentsForPrincipal: {
    succeeds: async (world) => {
      const { ApplicationArn, ...principal } = await assigned(world);
      return { InstanceArn: world.InstanceArn, ...principal, Filter: { ApplicationArn } };
    },
    answer: { ApplicationAssignments: [{ PrincipalType: "USER" }] },
    fails: ({ missing, userId }) => ({
      InstanceArn: missing.instance,
      PrincipalType: "USER",
      PrincipalId: userId,
    }),
    with: "ResourceNotFoundException",
  },
  GetApplicationAssignmentConfiguration: {
    succeeds: application,
    answer: { AssignmentRequired: true },
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  PutApplicationAssignmentConfiguration: {
    succeeds: async (world) => ({ ...(await world.application()), AssignmentRequired: false }),
    fails: (world) => ({ ...missingApplication(world), AssignmentRequired: true }),
    with: "ResourceNotFoundException",
  },
  GetApplicationSessionConfiguration: {
    succeeds: application,
    answer: { UserBackgroundSessionApplicationStatus: "ENABLED" },
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  PutApplicationSessionConfiguration: {
    succeeds: async (world) => ({
      ...(await world.application()),
      UserBackgroundSessionApplicationStatus: "DISABLED",
    }),
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
} satisfies SomeCases<SSOAdmin>;
