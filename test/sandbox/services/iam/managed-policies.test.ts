import type { IAM } from "@aws-sdk/client-iam";
import { dev, estate, prod } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const policy = (action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
  });

let running: RunningSandbox;
let iam: IAM;
beforeEach(async () => {
  running = await runSandbox();
  iam = running.iam(dev);
});
afterEach(() => running.stop());

const create = async (PolicyName: string, more: object = {}) => {
  const document = policy("s3:GetObject");
  const { Policy } = await iam.createPolicy({ PolicyName, PolicyDocument: document, ...more });
  return Policy?.Arn ?? "";
};
const documentOf = async (PolicyArn: string, VersionId = "v1") => {
  const { PolicyVersion } = await iam.getPolicyVersion({ PolicyArn, VersionId });
  return decodeURIComponent(PolicyVersion?.Document ?? "");
};

describe("a customer managed policy", () => {
  it("is what it was created as", async () => {
    const PolicyArn = await create("extra", {
      Path: "/identity/",
      Description: "More",
      Tags: [{ Key: "owner", Value: "platform" }],
    });
    expect(PolicyArn).toBe(`arn:aws:iam::${dev}:policy/identity/extra`);
    expect((await iam.getPolicy({ PolicyArn })).Policy).toMatchObject({
      PolicyName: "extra",
      PolicyId: expect.stringMatching(/^ANPA[0-9A-Z]{17}$/),
      Path: "/identity/",
      Description: "More",
      DefaultVersionId: "v1",
      AttachmentCount: 0,
      IsAttachable: true,
      Tags: [{ Key: "owner", Value: "platform" }],
    });
    expect(await documentOf(PolicyArn)).toBe(policy("s3:GetObject"));
  });

  it("counts the roles that have it, attached and as their boundary", async () => {
    const PolicyArn = await create("extra");
    const AssumeRolePolicyDocument = JSON.stringify({
      Statement: { Effect: "Allow", Principal: { AWS: dev }, Action: "sts:AssumeRole" },
    });
    await iam.createRole({ RoleName: "a", AssumeRolePolicyDocument });
    await iam.attachRolePolicy({ RoleName: "a", PolicyArn });
    await iam.createRole({
      RoleName: "b",
      AssumeRolePolicyDocument,
      PermissionsBoundary: PolicyArn,
    });
    expect((await iam.getPolicy({ PolicyArn })).Policy).toMatchObject({
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 1,
    });
    const rolesWith = async (PolicyUsageFilter: "PermissionsPolicy" | "PermissionsBoundary") =>
      (await iam.listEntitiesForPolicy({ PolicyArn, PolicyUsageFilter })).PolicyRoles?.map(
        ({ RoleName }) => RoleName,
      );
    expect(await rolesWith("PermissionsPolicy")).toEqual(["a"]);
    expect(await rolesWith("PermissionsBoundary")).toEqual(["b"]);
    const attached = await iam.listPolicies({ Scope: "Local", OnlyAttached: true });
    expect(attached.Policies?.map(({ Arn }) => Arn)).toEqual([PolicyArn]);
  });

  it("has a name that no other has, wherever it is", async () => {
    await create("extra", { Path: "/a/" });
    await expect(create("Extra", { Path: "/b/" })).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "A policy called Extra already exists. Duplicate names are not allowed.",
    });
  });

  it("is found at its own path only", async () => {
    await create("extra", { Path: "/a/" });
    const PolicyArn = `arn:aws:iam::${dev}:policy/extra`;
    await expect(iam.getPolicy({ PolicyArn })).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `Policy ${PolicyArn} was not found.`,
    });
  });

  it("may be tagged", async () => {
    const PolicyArn = await create("extra");
    await iam.tagPolicy({ PolicyArn, Tags: [{ Key: "a", Value: "1" }] });
    expect((await iam.listPolicyTags({ PolicyArn })).Tags).toEqual([{ Key: "a", Value: "1" }]);
    await iam.untagPolicy({ PolicyArn, TagKeys: ["a"] });
    expect((await iam.listPolicyTags({ PolicyArn })).Tags).toEqual([]);
  });

  it.each([
    ["what isn't a policy", "{}", "MalformedPolicyDocumentException", "Syntax errors in policy."],
    [
      "more than 6,144 characters",
      policy(`s3:${"x".repeat(6144)}`),
      "LimitExceededException",
      "Cannot exceed quota for PolicySize: 6144",
    ],
  ])("doesn't hold %s", async (_, PolicyDocument, name, message) => {
    await expect(create("extra", { PolicyDocument })).rejects.toMatchObject({ name, message });
  });
});

