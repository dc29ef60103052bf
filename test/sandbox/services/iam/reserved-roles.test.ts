import type { IAM, Role } from "@aws-sdk/client-iam";
import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { dev, estate, prod } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const viewOnly = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
const policy = (action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
  });

let running: RunningSandbox;
let sso: SSOAdmin;
let InstanceArn: string;
let PermissionSetArn: string;
beforeEach(async () => {
  running = await runSandbox();
  await connect();
});
afterEach(() => running.stop());

async function connect(): Promise<void> {
  sso = running.ssoAdmin();
  InstanceArn = (await sso.listInstances({})).Instances?.[0]?.InstanceArn ?? "";
  const { PermissionSet } = await sso.createPermissionSet({
    InstanceArn,
    Name: "developer",
    Description: "Build and run",
    SessionDuration: "PT4H",
    Tags: [{ Key: "owner", Value: "platform" }],
  });
  PermissionSetArn = PermissionSet?.PermissionSetArn ?? "";
}

const set = () => ({ InstanceArn, PermissionSetArn });

/** The estate's users: each of them is an assignment of its own. */
async function principalId(index: number): Promise<string> {
  const { Instances = [] } = await sso.listInstances({});
  const { Users = [] } = await running
    .identityStore()
    .listUsers({ IdentityStoreId: Instances[0]?.IdentityStoreId });
  return Users[index]?.UserId ?? "";
}

async function assign(TargetId: string, index = 0) {
  const { AccountAssignmentCreationStatus: started } = await sso.createAccountAssignment({
    ...set(),
    TargetId,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "USER",
    PrincipalId: await principalId(index),
  });
  const { AccountAssignmentCreationStatus: ended } =
    await sso.describeAccountAssignmentCreationStatus({
      InstanceArn,
      AccountAssignmentCreationRequestId: started?.RequestId,
    });
  return ended;
}

async function unassign(TargetId: string, index = 0): Promise<void> {
  await sso.deleteAccountAssignment({
    ...set(),
    TargetId,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "USER",
    PrincipalId: await principalId(index),
  });
}

async function provision() {
  const { PermissionSetProvisioningStatus: started } = await sso.provisionPermissionSet({
    ...set(),
    TargetType: "ALL_PROVISIONED_ACCOUNTS",
  });
  const { PermissionSetProvisioningStatus: ended } =
    await sso.describePermissionSetProvisioningStatus({
      InstanceArn,
      ProvisionPermissionSetRequestId: started?.RequestId,
    });
  return ended;
}

async function rolesOf(account: string): Promise<readonly Role[]> {
  const { Roles = [] } = await running
    .iam(account)
    .listRoles({ PathPrefix: "/aws-reserved/sso.amazonaws.com/" });
  return Roles;
}

/** What whoever has the role in that account can really do. */
async function accessIn(account: string) {
  const [role] = await rolesOf(account);
  if (role === undefined) return undefined;
  const iam = running.iam(account);
  const RoleName = role.RoleName ?? "";
  const { Role: described } = await iam.getRole({ RoleName });
  const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({ RoleName });
  const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName });
  const documents = await Promise.all(
    PolicyNames.map(async (PolicyName) => [
      PolicyName,
      decodeURIComponent((await iam.getRolePolicy({ RoleName, PolicyName })).PolicyDocument ?? ""),
    ]),
  );
  return {
    name: RoleName,
    description: described?.Description,
    attached: AttachedPolicies.map(({ PolicyArn }) => PolicyArn),
    inline: Object.fromEntries(documents),
    boundary: described?.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}

const putInline = (InlinePolicy: string) =>
  sso.putInlinePolicyToPermissionSet({ ...set(), InlinePolicy });
const attach = (ManagedPolicyArn: string) =>
  sso.attachManagedPolicyToPermissionSet({ ...set(), ManagedPolicyArn });
const attachOwn = (Name: string, Path: string) =>
  sso.attachCustomerManagedPolicyReferenceToPermissionSet({
    ...set(),
    CustomerManagedPolicyReference: { Name, Path },
  });
