import { management, security } from "../../../estate-fixture";
import { errorOf } from "../../sandbox-client";
import { custom, openWithApplication, type WithApplication } from "./application-fixture";

let services: WithApplication;
let InstanceArn: string;
beforeEach(() => {
  services = openWithApplication();
  InstanceArn = services.instanceArn;
});

const create = (more?: object) => services.createApplication(more);
const describeApplication = (ApplicationArn: string) =>
  services.sso("DescribeApplication", { ApplicationArn });

test("a new application has AWS's defaults, and belongs to the account that created it", () => {
  const id = InstanceArn.split("/")[1];
  const arn = create();
  expect(arn).toMatch(new RegExp(`^arn:aws:sso::${security}:application/${id}/apl-[0-9a-f]{16}$`));
  expect(describeApplication(arn)).toEqual({
    ApplicationArn: arn,
    ApplicationProviderArn: custom,
    Name: "app",
    ApplicationAccount: security,
    InstanceArn,
    IdentityStoreArn: `arn:aws:identitystore::${management}:identitystore/${services.identityStoreId}`,
    Status: "ENABLED",
    PortalOptions: { Visibility: "ENABLED" },
    CreatedDate: new Date("2026-01-01T00:00:00Z"),
    CreatedFrom: "us-east-1",
  });
});

test("everything that is given comes back", () => {
  const given = {
    Name: "wiki",
    Description: "Pages",
    Status: "DISABLED",
    PortalOptions: {
      Visibility: "DISABLED",
      SignInOptions: { Origin: "APPLICATION", ApplicationUrl: "https://wiki.acme.example/login" },
    },
  };
  expect(describeApplication(create(given))).toMatchObject(given);
});

test("an update as the provider sends it leaves the visibility and what it doesn't name", () => {
  const ApplicationArn = create({
    Description: "Pages",
    PortalOptions: { Visibility: "DISABLED", SignInOptions: { Origin: "IDENTITY_CENTER" } },
  });
  const SignInOptions = { Origin: "APPLICATION", ApplicationUrl: "https://a.example/" };
  services.sso("UpdateApplication", {
    ApplicationArn,
    Name: "new",
    Status: "DISABLED",
    PortalOptions: { SignInOptions },
  });
  expect(describeApplication(ApplicationArn)).toMatchObject({
    Name: "new",
    Description: "Pages",
    Status: "DISABLED",
    PortalOptions: { Visibility: "DISABLED", SignInOptions },
  });
  services.sso("UpdateApplication", { ApplicationArn });
  expect(describeApplication(ApplicationArn).Name).toBe("new");
});

test("an application that users are sent to has a URL", () => {
  const PortalOptions = { SignInOptions: { Origin: "APPLICATION" } };
  const expected = {
    type: "ValidationException",
    message: "ApplicationUrl is required when the Origin of SignInOptions is APPLICATION",
  };
  expect(errorOf(() => create({ PortalOptions }))).toMatchObject(expected);
  expect(errorOf(() => services.call("UpdateApplication", { PortalOptions }))).toMatchObject(
    expected,
  );
});

describe("application providers", () => {
  test.each([
    [
      "custom-saml",
      "The application provider with arn 'arn:aws:sso::aws:applicationProvider/app-50e590700beb5208' is not supported for this action.",
    ],
    [
      "catalog/ExternalAWSAccount",
      "The application provider with arn 'arn:aws:sso::aws:applicationProvider/app-872d35937b9c1ed9' is not supported for this action.",
    ],
    [
      "Redshift",
      "The application provider with arn 'arn:aws:sso::aws:applicationProvider/Redshift' is not supported for this action.",
    ],
  ])("no application of %s is made through the API", (path, message) => {
    const ApplicationProviderArn = `arn:aws:sso::aws:applicationProvider/${path}`;
    expect(errorOf(() => create({ ApplicationProviderArn }))).toMatchObject({
      type: "ValidationException",
      message,
    });
    const described = services.sso("DescribeApplicationProvider", { ApplicationProviderArn });
    expect(described).toMatchObject({ ApplicationProviderArn });
  });

  test("are described and listed, to every account", () => {
    const described = services.sso("DescribeApplicationProvider", {
      ApplicationProviderArn: custom,
    });
    expect(described).toMatchObject({
      ApplicationProviderArn: custom,
      FederationProtocol: "OAUTH",
    });
    const member = services.sso.as("100000000011");
    expect(member("ListApplicationProviders").ApplicationProviders).toContainEqual(described);
  });

  test("page through", () => {
    const list = (input: object) => services.sso("ListApplicationProviders", input);
    const all = list({}).ApplicationProviders;
    const seen: unknown[] = [];
    let NextToken: string | undefined;
    do {
      const answer = list({ MaxResults: 2, ...(NextToken && { NextToken }) });
      expect(answer.ApplicationProviders.length).toBeLessThanOrEqual(2);
      seen.push(...answer.ApplicationProviders);
      NextToken = answer.NextToken;
    } while (NextToken !== undefined);
    expect(seen).toEqual(all);
    expect(list({ MaxResults: all.length })).not.toHaveProperty("NextToken");
    expect(errorOf(() => list({ NextToken: "bm9uc2Vuc2U" })).type).toBe("ValidationException");
  });

  test("that are unknown are not there", () => {
    const ApplicationProviderArn = "arn:aws:sso::aws:applicationProvider/unknown";
    const expected = {
      type: "ResourceNotFoundException",
      message: `Could not find ApplicationProvider with arn ${ApplicationProviderArn}`,
    };
    expect(errorOf(() => create({ ApplicationProviderArn }))).toMatchObject(expected);
    expect(
      errorOf(() => services.sso("DescribeApplicationProvider", { ApplicationProviderArn })),
    ).toMatchObject(expected);
  });
});

