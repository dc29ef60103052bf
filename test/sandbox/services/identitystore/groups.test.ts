import { estate } from "../../estate-fixture";
import { errorOf, openServices, peopleOf, type Services } from "../sandbox-client";

let services: Services;
let IdentityStoreId: string;
let ana: string;
let bo: string;
let engineering: string;
let auditors: string;
beforeEach(() => {
  services = openServices();
  IdentityStoreId = services.identityStoreId;
  ({ ana, bo, engineering, auditors } = peopleOf(services));
});

const call = (operation: string, input: object = {}) =>
  services.directory(operation, { IdentityStoreId, ...input });
const findBy = (AttributeValue: string, AttributePath = "displayName") =>
  call("GetGroupId", {
    AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } },
  }).GroupId;
const join = (GroupId: string, UserId: string): string =>
  call("CreateGroupMembership", { GroupId, MemberId: { UserId } }).MembershipId;
const membersOf = (GroupId: string) =>
  call("ListGroupMemberships", { GroupId }).GroupMemberships.map(
    (membership: { MemberId: { UserId: string } }) => membership.MemberId.UserId,
  );
const update = (GroupId: string, AttributePath: string, AttributeValue?: unknown) =>
  call("UpdateGroup", { GroupId, Operations: [{ AttributePath, AttributeValue }] });

test("a group is created, described, changed and deleted", () => {
  const { GroupId } = call("CreateGroup", { DisplayName: "Data", Description: "Data people" });
  expect(call("DescribeGroup", { GroupId })).toMatchObject({
    IdentityStoreId,
    GroupId,
    DisplayName: "Data",
    Description: "Data people",
  });
  update(GroupId, "displayName", "Data Science");
  update(GroupId, "description");
  expect(call("DescribeGroup", { GroupId })).not.toHaveProperty("Description");
  expect(findBy("data science")).toBe(GroupId);
  expect(errorOf(() => findBy("Data")).message).toBe("GROUP not found.");
  call("DeleteGroup", { GroupId });
  expect(errorOf(() => call("DescribeGroup", { GroupId }))).toMatchObject({
    type: "ResourceNotFoundException",
    fields: { ResourceType: "GROUP", ResourceId: GroupId },
  });
});