const bound = (Name: string, Path: string) =>
  sso.putPermissionsBoundaryToPermissionSet({
    ...set(),
    PermissionsBoundary: { CustomerManagedPolicyReference: { Name, Path } },
  });

describe("an assignment makes a role in the account", () => {
  it("that looks as Identity Center's do", async () => {
    await assign(dev);
    const [role] = await rolesOf(dev);
    expect(role).toMatchObject({
      RoleName: expect.stringMatching(/^AWSReservedSSO_developer_[0-9a-f]{16}$/),
      Path: "/aws-reserved/sso.amazonaws.com/",
      Arn: `arn:aws:iam::${dev}:role/aws-reserved/sso.amazonaws.com/${role?.RoleName}`,
      RoleId: expect.stringMatching(/^AROA[0-9A-Z]{17}$/),
      Description: "Build and run",
      MaxSessionDuration: 43_200,
      CreateDate: expect.any(Date),
    });
    expect(await rolesOf(prod)).toEqual([]);
    const { Tags } = await running.iam(dev).listRoleTags({ RoleName: role?.RoleName });
    expect(Tags).toEqual([]);
  });

  it("that trusts the account's SAML provider and nobody else", async () => {
    await assign(dev);
    const { SAMLProviderList = [] } = await running.iam(dev).listSAMLProviders({});
    const Federated = SAMLProviderList[0]?.Arn;
    expect(Federated).toMatch(
      new RegExp(`^arn:aws:iam::${dev}:saml-provider/AWSSSO_[0-9a-f]{16}_DO_NOT_DELETE$`),
    );
    const [role] = await rolesOf(dev);
    const trust = JSON.parse(decodeURIComponent(role?.AssumeRolePolicyDocument ?? ""));
    expect(trust.Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Federated },
        Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
        Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
      },
    ]);
    const { SAMLMetadataDocument } = await running
      .iam(dev)
      .getSAMLProvider({ SAMLProviderArn: Federated });
    expect(SAMLMetadataDocument).toContain("EntityDescriptor");
    expect((await running.iam(prod).listSAMLProviders({})).SAMLProviderList).toEqual([]);
  });

  it("with every kind of policy that the set has", async () => {
    await attach(readOnly);
    await attach(viewOnly);
    await attachOwn("developer-extra", "/identity/");
    await putInline(policy("s3:GetObject"));
    await bound("developer-extra", "/identity/");
    await assign(dev);
    expect(await accessIn(dev)).toMatchObject({
      attached: [`arn:aws:iam::${dev}:policy/identity/developer-extra`, readOnly, viewOnly],
      inline: { AwsSSOInlinePolicy: policy("s3:GetObject") },
      boundary: `arn:aws:iam::${dev}:policy/identity/developer-extra`,
    });
  });

  it("whose path names the home Region, except us-east-1", async () => {
    await running.stop();
    running = await runSandbox({ ...estate, region: "eu-west-1" });
    await connect();
    await assign(dev);
    expect((await rolesOf(dev))[0]?.Path).toBe("/aws-reserved/sso.amazonaws.com/eu-west-1/");
  });

  it("that one account sees and no other", async () => {
    await assign(dev);
    const RoleName = (await rolesOf(dev))[0]?.RoleName;
    await expect(running.iam(prod).getRole({ RoleName })).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `The role with name ${RoleName} cannot be found.`,
    });
  });
});

