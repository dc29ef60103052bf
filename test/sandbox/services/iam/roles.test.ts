import type { IAM } from "@aws-sdk/client-iam";
import { paginateListRoles } from "@aws-sdk/client-iam";
import { dev, management, prod } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const trust = (statement: object = {}, more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    ...more,
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
        ...statement,
      },
    ],
  });
const policy = (resource = "*") =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resource }],
  });
const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

let running: RunningSandbox;
let iam: IAM;
beforeEach(async () => {
  running = await runSandbox();
  iam = running.iam(dev);
});
afterEach(() => running.stop());

const create = (RoleName: string, more: object = {}) =>
  iam.createRole({ RoleName, AssumeRolePolicyDocument: trust(), ...more });

describe("a role", () => {
  it("is what it was created as", async () => {
    const { Role } = await create("deployer", {
      Path: "/ci/",
      Description: "Deploys (and plans) it's all",
      MaxSessionDuration: 7200,
      PermissionsBoundary: readOnly,
      Tags: [{ Key: "owner", Value: "platform" }],
    });
    expect(Role).toMatchObject({
      RoleName: "deployer",
      Path: "/ci/",
      Arn: `arn:aws:iam::${dev}:role/ci/deployer`,
      RoleId: expect.stringMatching(/^AROA[0-9A-Z]{17}$/),
      Description: "Deploys (and plans) it's all",
      MaxSessionDuration: 7200,
      PermissionsBoundary: {
        PermissionsBoundaryArn: readOnly,
        PermissionsBoundaryType: "Policy",
      },
      Tags: [{ Key: "owner", Value: "platform" }],
    });
    expect((await iam.getRole({ RoleName: "deployer" })).Role).toEqual(Role);
  });

  it("has AWS's defaults: the root path and one hour", async () => {
    const { Role } = await create("deployer");
    expect(Role).toMatchObject({ Path: "/", MaxSessionDuration: 3600 });
    expect(Role?.Description).toBeUndefined();
    expect(Role?.Tags).toBeUndefined();
  });

  it("answers with its trust policy percent-encoded, quotes and stars included", async () => {
    const document = trust({ Condition: { StringLike: { "aws:PrincipalTag/it's": "(a*)!" } } });
    const { Role } = await create("deployer", { AssumeRolePolicyDocument: document });
    const encoded = Role?.AssumeRolePolicyDocument ?? "";
    expect(encoded).toMatch(/^[\w.~%-]+$/);
    expect(decodeURIComponent(encoded)).toBe(document);
  });

  it("changes in what a request names, and keeps the rest", async () => {
    await create("deployer", { Description: "old", MaxSessionDuration: 7200 });
    await iam.updateRole({ RoleName: "deployer", MaxSessionDuration: 3600 });
    await iam.updateAssumeRolePolicy({
      RoleName: "deployer",
      PolicyDocument: trust({ Principal: { AWS: management } }),
    });
    const { Role } = await iam.getRole({ RoleName: "deployer" });
    expect(Role).toMatchObject({ Description: "old", MaxSessionDuration: 3600 });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toContain(management);
    await iam.updateRoleDescription({ RoleName: "deployer", Description: "new" });
    expect((await iam.getRole({ RoleName: "deployer" })).Role?.Description).toBe("new");
    await iam.updateRole({ RoleName: "deployer", Description: "" });
    expect((await iam.getRole({ RoleName: "deployer" })).Role?.Description).toBeUndefined();
  });

  it("has a boundary that can be put and taken away", async () => {
    await create("deployer");
    await iam.putRolePermissionsBoundary({ RoleName: "deployer", PermissionsBoundary: readOnly });
    expect((await iam.getRole({ RoleName: "deployer" })).Role?.PermissionsBoundary).toBeDefined();
    await iam.deleteRolePermissionsBoundary({ RoleName: "deployer" });
    expect((await iam.getRole({ RoleName: "deployer" })).Role?.PermissionsBoundary).toBeUndefined();
  });

  it("has tags that are told apart without case", async () => {
    await create("deployer", { Tags: [{ Key: "Owner", Value: "a" }] });
    await iam.tagRole({ RoleName: "deployer", Tags: [{ Key: "owner", Value: "b" }] });
    await iam.tagRole({ RoleName: "deployer", Tags: [{ Key: "team", Value: "c" }] });
    expect((await iam.listRoleTags({ RoleName: "deployer" })).Tags).toEqual([
      { Key: "owner", Value: "b" },
      { Key: "team", Value: "c" },
    ]);
    await iam.untagRole({ RoleName: "deployer", TagKeys: ["OWNER"] });
    expect((await iam.listRoleTags({ RoleName: "deployer" })).Tags).toHaveLength(1);
  });

  it("is one account's", async () => {
    await create("deployer");
    await expect(running.iam(prod).getRole({ RoleName: "deployer" })).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
    await running.iam(prod).createRole({ RoleName: "deployer", AssumeRolePolicyDocument: trust() });
  });

  it("is deleted once it has no policies", async () => {
    await create("deployer");
    await iam.attachRolePolicy({ RoleName: "deployer", PolicyArn: readOnly });
    await iam.putRolePolicy({
      RoleName: "deployer",
      PolicyName: "own",
      PolicyDocument: policy(),
    });
    const remove = () => iam.deleteRole({ RoleName: "deployer" });
    await expect(remove()).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must detach all policies first.",
    });
    await iam.detachRolePolicy({ RoleName: "deployer", PolicyArn: readOnly });
    await expect(remove()).rejects.toMatchObject({
      message: "Cannot delete entity, must delete policies first.",
    });
    await iam.deleteRolePolicy({ RoleName: "deployer", PolicyName: "own" });
    await remove();
    await expect(iam.getRole({ RoleName: "deployer" })).rejects.toThrow("cannot be found");
  });

  it("has no instance profiles", async () => {
    await create("deployer");
    expect(
      (await iam.listInstanceProfilesForRole({ RoleName: "deployer" })).InstanceProfiles,
    ).toEqual([]);
  });
});

