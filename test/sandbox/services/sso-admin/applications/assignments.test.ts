import { errorOf, peopleOf } from "../../sandbox-client";
import { openWithApplication, type WithApplication } from "./application-fixture";

let services: WithApplication;
let InstanceArn: string;
let IdentityStoreId: string;
let ana: string;
let bo: string;
let engineering: string;
let auditors: string;
beforeEach(() => {
  services = openWithApplication();
  ({ instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = services);
  ({ ana, bo, engineering, auditors } = peopleOf(services));
});

const user = (id: string) => ({ PrincipalType: "USER", PrincipalId: id });
const group = (id: string) => ({ PrincipalType: "GROUP", PrincipalId: id });
const assign = (principal: object, ApplicationArn = services.applicationArn) =>
  services.call("CreateApplicationAssignment", { ApplicationArn, ...principal });
const list = (input: object = {}) => services.call("ListApplicationAssignments", input);
const ofPrincipal = (principal: object, more: object = {}) =>
  services.sso("ListApplicationAssignmentsForPrincipal", { InstanceArn, ...principal, ...more })
    .ApplicationAssignments;

test("an assignment is there, then gone", () => {
  const ApplicationArn = services.applicationArn;
  expect(assign(group(engineering))).toEqual({});
  const assignment = { ApplicationArn, ...group(engineering) };
  expect(services.call("DescribeApplicationAssignment", group(engineering))).toEqual(assignment);
  expect(list()).toEqual({ ApplicationAssignments: [assignment] });
  services.call("DeleteApplicationAssignment", group(engineering));
  expect(list()).toEqual({ ApplicationAssignments: [] });
  const expected = {
    type: "ResourceNotFoundException",
    message: `GROUP ${engineering} is not assigned to Application ${ApplicationArn.split("/")[2]}`,
  };
  for (const operation of ["DescribeApplicationAssignment", "DeleteApplicationAssignment"]) {
    expect(errorOf(() => services.call(operation, group(engineering)))).toMatchObject(expected);
  }
});

test("assigning twice is a success, and one assignment", () => {
  assign(user(ana));
  assign(user(ana));
  expect(list().ApplicationAssignments).toHaveLength(1);
});

test("whoever is assigned exists, as what they are said to be", () => {
  expect(errorOf(() => assign(user(engineering)))).toMatchObject({
    type: "ResourceNotFoundException",
    message: `Could not find USER ${engineering} in directory ${IdentityStoreId}`,
  });
});

test("whoever is deleted leaves an assignment behind, which can be deleted", () => {
  assign(group(engineering));
  services.directory("DeleteGroup", { IdentityStoreId, GroupId: engineering });
  expect(list().ApplicationAssignments).toHaveLength(1);
  services.call("DeleteApplicationAssignment", group(engineering));
  expect(list().ApplicationAssignments).toEqual([]);
});

test("a user's are its own and its groups', filtered by application", () => {
  const other = services.createApplication({ Name: "other" });
  assign(user(ana));
  assign(group(engineering), other);
  assign(group(auditors), other);
  const ApplicationArn = services.applicationArn;
  const own = { ApplicationArn, ...user(ana) };
  const groups = { ApplicationArn: other, ...group(engineering) };
  expect(ofPrincipal(user(ana))).toEqual([own, groups]);
  expect(ofPrincipal(user(bo))).toEqual([]);
  expect(ofPrincipal(group(engineering))).toEqual([groups]);
  expect(ofPrincipal(user(ana), { Filter: { ApplicationArn: other } })).toEqual([groups]);
});

test("pages hold users and groups once", () => {
  for (const principal of [group(engineering), user(ana), group(auditors), user(bo)]) {
    assign(principal);
  }
  const first = list({ MaxResults: 3 });
  const second = list({ MaxResults: 3, NextToken: first.NextToken });
  expect(second).not.toHaveProperty("NextToken");
  expect(
    [first, second].flatMap(({ ApplicationAssignments }) =>
      ApplicationAssignments.map(({ PrincipalId }: { PrincipalId: string }) => PrincipalId),
    ),
  ).toEqual([ana, bo, engineering, auditors]);
});

test("an application has a hundred groups at most, and any number of users", () => {
  const { directory } = services;
  const newGroup = (index: number): string =>
    directory("CreateGroup", { IdentityStoreId, DisplayName: `g${index}` }).GroupId;
  for (let index = 0; index < 100; index++) assign(group(newGroup(index)));
  const id = services.applicationArn.split("/")[2];
  expect(errorOf(() => assign(group(engineering)))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: `Application ${id} can have at most 100 groups`,
  });
  assign(user(ana));
  expect(
    errorOf(() => services.call("DescribeApplicationAssignment", group(engineering))).type,
  ).toBe("ResourceNotFoundException");
});