describe("a change of the permission set", () => {
  it("reaches the role when it is provisioned again, and not before", async () => {
    await attach(readOnly);
    await putInline(policy("s3:GetObject"));
    await assign(dev);
    const before = await accessIn(dev);
    await sso.detachManagedPolicyFromPermissionSet({ ...set(), ManagedPolicyArn: readOnly });
    await attach(viewOnly);
    await putInline(policy("s3:PutObject"));
    await sso.updatePermissionSet({ ...set(), Description: "Changed" });
    expect(await accessIn(dev)).toEqual(before);
    expect((await provision())?.Status).toBe("SUCCEEDED");
    expect(await accessIn(dev)).toEqual({
      ...before,
      description: "Changed",
      attached: [viewOnly],
      inline: { AwsSSOInlinePolicy: policy("s3:PutObject") },
    });
  });

  it("reaches one account without the others", async () => {
    await assign(dev);
    await assign(prod);
    await attach(readOnly);
    await sso.provisionPermissionSet({ ...set(), TargetType: "AWS_ACCOUNT", TargetId: prod });
    expect((await accessIn(dev))?.attached).toEqual([]);
    expect((await accessIn(prod))?.attached).toEqual([readOnly]);
    await assign(dev, 1);
    expect((await accessIn(dev))?.attached).toEqual([]);
  });

  it("takes a policy away that was removed", async () => {
    await putInline(policy("s3:*"));
    await bound("developer-extra", "/identity/");
    await assign(dev);
    await sso.deleteInlinePolicyFromPermissionSet(set());
    await sso.deletePermissionsBoundaryFromPermissionSet(set());
    await provision();
    expect(await accessIn(dev)).toMatchObject({ inline: {}, boundary: undefined });
  });
});

describe("the role goes", () => {
  it("with the last assignment, and comes back with another name", async () => {
    await assign(dev, 0);
    await assign(dev, 1);
    const first = await accessIn(dev);
    await unassign(dev, 0);
    expect((await accessIn(dev))?.name).toBe(first?.name);
    await unassign(dev, 1);
    expect(await rolesOf(dev)).toEqual([]);
    await assign(dev, 0);
    expect((await accessIn(dev))?.name).not.toBe(first?.name);
  });
});

describe("provisioning fails in IAM's words, and the role stays as it was", () => {
  const version = "Policy document must be version 2012-10-17 or greater.";
  const vendor = "Resource vendor must be fully qualified and cannot contain regexes.";

  it.each([
    ["a version that IAM doesn't know", { Version: "2024-01-01" }, {}, version],
    ["a wildcard for a resource's service", {}, { Resource: "arn:aws:*:*:*:*" }, vendor],
    [
      "an operator that IAM doesn't have",
      {},
      { Condition: { StringSimilar: { "aws:PrincipalAccount": dev } } },
      "Invalid Condition type : StringSimilar.",
    ],
  ])("for %s", async (_, ofPolicy, ofStatement, reason) => {
    await putInline(policy("s3:GetObject"));
    await assign(dev);
    const before = await accessIn(dev);
    const statement = { Effect: "Allow", Action: "s3:*", Resource: "*", ...ofStatement };
    await putInline(JSON.stringify({ Version: "2012-10-17", ...ofPolicy, Statement: [statement] }));
    const FailureReason = `Received a 400 status error: ${reason}`;
    expect(await provision()).toMatchObject({ Status: "FAILED", FailureReason });
    expect(await accessIn(dev)).toEqual(before);
    expect(await assign(prod)).toMatchObject({ Status: "FAILED", FailureReason });
    expect(await rolesOf(prod)).toEqual([]);
  });

  it("for a customer managed policy that the account lacks", async () => {
    await attachOwn("developer-extra", "/identity/");
    expect(await assign(prod)).toMatchObject({
      Status: "FAILED",
      FailureReason: `Received a 404 status error: Not supported policy arn:aws:iam::${prod}:policy/identity/developer-extra.`,
    });
    await running.iam(prod).createPolicy({
      PolicyName: "developer-extra",
      Path: "/identity/",
      PolicyDocument: policy("s3:*"),
    });
    expect(await assign(prod)).toMatchObject({ Status: "SUCCEEDED" });
  });

  it("for more managed policies than IAM lets a role have, unless the account's quota was raised", async () => {
    for (let index = 0; index < 11; index++) await attach(`arn:aws:iam::aws:policy/Policy${index}`);
    expect(await assign(dev)).toMatchObject({
      Status: "FAILED",
      FailureReason: "Received a 409 status error: Cannot exceed quota for PoliciesPerRole: 10",
    });
    await running.stop();
    const accounts = estate.accounts.map((account) => ({ ...account, managedPoliciesPerRole: 25 }));
    running = await runSandbox({ ...estate, accounts });
    await connect();
    for (let index = 0; index < 11; index++) await attach(`arn:aws:iam::aws:policy/Policy${index}`);
    expect(await assign(dev)).toMatchObject({ Status: "SUCCEEDED" });
    expect((await accessIn(dev))?.attached).toHaveLength(11);
  });
});