test("a display name is unique, given and not reserved", () => {
  const create = (input: object) => () => call("CreateGroup", input);
  expect(errorOf(create({ DisplayName: "ENGINEERING" }))).toMatchObject({
    type: "ConflictException",
    message: "Duplicate GroupDisplayName",
    fields: { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" },
  });
  expect(errorOf(create({})).message).toBe("displayName is a required attribute");
  expect(errorOf(create({ DisplayName: "AWSAdministrators" })).type).toBe("ValidationException");
  expect(errorOf(() => update(auditors, "displayName", "Engineering")).type).toBe(
    "ConflictException",
  );
  expect(errorOf(() => update(auditors, "displayName")).message).toBe(
    "displayName is a required attribute",
  );
  expect(errorOf(() => update(auditors, "title", "x")).message).toBe(
    "Attribute path title is not supported",
  );
  update(auditors, "displayName", "AUDITORS");
  expect(findBy("auditors")).toBe(auditors);
});

test("groups are found by display name", () => {
  const Filters = [{ AttributePath: "DisplayName", AttributeValue: "Engineering" }];
  expect(call("ListGroups", { Filters }).Groups).toEqual([
    call("DescribeGroup", { GroupId: engineering }),
  ]);
  const wrong = [{ AttributePath: "Description", AttributeValue: "x" }];
  expect(errorOf(() => call("ListGroups", { Filters: wrong })).message).toBe(
    "Filter attribute path Description is not supported, use DisplayName",
  );
  expect(errorOf(() => findBy("x", "description")).type).toBe("ValidationException");
});

describe("memberships", () => {
  test("as the provider makes, reads and deletes them", () => {
    const MembershipId = join(engineering, bo);
    expect(call("DescribeGroupMembership", { MembershipId })).toMatchObject({
      IdentityStoreId,
      MembershipId,
      GroupId: engineering,
      MemberId: { UserId: bo },
    });
    expect(membersOf(engineering)).toEqual([ana, bo]);
    call("DeleteGroupMembership", { MembershipId });
    expect(membersOf(engineering)).toEqual([ana]);
    expect(errorOf(() => call("DescribeGroupMembership", { MembershipId }))).toMatchObject({
      type: "ResourceNotFoundException",
      message: "GROUP_MEMBERSHIP not found.",
    });
  });

  test("exist once, between a group and a user that exist", () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(errorOf(() => join(engineering, ana))).toMatchObject({
      type: "ConflictException",
      message: "Member and Group relationship already exists.",
    });
    expect(errorOf(() => join(engineering, nobody)).message).toBe("USER not found.");
    expect(errorOf(() => join(nobody, ana)).message).toBe("GROUP not found.");
    expect(errorOf(() => join(engineering, engineering)).message).toBe("USER not found.");
  });

  test("can be asked for from both sides", () => {
    const MembershipId = join(auditors, ana);
    const MemberId = { UserId: ana };
    expect(call("GetGroupMembershipId", { GroupId: auditors, MemberId }).MembershipId).toBe(
      MembershipId,
    );
    const ofAna = call("ListGroupMembershipsForMember", { MemberId }).GroupMemberships;
    expect(ofAna.map((membership: { GroupId: string }) => membership.GroupId)).toEqual([
      engineering,
      auditors,
    ]);
    const missing = () =>
      call("GetGroupMembershipId", { GroupId: auditors, MemberId: { UserId: bo } });
    expect(errorOf(missing).message).toBe("GROUP_MEMBERSHIP not found.");
    expect(
      call("IsMemberInGroups", { MemberId: { UserId: bo }, GroupIds: [engineering, auditors] })
        .Results,
    ).toEqual(
      [engineering, auditors].map((GroupId) => ({
        GroupId,
        MemberId: { UserId: bo },
        MembershipExists: false,
      })),
    );
    expect(
      call("IsMemberInGroups", { MemberId, GroupIds: [engineering] }).Results[0].MembershipExists,
    ).toBe(true);
  });

  test("go with their group", () => {
    call("DeleteGroup", { GroupId: engineering });
    expect(
      call("ListGroupMembershipsForMember", { MemberId: { UserId: ana } }).GroupMemberships,
    ).toEqual([]);
    expect(errorOf(() => membersOf(engineering)).message).toBe("GROUP not found.");
  });

  test("go with their user", () => {
    const { MembershipId } = call("GetGroupMembershipId", {
      GroupId: engineering,
      MemberId: { UserId: ana },
    });
    call("DeleteUser", { UserId: ana });
    expect(membersOf(engineering)).toEqual([]);
    expect(errorOf(() => call("DescribeGroupMembership", { MembershipId })).type).toBe(
      "ResourceNotFoundException",
    );
  });
});

test("a group is found by what a directory outside calls it", () => {
  const [first, second] = estate.groups;
  if (first === undefined || second === undefined) throw new Error("The estate has two groups.");
  const externalIds = [{ issuer: "scim", id: "g1" }];
  services = openServices({ ...estate, groups: [{ ...first, externalIds }, second] });
  const find = (Issuer: string, Id: string) =>
    call("GetGroupId", { AlternateIdentifier: { ExternalId: { Issuer, Id } } }).GroupId;
  const GroupId = find("scim", "g1");
  expect(call("DescribeGroup", { GroupId })).toMatchObject({
    DisplayName: "Engineering",
    ExternalIds: [{ Issuer: "scim", Id: "g1" }],
  });
  update(GroupId, "displayName", "Builders");
  expect(find("scim", "g1")).toBe(GroupId);
  call("DeleteGroup", { GroupId });
  expect(errorOf(() => find("scim", "g1"))).toMatchObject({
    type: "ResourceNotFoundException",
    message: "GROUP not found.",
  });
});

test("a store has as many groups as AWS allows", () => {
  services = openServices({ ...estate, quotas: { groupsPerStore: 2 } });
  expect(errorOf(() => call("CreateGroup", { DisplayName: "Third" }))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: "An identity store can have at most 2 groups",
  });
});
