import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let InstanceArn: string;
beforeEach(() => {
  services = openServices();
  InstanceArn = services.instanceArn;
});

const create = (Name: string, more: object = {}) =>
  services.sso("CreatePermissionSet", { InstanceArn, Name, ...more }).PermissionSet;
const describeSet = (PermissionSetArn: string) =>
  services.sso("DescribePermissionSet", { InstanceArn, PermissionSetArn }).PermissionSet;

test("a new permission set has AWS's defaults", () => {
  const created = create("viewer");
  expect(created).toEqual({
    Name: "viewer",
    PermissionSetArn: expect.stringMatching(
      /^arn:aws:sso:::permissionSet\/ssoins-[0-9a-f]{16}\/ps-[0-9a-f]{16}$/,
    ),
    CreatedDate: new Date("2026-01-01T00:00:00Z"),
    SessionDuration: "PT1H",
  });
  expect(describeSet(created.PermissionSetArn)).toEqual(created);
});

test("a name is taken until its permission set is deleted", () => {
  const { PermissionSetArn } = create("viewer");
  expect(errorOf(() => create("viewer"))).toMatchObject({
    type: "ConflictException",
    message: "PermissionSet with name viewer already exists.",
  });
  services.sso("DeletePermissionSet", { InstanceArn, PermissionSetArn });
  expect(create("viewer").PermissionSetArn).not.toBe(PermissionSetArn);
  expect(errorOf(() => describeSet(PermissionSetArn))).toMatchObject({
    type: "ResourceNotFoundException",
    message: `Could not find PermissionSet with id ${PermissionSetArn.split("/")[2]}`,
  });
});

test("an update clears what it leaves out, and keeps the session duration", () => {
  const { PermissionSetArn } = create("viewer", {
    Description: "Sees",
    RelayState: "https://a.example/",
    SessionDuration: "PT4H",
  });
  services.sso("UpdatePermissionSet", { InstanceArn, PermissionSetArn, Description: "Looks" });
  const { Description, RelayState, SessionDuration } = describeSet(PermissionSetArn);
  expect({ Description, RelayState, SessionDuration }).toEqual({
    Description: "Looks",
    SessionDuration: "PT4H",
  });
  services.sso("UpdatePermissionSet", { InstanceArn, PermissionSetArn });
  expect(describeSet(PermissionSetArn)).not.toHaveProperty("Description");
});

test.each(["PT1H", "PT12H", "PT60M", "PT3600S", "PT1H30M", "P0DT5H"])(
  "a session may last %s",
  (SessionDuration) => {
    expect(create("viewer", { SessionDuration }).SessionDuration).toBe(SessionDuration);
  },
);

test.each(["PT15M", "PT59M59S", "PT12H1S", "PT13H", "P1D", "-PT4H"])(
  "a session may not last %s",
  (SessionDuration) => {
    const expected = {
      type: "ValidationException",
      message: `SessionDuration must be between PT1H and PT12H, got ${SessionDuration}`,
    };
    expect(errorOf(() => create("viewer", { SessionDuration }))).toMatchObject(expected);
    const { PermissionSetArn } = create("viewer");
    const update = { InstanceArn, PermissionSetArn, SessionDuration };
    expect(errorOf(() => services.sso("UpdatePermissionSet", update))).toMatchObject(expected);
  },
);

test.each([
  ["a name with a space", { Name: "a b" }, "'a b' at 'name'"],
  ["a long name", { Name: "n".repeat(33) }, "Member must have length less than or equal to 32"],
  ["an instance that is no ARN", { InstanceArn: "ssoins-1" }, "'ssoins-1' at 'instanceArn'"],
])("the shapes refuse %s", (_, input, message) => {
  const call = () => services.sso("CreatePermissionSet", { InstanceArn, Name: "a", ...input });
  expect(errorOf(call).type).toBe("ValidationException");
  expect(errorOf(call).message).toContain(message);
});

test("another instance's ARN is not found", () => {
  const other = "arn:aws:sso:::instance/ssoins-0000000000000000";
  expect(errorOf(() => services.sso("ListPermissionSets", { InstanceArn: other }))).toMatchObject({
    type: "ResourceNotFoundException",
    message: "Could not find Instance with id ssoins-0000000000000000",
  });
});

