import { dev, estate } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let IdentityStoreId: string;
beforeEach(() => {
  services = openServices();
  IdentityStoreId = services.identityStoreId;
});

const call = (operation: string, input: object = {}) =>
  services.directory(operation, { IdentityStoreId, ...input });
const newUser = (UserName: string, more: object = {}) => ({
  UserName,
  DisplayName: "Cy Fox",
  Name: { GivenName: "Cy", FamilyName: "Fox" },
  ...more,
});
const create = (UserName: string, more: object = {}): string =>
  call("CreateUser", newUser(UserName, more)).UserId;
const describeUser = (UserId: string) => call("DescribeUser", { UserId });
const update = (UserId: string, ...operations: [string, unknown?][]) =>
  call("UpdateUser", {
    UserId,
    Operations: operations.map(([AttributePath, AttributeValue]) => ({
      AttributePath,
      AttributeValue,
    })),
  });
const findBy = (AttributePath: string, AttributeValue: string) =>
  call("GetUserId", { AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } } })
    .UserId;

test("a user comes back with everything that was given, its store and its dates", () => {
  const given = newUser("cy.fox", {
    NickName: "Cy",
    Emails: [{ Value: "cy@acme.example", Type: "work", Primary: true }],
    Addresses: [{ Country: "PT", Locality: "Porto" }],
  });
  const { UserId } = call("CreateUser", given);
  expect(describeUser(UserId)).toEqual({
    ...given,
    IdentityStoreId,
    UserId,
    UserStatus: "ENABLED",
    CreatedAt: new Date("2026-01-01T00:00:00Z"),
    UpdatedAt: new Date("2026-01-01T00:00:00Z"),
  });
});

test.each([
  ["UserName", "userName is a required attribute"],
  ["DisplayName", "displayName is a required attribute"],
  ["Name", "name.givenName is a required attribute"],
])("a user has a %s", (attribute, message) => {
  const { [attribute]: _, ...rest } = newUser("cy.fox") as Record<string, unknown>;
  expect(errorOf(() => call("CreateUser", rest))).toMatchObject({
    type: "ValidationException",
    message,
  });
});

test.each(["Administrator", "AWSAdministrators"])("%s is reserved", (name) => {
  expect(errorOf(() => create(name)).message).toBe(
    `${name} is a reserved name and can't be used for users or groups`,
  );
});

test("a user name has no spaces", () => {
  expect(errorOf(() => create("cy fox")).message).toContain("Value 'cy fox' at 'userName'");
});

