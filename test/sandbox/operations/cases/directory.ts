import type { Identitystore } from "@aws-sdk/client-identitystore";
import type { Cases } from "../case";
import { unknownId, type World } from "../world";

const names = { DisplayName: "Cy Fox", Name: { GivenName: "Cy", FamilyName: "Fox" } };

const missingUser = ({ IdentityStoreId }: World) => ({ IdentityStoreId, UserId: unknownId });
const missingGroup = ({ IdentityStoreId }: World) => ({ IdentityStoreId, GroupId: unknownId });
const missingMembership = ({ IdentityStoreId }: World) => ({
  IdentityStoreId,
  MembershipId: unknownId,
});
const missingStore = () => ({ IdentityStoreId: "d-0000000000" });
const unique = (AttributePath: string, AttributeValue: string) => ({
  AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } },
});

const newMember = async (world: World) => ({
  ...(await world.group()),
  MemberId: { UserId: world.userId },
});

async function member(world: World) {
  const { IdentityStoreId, GroupId, MemberId } = await world.membership();
  return { IdentityStoreId, GroupId, MemberId };
}

async function membership(world: World) {
  const { IdentityStoreId, MembershipId } = await world.membership();
  return { IdentityStoreId, MembershipId };
}

export const directoryCases = {
  CreateUser: {
    succeeds: ({ IdentityStoreId, newName }) => ({
      IdentityStoreId,
      UserName: newName(),
      ...names,
    }),
    answer: { UserId: expect.any(String) },
    fails: ({ IdentityStoreId }) => ({ IdentityStoreId, UserName: "ana.lima", ...names }),
    with: "ConflictException",
  },
  DescribeUser: {
    succeeds: (world) => world.user(),
    answer: { UserStatus: "ENABLED", ...names },
    fails: missingUser,
    with: "ResourceNotFoundException",
  },
  UpdateUser: {
    succeeds: async (world) => ({
      ...(await world.user()),
      Operations: [{ AttributePath: "title", AttributeValue: "Engineer" }],
    }),
    fails: async (world) => ({
      ...(await world.user()),
      Operations: [{ AttributePath: "shoeSize", AttributeValue: "44" }],
    }),
    with: "ValidationException",
  },
  DeleteUser: {
    succeeds: (world) => world.user(),
    fails: missingUser,
    with: "ResourceNotFoundException",
  },
  ListUsers: {
    succeeds: ({ IdentityStoreId }) => ({ IdentityStoreId, MaxResults: 1 }),
    answer: { Users: [{ UserName: "ana.lima" }] },
    fails: missingStore,
    with: "ResourceNotFoundException",
  },
  GetUserId: {
    succeeds: ({ IdentityStoreId }) => ({ IdentityStoreId, ...unique("userName", "ana.lima") }),
    answer: { UserId: expect.any(String) },
    fails: ({ IdentityStoreId }) => ({ IdentityStoreId, ...unique("userName", "nobody") }),
    with: "ResourceNotFoundException",
  },
  CreateGroup: {
    succeeds: ({ IdentityStoreId, newName }) => ({ IdentityStoreId, DisplayName: newName() }),
    answer: { GroupId: expect.any(String) },
    fails: ({ IdentityStoreId }) => ({ IdentityStoreId, DisplayName: "Engineering" }),
    with: "ConflictException",
  },
  DescribeGroup: {
    succeeds: (world) => world.group(),
    answer: { CreatedAt: expect.any(Date), UpdatedAt: expect.any(Date) },
    fails: missingGroup,
    with: "ResourceNotFoundException",
  },
  UpdateGroup: {
    succeeds: async (world) => ({
      ...(await world.group()),
      Operations: [{ AttributePath: "description", AttributeValue: "New" }],
    }),
    fails: async (world) => ({
      ...(await world.group()),
      Operations: [{ AttributePath: "displayName", AttributeValue: "Engineering" }],
    }),
    with: "ConflictException",
  },
  DeleteGroup: {
    succeeds: (world) => world.group(),
    fails: missingGroup,
    with: "ResourceNotFoundException",
  },
  ListGroups: {
    succeeds: ({ IdentityStoreId }) => ({
      IdentityStoreId,
      Filters: [{ AttributePath: "DisplayName", AttributeValue: "Engineering" }],
    }),
    answer: { Groups: [{ DisplayName: "Engineering" }] },
    fails: ({ IdentityStoreId }) => ({
      IdentityStoreId,
      Filters: [{ AttributePath: "Description", AttributeValue: "x" }],
    }),
    with: "ValidationException",
  },
  GetGroupId: {
    succeeds: ({ IdentityStoreId }) => ({
      IdentityStoreId,
      ...unique("displayName", "Engineering"),
    }),
    answer: { GroupId: expect.any(String) },
    fails: ({ IdentityStoreId }) => ({ IdentityStoreId, ...unique("displayName", "Nobody") }),
    with: "ResourceNotFoundException",
  },
  CreateGroupMembership: {
    succeeds: newMember,
    answer: { MembershipId: expect.any(String) },
    fails: member,
    with: "ConflictException",
  },
  DescribeGroupMembership: {
    succeeds: membership,
    answer: { MemberId: { UserId: expect.any(String) } },
    fails: missingMembership,
    with: "ResourceNotFoundException",
  },
  DeleteGroupMembership: {
    succeeds: membership,
    fails: missingMembership,
    with: "ResourceNotFoundException",
  },
  ListGroupMemberships: {
    succeeds: member,
    answer: { GroupMemberships: [{ MemberId: { UserId: expect.any(String) } }] },
    fails: missingGroup,
    with: "ResourceNotFoundException",
  },
  ListGroupMembershipsForMember: {
    succeeds: async (world) => {
      const { IdentityStoreId, MemberId } = await world.membership();
      return { IdentityStoreId, MemberId, MaxResults: 1 };
    },
    answer: { GroupMemberships: [{ MemberId: { UserId: expect.any(String) } }] },
    fails: ({ IdentityStoreId }) => ({ IdentityStoreId, MemberId: { UserId: unknownId } }),
    with: "ResourceNotFoundException",
  },
  GetGroupMembershipId: {
    succeeds: member,
    answer: { MembershipId: expect.any(String) },
    fails: newMember,
    with: "ResourceNotFoundException",
  },
  IsMemberInGroups: {
    succeeds: async (world) => {
      const { IdentityStoreId, GroupId, MemberId } = await world.membership();
      return { IdentityStoreId, MemberId, GroupIds: [GroupId] };
    },
    answer: { Results: [{ MembershipExists: true }] },
    fails: ({ IdentityStoreId, userId }) => ({
      IdentityStoreId,
      MemberId: { UserId: userId },
      GroupIds: [unknownId],
    }),
    with: "ResourceNotFoundException",
  },
} satisfies Cases<Identitystore>;