describe("pages", () => {
  const names = Array.from({ length: 7 }, (_, index) => `set-${index}`);
  const page = (NextToken?: string, MaxResults = 3) =>
    services.sso("ListPermissionSets", {
      InstanceArn,
      MaxResults,
      ...(NextToken && { NextToken }),
    });

  test("hold everything once, in the order of creation", () => {
    const arns = names.map((name) => create(name).PermissionSetArn);
    const first = page();
    const second = page(first.NextToken);
    const third = page(second.NextToken);
    expect([first, second, third].flatMap((answer) => answer.PermissionSets)).toEqual(arns);
    expect(third).not.toHaveProperty("NextToken");
  });

  test("that are exactly full are not followed by an empty one", () => {
    for (const name of names.slice(0, 3)) create(name);
    expect(page()).not.toHaveProperty("NextToken");
  });

  test("go on where they stopped when what they stopped at is deleted", () => {
    const arns = names.map((name) => create(name).PermissionSetArn);
    const { NextToken } = page();
    services.sso("DeletePermissionSet", { InstanceArn, PermissionSetArn: arns[2] });
    expect(page(NextToken).PermissionSets).toEqual(arns.slice(3, 6));
  });

  test("refuse a token that was not made for them", () => {
    for (const name of names) create(name);
    const refused = {
      type: "ValidationException",
      message: "The NextToken is not valid for this request.",
    };
    expect(errorOf(() => page("bm9uc2Vuc2U"))).toMatchObject(refused);
    const users = services.directory("ListUsers", {
      IdentityStoreId: services.identityStoreId,
      MaxResults: 1,
    });
    expect(errorOf(() => page(users.NextToken))).toMatchObject(refused);
  });
});

describe("tags", () => {
  const tagsOf = (ResourceArn: string) =>
    services.sso("ListTagsForResource", { InstanceArn, ResourceArn }).Tags;

  test("come with the permission set, change and go", () => {
    const { PermissionSetArn: ResourceArn } = create("viewer", {
      Tags: [
        { Key: "owner", Value: "a" },
        { Key: "level", Value: "" },
      ],
    });
    services.sso("TagResource", { InstanceArn, ResourceArn, Tags: [{ Key: "owner", Value: "b" }] });
    expect(tagsOf(ResourceArn)).toEqual([
      { Key: "owner", Value: "b" },
      { Key: "level", Value: "" },
    ]);
    services.sso("UntagResource", { InstanceArn, ResourceArn, TagKeys: ["owner", "unknown"] });
    expect(tagsOf(ResourceArn)).toEqual([{ Key: "level", Value: "" }]);
  });

  test("belong to something that exists", () => {
    const ResourceArn = `${InstanceArn.replace("instance", "permissionSet")}/ps-0000000000000000`;
    const unknown = {
      type: "ResourceNotFoundException",
      message: `Could not find resource ${ResourceArn}`,
    };
    expect(errorOf(() => tagsOf(ResourceArn))).toMatchObject(unknown);
    const Tags = [{ Key: "a", Value: "b" }];
    expect(
      errorOf(() => services.sso("TagResource", { InstanceArn, ResourceArn, Tags })),
    ).toMatchObject(unknown);
  });

  test("are 75 at most, and a refused request adds none", () => {
    const { PermissionSetArn: ResourceArn } = create("viewer", {
      Tags: [{ Key: "first", Value: "" }],
    });
    const Tags = Array.from({ length: 75 }, (_, index) => ({ Key: `k${index}`, Value: "" }));
    expect(
      errorOf(() => services.sso("TagResource", { InstanceArn, ResourceArn, Tags })).type,
    ).toBe("ServiceQuotaExceededException");
    expect(tagsOf(ResourceArn)).toHaveLength(1);
  });

  test("occur once in a request", () => {
    const Tags = [
      { Key: "a", Value: "1" },
      { Key: "a", Value: "2" },
    ];
    expect(errorOf(() => create("viewer", { Tags })).message).toBe(
      "Tag keys must be unique, got a twice",
    );
    expect(services.sso("ListPermissionSets", { InstanceArn }).PermissionSets).toEqual([]);
  });

  test("of AWS itself are given by nobody else", () => {
    expect(errorOf(() => create("viewer", { Tags: [{ Key: "aws:x", Value: "" }] }))).toMatchObject({
      type: "ValidationException",
      message: "Tag keys that start with aws: are reserved for AWS, got aws:x",
    });
    const ResourceArn = create("viewer").PermissionSetArn;
    const Tags = [{ Key: "AWS:x", Value: "" }];
    expect(
      errorOf(() => services.sso("TagResource", { InstanceArn, ResourceArn, Tags })).type,
    ).toBe("ValidationException");
    expect(tagsOf(ResourceArn)).toEqual([]);
  });

  test("are gone with their permission set", () => {
    const { PermissionSetArn } = create("viewer", { Tags: [{ Key: "a", Value: "b" }] });
    services.sso("DeletePermissionSet", { InstanceArn, PermissionSetArn });
    expect(errorOf(() => tagsOf(PermissionSetArn)).type).toBe("ResourceNotFoundException");
  });
});