describe("user names and e-mail addresses", () => {
  const withEmail = (Value: string) => ({ Emails: [{ Value }] });
  const taken = (message: string) => ({
    type: "ConflictException",
    message,
    fields: { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" },
  });

  test("are unique whatever their case", () => {
    create("cy.fox", withEmail("cy@acme.example"));
    expect(errorOf(() => create("Cy.Fox"))).toMatchObject(taken("Duplicate UserName"));
    expect(errorOf(() => create("other", withEmail("CY@acme.example")))).toMatchObject(
      taken("Duplicate Email"),
    );
    expect(call("ListUsers").Users).toHaveLength(3);
  });

  test("are free again once they are changed or deleted", () => {
    const first = create("cy.fox", withEmail("cy@acme.example"));
    update(first, ["userName", "cy.new"], ["emails", [{ value: "new@acme.example" }]]);
    const second = create("cy.fox", withEmail("cy@acme.example"));
    call("DeleteUser", { UserId: second });
    expect(create("cy.fox", withEmail("cy@acme.example"))).not.toBe(second);
    expect(findBy("userName", "cy.new")).toBe(first);
  });

  test("find their user", () => {
    const UserId = create("cy.fox", withEmail("cy@acme.example"));
    expect(findBy("userName", "cy.fox")).toBe(UserId);
    expect(findBy("UserName", "CY.FOX")).toBe(UserId);
    expect(findBy("emails.value", "cy@acme.example")).toBe(UserId);
    const filter = { Filters: [{ AttributePath: "UserName", AttributeValue: "cy.fox" }] };
    expect(call("ListUsers", filter).Users).toEqual([describeUser(UserId)]);
    const none = { Filters: [{ AttributePath: "UserName", AttributeValue: "nobody" }] };
    expect(call("ListUsers", none)).toEqual({ Users: [] });
    expect(errorOf(() => findBy("userName", "nobody"))).toMatchObject({
      type: "ResourceNotFoundException",
      message: "USER not found.",
      fields: { ResourceType: "USER" },
    });
  });

  test("are all there is to find a user by", () => {
    expect(errorOf(() => findBy("title", "Dr")).message).toBe(
      "Attribute path title is not supported",
    );
    const Filters = [{ AttributePath: "Title", AttributeValue: "Dr" }];
    expect(errorOf(() => call("ListUsers", { Filters })).message).toBe(
      "Filter attribute path Title is not supported, use UserName",
    );
    expect(errorOf(() => call("GetUserId", { AlternateIdentifier: {} })).type).toBe(
      "ValidationException",
    );
  });
});

describe("UpdateUser", () => {
  let UserId: string;
  beforeEach(() => {
    UserId = create("cy.fox", { NickName: "Cy" });
    services.advance(1500);
  });

  test.each<[string, unknown, object]>([
    ["displayName", "Cyan", { DisplayName: "Cyan" }],
    ["name.familyName", "Wolf", { Name: { GivenName: "Cy", FamilyName: "Wolf" } }],
    ["profileUrl", "https://a.example", { ProfileUrl: "https://a.example" }],
    [
      "emails",
      [{ primary: true, value: "a@example.com" }],
      { Emails: [{ Primary: true, Value: "a@example.com" }] },
    ],
    [
      "addresses",
      [{ streetAddress: "1 Main", country: "PT" }],
      { Addresses: [{ StreetAddress: "1 Main", Country: "PT" }] },
    ],
  ])("sets %s", (path, value, expected) => {
    update(UserId, [path, value]);
    expect(describeUser(UserId)).toMatchObject({
      ...expected,
      UpdatedAt: new Date("2026-01-01T00:00:01.500Z"),
      CreatedAt: new Date("2026-01-01T00:00:00Z"),
    });
  });

  test.each<[string, [string, unknown?]]>([
    ["null", ["nickName", null]],
    ["no value", ["nickName"]],
  ])("removes an attribute by %s", (_, operation) => {
    update(UserId, operation);
    expect(describeUser(UserId)).not.toHaveProperty("NickName");
  });

  test("removes a list by null, and frees the address", () => {
    update(UserId, ["emails", [{ value: "a@example.com" }]]);
    update(UserId, ["emails", null]);
    expect(describeUser(UserId)).not.toHaveProperty("Emails");
    expect(errorOf(() => findBy("emails.value", "a@example.com")).type).toBe(
      "ResourceNotFoundException",
    );
  });

  test("does all or nothing", () => {
    expect(errorOf(() => update(UserId, ["displayName", "New"], ["shoeSize", "44"])).message).toBe(
      "Attribute path shoeSize is not supported",
    );
    expect(describeUser(UserId).DisplayName).toBe("Cy Fox");
  });

  test("holds the result to the rules of CreateUser", () => {
    expect(errorOf(() => update(UserId, ["displayName", "x".repeat(1025)])).message).toContain(
      "at 'displayName' failed to satisfy constraint: Member must have length less than or equal to 1024",
    );
    expect(errorOf(() => update(UserId, ["displayName", null])).message).toBe(
      "displayName is a required attribute",
    );
    expect(
      errorOf(() => update(UserId, ["emails", [{ value: "a" }, { value: "b" }]])).message,
    ).toContain(
      "at 'emails' failed to satisfy constraint: Member must have length less than or equal to 1",
    );
    expect(errorOf(() => update(UserId, ["displayName", 7]))).toMatchObject({
      type: "ValidationException",
      message: "NUMBER_VALUE cannot be converted to the type of this member",
    });
  });

  test.each<[string, unknown, string]>([
    ["name.nick", "x", "name.nick"],
    ["name.constructor", "x", "name.constructor"],
    ["name", { givenName: "Cy", familyName: "Fox", toString: "x" }, "name.toString"],
    ["emails", [{ value: "a@example.com", verified: true }], "emails.verified"],
  ])("refuses a member that AWS does not have: %s", (path, value, unknown) => {
    expect(errorOf(() => update(UserId, [path, value]))).toMatchObject({
      type: "ValidationException",
      message: `Attribute path ${unknown} is not supported`,
    });
  });

  test("keeps extensions apart, for those who ask", () => {
    const name = "aws:identitystore:enterprise";
    update(UserId, [`${name}.costCenter`, "4711"]);
    expect(describeUser(UserId)).not.toHaveProperty("Extensions");
    expect(call("DescribeUser", { UserId, Extensions: [name] }).Extensions).toEqual({
      [name]: { costCenter: "4711" },
    });
  });
});

test("a user that is not there", () => {
  const UserId = "00000000-0000-4000-8000-000000000000";
  const missing = {
    type: "ResourceNotFoundException",
    message: "USER not found.",
    fields: { ResourceType: "USER", ResourceId: UserId },
  };
  expect(errorOf(() => describeUser(UserId))).toMatchObject(missing);
  expect(errorOf(() => update(UserId, ["title", "Dr"]))).toMatchObject(missing);
  expect(errorOf(() => call("DeleteUser", { UserId }))).toMatchObject(missing);
});

test("another store is not there", () => {
  expect(errorOf(() => call("ListUsers", { IdentityStoreId: "d-0000000000" }))).toMatchObject({
    type: "ResourceNotFoundException",
    message: "IDENTITY_STORE not found.",
  });
});

test("member accounts read the organization's store, and change nothing in it", () => {
  const asMember = services.directory.as(dev);
  const { Users } = asMember("ListUsers", { IdentityStoreId });
  expect(Users).toEqual(call("ListUsers").Users);
  const deletion = () => asMember("DeleteUser", { IdentityStoreId, UserId: Users[0].UserId });
  expect(errorOf(deletion)).toMatchObject({
    type: "AccessDeniedException",
    message: `User: arn:aws:iam::${dev}:user/sandbox is not authorized to perform: identitystore:DeleteUser`,
  });
});

test("pages hold everyone once", () => {
  for (let index = 0; index < 5; index++) create(`user.${index}`);
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const answer = call("ListUsers", { MaxResults: 3, ...(NextToken && { NextToken }) });
    names.push(...answer.Users.map((user: { UserName: string }) => user.UserName));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  expect(names).toEqual(["ana.lima", "bo.chen", "user.0", "user.1", "user.2", "user.3", "user.4"]);
});

test("every attribute that AWS has comes back", () => {
  const entry = { Value: "a", Type: "work", Primary: true };
  const given = {
    UserName: "cy.fox",
    DisplayName: "Cy Fox",
    Name: {
      Formatted: "Dr Cy A Fox Jr",
      FamilyName: "Fox",
      GivenName: "Cy",
      MiddleName: "A",
      HonorificPrefix: "Dr",
      HonorificSuffix: "Jr",
    },
    NickName: "Cy",
    ProfileUrl: "https://acme.example/cy",
    Emails: [entry],
    PhoneNumbers: [entry],
    Addresses: [
      {
        StreetAddress: "1 Main",
        Locality: "Porto",
        Region: "Norte",
        PostalCode: "4000",
        Country: "PT",
        Formatted: "1 Main, Porto",
        Type: "work",
        Primary: true,
      },
    ],
    Photos: [{ ...entry, Display: "Portrait" }, entry, entry],
    Roles: [entry],
    UserType: "employee",
    Title: "Engineer",
    PreferredLanguage: "pt",
    Locale: "pt-PT",
    Timezone: "Europe/Lisbon",
    Website: "https://cy.example",
    Birthdate: "1990-01-31",
    Extensions: { "aws:identitystore:enterprise": { department: "R&D", manager: { value: "x" } } },
  };
  const { UserId } = call("CreateUser", given);
  const Extensions = ["aws:identitystore:enterprise"];
  expect(call("DescribeUser", { UserId, Extensions })).toMatchObject(given);
  expect(call("ListUsers", { Extensions }).Users[2]).toMatchObject(given);
});

test("the enterprise extension is the only one", () => {
  const name = "aws:identitystore:other";
  const expected = {
    type: "ValidationException",
    message: `Extension ${name} is not supported, use aws:identitystore:enterprise`,
  };
  expect(errorOf(() => create("cy.fox", { Extensions: { [name]: {} } }))).toMatchObject(expected);
  const UserId = create("cy.fox");
  expect(errorOf(() => update(UserId, [`${name}.a`, "b"]))).toMatchObject(expected);
  expect(errorOf(() => call("DescribeUser", { UserId, Extensions: [name] }))).toMatchObject(
    expected,
  );
});

test("a list is changed as a whole", () => {
  const UserId = create("cy.fox", { Emails: [{ Value: "cy@acme.example" }] });
  expect(errorOf(() => update(UserId, ["emails.value", "new@acme.example"]))).toMatchObject({
    type: "ValidationException",
    message: "Attribute path emails.value is not supported",
  });
  update(UserId, ["emails", [{ value: "new@acme.example", type: null }]]);
  expect(describeUser(UserId).Emails).toEqual([{ Value: "new@acme.example" }]);
});

describe("what a directory outside calls a user", () => {
  const externalIds = [
    { issuer: "scim", id: "1" },
    { issuer: "okta", id: "1" },
  ];
  const find = (Issuer: string, Id: string) =>
    call("GetUserId", { AlternateIdentifier: { ExternalId: { Issuer, Id } } }).UserId;
  beforeEach(() => {
    const [ana, bo] = estate.users;
    if (ana === undefined || bo === undefined) throw new Error("The estate has two users.");
    services = openServices({ ...estate, users: [{ ...ana, externalIds }, bo] });
  });

  test("is described with it, and finds it", () => {
    const [{ UserId, ExternalIds }] = call("ListUsers").Users;
    expect(ExternalIds).toEqual([
      { Issuer: "scim", Id: "1" },
      { Issuer: "okta", Id: "1" },
    ]);
    expect(describeUser(UserId).ExternalIds).toEqual(ExternalIds);
    expect(find("okta", "1")).toBe(UserId);
    expect(errorOf(() => find("okta", "2"))).toMatchObject({
      type: "ResourceNotFoundException",
      message: "USER not found.",
    });
  });

  test("goes with it", () => {
    call("DeleteUser", { UserId: find("scim", "1") });
    expect(errorOf(() => find("scim", "1")).type).toBe("ResourceNotFoundException");
  });

  test("stays when something else of it changes", () => {
    const UserId = find("scim", "1");
    update(UserId, ["title", "Engineer"]);
    expect(find("scim", "1")).toBe(UserId);
    expect(errorOf(() => update(UserId, ["externalIds", []])).message).toBe(
      "Attribute path externalIds is not supported",
    );
  });
});

test("a store has as many users as AWS allows", () => {
  services = openServices({ ...estate, quotas: { usersPerStore: 3 } });
  create("cy.fox");
  expect(errorOf(() => create("di.ray"))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: "An identity store can have at most 3 users",
  });
  expect(call("ListUsers").Users).toHaveLength(3);
});