describe("listing roles", () => {
  it("goes page by page in the order of names, below a path", async () => {
    const names = ["e", "b", "d", "a", "c"];
    for (const name of names) await create(name, { Path: "/ci/" });
    await create("elsewhere");
    const pages: string[][] = [];
    for await (const { Roles = [] } of paginateListRoles(
      { client: iam, pageSize: 2 },
      { PathPrefix: "/ci/" },
    ))
      pages.push(Roles.map(({ RoleName }) => RoleName ?? ""));
    expect(pages).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  it("refuses a marker of its own invention", async () => {
    await expect(iam.listRoles({ Marker: "AAAA" })).rejects.toMatchObject({
      name: "ValidationError",
      message: "Invalid Marker.",
    });
  });
});

describe("policies of a role", () => {
  beforeEach(() => create("deployer"));
  const RoleName = "deployer";

  it("are written into it", async () => {
    await iam.putRolePolicy({ RoleName, PolicyName: "b", PolicyDocument: policy() });
    await iam.putRolePolicy({ RoleName, PolicyName: "a", PolicyDocument: policy() });
    expect((await iam.listRolePolicies({ RoleName })).PolicyNames).toEqual(["a", "b"]);
    const { PolicyDocument } = await iam.getRolePolicy({ RoleName, PolicyName: "a" });
    expect(decodeURIComponent(PolicyDocument ?? "")).toBe(policy());
    await iam.deleteRolePolicy({ RoleName, PolicyName: "a" });
    await expect(iam.getRolePolicy({ RoleName, PolicyName: "a" })).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The role policy with name a cannot be found.",
    });
  });

  it("hold 10,240 characters together, white space not counted", async () => {
    const half = policy(`arn:aws:s3:::${"x".repeat(5000)}`);
    await iam.putRolePolicy({ RoleName, PolicyName: "a", PolicyDocument: `${half}      ` });
    await iam.putRolePolicy({ RoleName, PolicyName: "b", PolicyDocument: half });
    await expect(
      iam.putRolePolicy({ RoleName, PolicyName: "c", PolicyDocument: half }),
    ).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Maximum policy size of 10240 bytes exceeded for role deployer",
    });
    expect((await iam.listRolePolicies({ RoleName })).PolicyNames).toEqual(["a", "b"]);
  });

  it("are attached, and attaching again changes nothing", async () => {
    await iam.attachRolePolicy({ RoleName, PolicyArn: readOnly });
    await iam.attachRolePolicy({ RoleName, PolicyArn: readOnly });
    expect((await iam.listAttachedRolePolicies({ RoleName })).AttachedPolicies).toEqual([
      { PolicyName: "ReadOnlyAccess", PolicyArn: readOnly },
    ]);
    await iam.detachRolePolicy({ RoleName, PolicyArn: readOnly });
    await expect(iam.detachRolePolicy({ RoleName, PolicyArn: readOnly })).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `Policy ${readOnly} was not found.`,
    });
  });

  it("are ten at most", async () => {
    const attach = (index: number) =>
      iam.attachRolePolicy({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/Policy${index}` });
    for (let index = 0; index < 10; index++) await attach(index);
    await expect(attach(10)).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for PoliciesPerRole: 10",
    });
  });
});

describe("what IAM refuses", () => {
  it("is a name that is taken, in any case of letters", async () => {
    await create("deployer");
    await expect(create("Deployer")).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Role with name Deployer already exists.",
    });
  });

  it.each<[string, string, string]>([
    ["what isn't JSON", "{", "Syntax errors in policy."],
    ["a resource", trust({ Resource: "*" }), "Has prohibited field Resource"],
    ["no principal", trust({ Principal: undefined }), "Missing required field Principal"],
    [
      "an action of another service",
      trust({ Action: "s3:GetObject" }),
      "AssumeRole policy may only specify STS AssumeRole actions.",
    ],
    [
      "a principal that is no ARN",
      trust({ Principal: { AWS: "deployer" } }),
      'Invalid principal in policy: "AWS":"deployer"',
    ],
    [
      "a role that its account doesn't have",
      trust({ Principal: { AWS: `arn:aws:iam::${prod}:role/missing` } }),
      `Invalid principal in policy: "AWS":"arn:aws:iam::${prod}:role/missing"`,
    ],
    [
      "a version it doesn't know",
      trust({}, { Version: "2024-01-01" }),
      "Policy document must be version 2012-10-17 or greater.",
    ],
  ])("in a trust policy is %s", async (_, AssumeRolePolicyDocument, message) => {
    await expect(create("deployer", { AssumeRolePolicyDocument })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message,
    });
  });

  it("is a trust policy of more than 2,048 characters", async () => {
    const AssumeRolePolicyDocument = trust({
      Condition: { StringEquals: { "sts:ExternalId": "x".repeat(2048) } },
    });
    await expect(create("deployer", { AssumeRolePolicyDocument })).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for ACLSizePerRole: 2048",
    });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "to be attached",
      () =>
        iam.attachRolePolicy({ RoleName: "deployer", PolicyArn: `arn:aws:iam::${dev}:policy/x` }),
      `Policy arn:aws:iam::${dev}:policy/x does not exist or is not attachable.`,
    ],
    [
      "as a boundary",
      () => create("other", { PermissionsBoundary: `arn:aws:iam::${dev}:policy/x` }),
      `Scope ARN: arn:aws:iam::${dev}:policy/x does not exist or is not attachable.`,
    ],
    [
      "of another account",
      () =>
        iam.attachRolePolicy({
          RoleName: "deployer",
          PolicyArn: `arn:aws:iam::${prod}:policy/identity/developer-extra`,
        }),
      `Policy arn:aws:iam::${prod}:policy/identity/developer-extra does not exist or is not attachable.`,
    ],
  ])("is a policy that isn't there %s", async (_, call, message) => {
    await create("deployer");
    await expect(call()).rejects.toMatchObject({ name: "NoSuchEntityException", message });
  });

  it("is a name that breaks its pattern", async () => {
    await expect(create("a b")).rejects.toMatchObject({
      name: "ValidationError",
      message:
        "1 validation error detected: Value 'a b' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
    });
  });

  it("are two tags of the same key", async () => {
    const Tags = [
      { Key: "a", Value: "1" },
      { Key: "A", Value: "2" },
    ];
    await expect(create("deployer", { Tags })).rejects.toMatchObject({
      name: "InvalidInputException",
      message: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    });
  });

  it("is an operation that the sandbox lacks, by name", async () => {
    await expect(iam.listUsers({})).rejects.toMatchObject({
      name: "NotImplementedException",
      message: "The sandbox has no iam ListUsers: AWS does, and nothing was done.",
    });
  });
});

describe("a member account", () => {
  it("has the role with which the management account administers it", async () => {
    const RoleName = "OrganizationAccountAccessRole";
    const { Role } = await iam.getRole({ RoleName });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toContain(
      `arn:aws:iam::${management}:root`,
    );
    expect((await iam.listAttachedRolePolicies({ RoleName })).AttachedPolicies).toEqual([
      {
        PolicyName: "AdministratorAccess",
        PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    ]);
    await expect(running.iam(management).getRole({ RoleName })).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  it("has one user, and no alias", async () => {
    expect((await iam.getUser({})).User).toMatchObject({
      UserName: "sandbox",
      Arn: `arn:aws:iam::${dev}:user/sandbox`,
    });
    await expect(iam.getUser({ UserName: "ana" })).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The user with name ana cannot be found.",
    });
    expect((await iam.listAccountAliases({})).AccountAliases).toEqual([]);
  });

  it("counts what it has", async () => {
    await create("deployer");
    expect((await iam.getAccountSummary({})).SummaryMap).toMatchObject({
      Roles: 2,
      Policies: 1,
      Providers: 0,
      Users: 1,
    });
  });
});