describe("the list of applications", () => {
  const list = (input: object = {}) => services.sso("ListApplications", { InstanceArn, ...input });
  const namesOf = (input: object) =>
    list(input).Applications.map((application: { Name: string }) => application.Name);

  test("holds what is described of each", () => {
    expect(list()).toEqual({ Applications: [describeApplication(services.applicationArn)] });
  });

  test("is filtered by account and by provider", () => {
    services.sso.as(management)("CreateApplication", {
      InstanceArn,
      ApplicationProviderArn: custom,
      Name: "of-management",
    });
    expect(namesOf({ Filter: { ApplicationAccount: management } })).toEqual(["of-management"]);
    expect(namesOf({ Filter: { ApplicationAccount: security } })).toEqual(["app"]);
    expect(namesOf({ Filter: { ApplicationProvider: custom } })).toHaveLength(2);
    const none = "arn:aws:sso::aws:applicationProvider/custom-saml";
    expect(namesOf({ Filter: { ApplicationProvider: none } })).toEqual([]);
  });

  test("never has more than 50 on a page", () => {
    for (let index = 0; index < 60; index++) create({ Name: `app-${index}` });
    const first = list({ MaxResults: 100 });
    expect(first.Applications).toHaveLength(50);
    expect(list({ NextToken: first.NextToken }).Applications).toHaveLength(11);
  });
});

test("a deleted application takes everything that belongs to it along, assignments included", () => {
  const { identityStoreId: IdentityStoreId, directory, call } = services;
  const [group] = directory("ListGroups", { IdentityStoreId }).Groups;
  const principal = { PrincipalType: "GROUP", PrincipalId: group.GroupId };
  call("CreateApplicationAssignment", principal);
  call("PutApplicationAccessScope", { Scope: "sso:account:access" });
  call("PutApplicationGrant", { GrantType: "refresh_token", Grant: { RefreshToken: {} } });
  const { applicationArn } = services;
  services.sso("TagResource", { ResourceArn: applicationArn, Tags: [{ Key: "a", Value: "b" }] });
  call("DeleteApplication");
  expect(errorOf(() => describeApplication(applicationArn))).toMatchObject({
    type: "ResourceNotFoundException",
    message: `Could not find Application with id ${applicationArn.split("/")[2]}`,
  });
  const left = services.sso("ListApplicationAssignmentsForPrincipal", {
    InstanceArn,
    ...principal,
  });
  expect(left.ApplicationAssignments).toEqual([]);
  expect(errorOf(() => call("ListApplicationGrants")).type).toBe("ResourceNotFoundException");
  expect(services.sso("ListApplications", { InstanceArn }).Applications).toEqual([]);
});

test("the same ClientToken and input make one application", () => {
  const given = { ClientToken: "a-token", PortalOptions: { Visibility: "ENABLED" } };
  const arn = create(given);
  expect(create(given)).toBe(arn);
  expect(services.sso("ListApplications", { InstanceArn }).Applications).toHaveLength(2);
  expect(errorOf(() => create({ ...given, Name: "other" }))).toMatchObject({
    type: "ConflictException",
    message:
      "IdempotentParameterMismatch: the ClientToken a-token was used before, with other parameters",
  });
});

describe("tags", () => {
  test("of an application come with it, change, and go", () => {
    const ResourceArn = create({ Tags: [{ Key: "owner", Value: "a" }] });
    services.sso("TagResource", { ResourceArn, Tags: [{ Key: "level", Value: "b" }] });
    services.sso("UntagResource", { InstanceArn, ResourceArn, TagKeys: ["owner"] });
    expect(services.sso("ListTagsForResource", { ResourceArn }).Tags).toEqual([
      { Key: "level", Value: "b" },
    ]);
  });

  test("are not found in another instance", () => {
    const other = services.sso.as(security)("CreateInstance").InstanceArn;
    const ResourceArn = services.applicationArn;
    const call = () => services.sso("ListTagsForResource", { ResourceArn, InstanceArn: other });
    expect(errorOf(call)).toMatchObject({
      type: "ResourceNotFoundException",
      message: `Could not find resource ${ResourceArn}`,
    });
  });
});

test("whether an assignment is required can be said, and is by default", () => {
  const required = () => services.call("GetApplicationAssignmentConfiguration").AssignmentRequired;
  expect(required()).toBe(true);
  services.call("PutApplicationAssignmentConfiguration", { AssignmentRequired: false });
  expect(required()).toBe(false);
  // As the provider deletes it.
  services.call("PutApplicationAssignmentConfiguration", { AssignmentRequired: true });
  expect(required()).toBe(true);
});

test("background sessions can be turned off", () => {
  const status = () =>
    services.call("GetApplicationSessionConfiguration").UserBackgroundSessionApplicationStatus;
  expect(status()).toBe("ENABLED");
  services.call("PutApplicationSessionConfiguration", {
    UserBackgroundSessionApplicationStatus: "DISABLED",
  });
  expect(status()).toBe("DISABLED");
  services.call("PutApplicationSessionConfiguration");
  expect(status()).toBe("DISABLED");
});