test("an account's own instance keeps its roles there too, under a provider of its own", async () => {
  await assign(dev);
  const own = running.ssoAdmin(dev);
  const { InstanceArn: itsArn } = await own.createInstance({ Name: "own" });
  await own.updateInstance({ InstanceArn: itsArn, PermissionSetsEnabled: true });
  const { IdentityStoreId } = await own.describeInstance({ InstanceArn: itsArn });
  const user = await running.identityStore(dev).createUser({
    IdentityStoreId,
    UserName: "cy.fox",
    DisplayName: "Cy Fox",
    Name: { GivenName: "Cy", FamilyName: "Fox" },
  });
  const { PermissionSet } = await own.createPermissionSet({
    InstanceArn: itsArn,
    Name: "developer",
    Description: "Of its own",
  });
  await own.createAccountAssignment({
    InstanceArn: itsArn,
    PermissionSetArn: PermissionSet?.PermissionSetArn,
    TargetId: dev,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "USER",
    PrincipalId: user.UserId,
  });
  const roles = await rolesOf(dev);
  expect(roles.map(({ Description }) => Description).sort()).toEqual([
    "Build and run",
    "Of its own",
  ]);
  for (const { RoleName, Description } of roles)
    expect((await running.iam(dev).getRole({ RoleName })).Role?.Description).toBe(Description);
  const { SAMLProviderList = [] } = await running.iam(dev).listSAMLProviders({});
  const trusted = roles.map(({ AssumeRolePolicyDocument = "" }) => {
    const [{ Principal }] = JSON.parse(decodeURIComponent(AssumeRolePolicyDocument)).Statement;
    return Principal.Federated;
  });
  expect(trusted.sort()).toEqual(SAMLProviderList.map(({ Arn }) => Arn).sort());
  expect(new Set(trusted).size).toBe(2);
});

describe("nobody but Identity Center", () => {
  it.each<[string, (iam: IAM, RoleName: string) => Promise<unknown>]>([
    ["deletes the role", (iam, RoleName) => iam.deleteRole({ RoleName })],
    ["changes it", (iam, RoleName) => iam.updateRole({ RoleName, MaxSessionDuration: 3600 })],
    ["tags it", (iam, RoleName) => iam.tagRole({ RoleName, Tags: [{ Key: "a", Value: "b" }] })],
    ["attaches to it", (iam, RoleName) => iam.attachRolePolicy({ RoleName, PolicyArn: readOnly })],
    [
      "writes a policy into it",
      (iam, RoleName) =>
        iam.putRolePolicy({ RoleName, PolicyName: "more", PolicyDocument: policy("*") }),
    ],
    [
      "changes whom it trusts",
      (iam, RoleName) =>
        iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: policy("sts:AssumeRole") }),
    ],
  ])("%s", async (_, change) => {
    await assign(dev);
    const RoleName = (await rolesOf(dev))[0]?.RoleName ?? "";
    await expect(change(running.iam(dev), RoleName)).rejects.toMatchObject({
      name: "UnmodifiableEntityException",
      message: `Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`,
    });
  });

  it("uses a customer managed policy without being counted", async () => {
    await attachOwn("developer-extra", "/identity/");
    await assign(dev);
    const iam = running.iam(dev);
    const PolicyArn = `arn:aws:iam::${dev}:policy/identity/developer-extra`;
    expect((await iam.getPolicy({ PolicyArn })).Policy?.AttachmentCount).toBe(1);
    const { PolicyRoles } = await iam.listEntitiesForPolicy({ PolicyArn });
    expect(PolicyRoles?.[0]?.RoleName).toMatch(/^AWSReservedSSO_developer_/);
    await expect(iam.deletePolicy({ PolicyArn })).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete a policy attached to entities.",
    });
  });
});