describe("versions of a policy", () => {
  it("are numbered, one of them is the default, and none of them comes twice", async () => {
    const PolicyArn = await create("extra");
    const add = (SetAsDefault: boolean) =>
      iam.createPolicyVersion({ PolicyArn, PolicyDocument: policy("s3:PutObject"), SetAsDefault });
    expect((await add(false)).PolicyVersion).toMatchObject({
      VersionId: "v2",
      IsDefaultVersion: false,
    });
    expect((await iam.getPolicy({ PolicyArn })).Policy?.DefaultVersionId).toBe("v1");
    await iam.setDefaultPolicyVersion({ PolicyArn, VersionId: "v2" });
    await iam.deletePolicyVersion({ PolicyArn, VersionId: "v1" });
    await add(true);
    await iam.deletePolicyVersion({ PolicyArn, VersionId: "v2" });
    const { Versions = [] } = await iam.listPolicyVersions({ PolicyArn });
    expect(
      Versions.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion]),
    ).toEqual([["v3", true]]);
    expect(await documentOf(PolicyArn, "v3")).toBe(policy("s3:PutObject"));
  });

  it("are five at most", async () => {
    const PolicyArn = await create("extra");
    const add = () => iam.createPolicyVersion({ PolicyArn, PolicyDocument: policy("s3:*") });
    for (let count = 1; count < 5; count++) await add();
    await expect(add()).rejects.toMatchObject({
      name: "LimitExceededException",
      message:
        "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
    });
  });

  it("go before the policy, except for the default", async () => {
    const PolicyArn = await create("extra");
    await expect(iam.deletePolicyVersion({ PolicyArn, VersionId: "v1" })).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete the default version of a policy.",
    });
    await iam.createPolicyVersion({ PolicyArn, PolicyDocument: policy("s3:*") });
    await expect(iam.deletePolicy({ PolicyArn })).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: expect.stringContaining("This policy has more than one version."),
    });
    await iam.deletePolicyVersion({ PolicyArn, VersionId: "v2" });
    await iam.deletePolicy({ PolicyArn });
    await expect(iam.getPolicy({ PolicyArn })).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });
});

describe("the estate's policies", () => {
  const PolicyArn = `arn:aws:iam::${dev}:policy/identity/developer-extra`;

  it("are there, and allow nothing where the estate names no document", async () => {
    expect((await iam.listPolicies({ Scope: "Local" })).Policies?.map(({ Arn }) => Arn)).toEqual([
      PolicyArn,
    ]);
    expect(JSON.parse(await documentOf(PolicyArn))).toEqual({
      Version: "2012-10-17",
      Statement: [],
    });
    expect((await running.iam(prod).listPolicies({ Scope: "Local" })).Policies).toEqual([]);
  });

  it("hold the document that the estate gives them", async () => {
    await running.stop();
    const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*" }] };
    const accounts = estate.accounts.map((account) => ({
      ...account,
      customerManagedPolicies: [{ name: "given", path: "/", document }],
    }));
    running = await runSandbox({ ...estate, accounts });
    iam = running.iam(dev);
    expect(JSON.parse(await documentOf(`arn:aws:iam::${dev}:policy/given`))).toEqual(document);
  });
});

describe("a policy that AWS manages", () => {
  const PolicyArn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";

  it("is known by its ARN", async () => {
    expect((await iam.getPolicy({ PolicyArn })).Policy).toMatchObject({
      PolicyName: "ViewOnlyAccess",
      Path: "/job-function/",
      Arn: PolicyArn,
    });
  });

  it("has a document that the sandbox doesn't hold", async () => {
    await expect(documentOf(PolicyArn)).rejects.toMatchObject({
      name: "NotImplementedException",
      message: `The sandbox doesn't hold the document of ${PolicyArn}: AWS does.`,
    });
  });

  it("is changed by AWS alone", async () => {
    await expect(iam.deletePolicy({ PolicyArn })).rejects.toMatchObject({
      name: "AccessDenied",
      message: `${PolicyArn} belongs to AWS: only AWS can change it.`,
    });
  });
});
