import {
  ConflictException as DirectoryConflict,
  Identitystore,
  paginateListUsers,
} from "@aws-sdk/client-identitystore";
import { Organizations } from "@aws-sdk/client-organizations";
import {
  ConflictException,
  paginateListPermissionSets,
  ResourceNotFoundException,
  SSOAdmin,
  ValidationException,
} from "@aws-sdk/client-sso-admin";
import { type Sandbox, startSandbox } from "../../sandbox/server";
import { dev, estate } from "./estate-fixture";

let sandbox: Sandbox;
let sso: SSOAdmin;
let directory: Identitystore;
let organizations: Organizations;
let InstanceArn: string;
let IdentityStoreId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ estate });
  const options = {
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
    maxAttempts: 1,
  };
  sso = new SSOAdmin(options);
  directory = new Identitystore(options);
  organizations = new Organizations(options);
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  InstanceArn = instance?.InstanceArn ?? "";
  IdentityStoreId = instance?.IdentityStoreId ?? "";
});
afterAll(async () => {
  for (const client of [sso, directory, organizations]) client.destroy();
  await sandbox.close();
});

test("a permission set is assigned and described through the SDK", async () => {
  const { PermissionSet } = await sso.createPermissionSet({ InstanceArn, Name: "developer" });
  expect(PermissionSet?.CreatedDate).toBeInstanceOf(Date);
  const PermissionSetArn = PermissionSet?.PermissionSetArn;
  const { Groups = [] } = await directory.listGroups({ IdentityStoreId });
  const principal = { PrincipalType: "GROUP" as const, PrincipalId: Groups[0]?.GroupId };
  const { AccountAssignmentCreationStatus: started } = await sso.createAccountAssignment({
    InstanceArn,
    PermissionSetArn,
    TargetId: dev,
    TargetType: "AWS_ACCOUNT",
    ...principal,
  });
  expect(started?.Status).toBe("IN_PROGRESS");
  const { AccountAssignmentCreationStatus: ended } =
    await sso.describeAccountAssignmentCreationStatus({
      InstanceArn,
      AccountAssignmentCreationRequestId: started?.RequestId,
    });
  expect(ended?.Status).toBe("SUCCEEDED");
  const { AccountAssignments } = await sso.listAccountAssignments({
    InstanceArn,
    PermissionSetArn,
    AccountId: dev,
  });
  expect(AccountAssignments).toEqual([{ AccountId: dev, PermissionSetArn, ...principal }]);
});

test("AWS's errors arrive as the SDK's classes", async () => {
  await sso.createPermissionSet({ InstanceArn, Name: "taken" });
  const again = sso.createPermissionSet({ InstanceArn, Name: "taken" });
  await expect(again).rejects.toThrow(ConflictException);
  await expect(again).rejects.toThrow("PermissionSet with name taken already exists.");
  await expect(sso.createPermissionSet({ InstanceArn, Name: "a b" })).rejects.toThrow(
    ValidationException,
  );
  const PermissionSetArn = `${InstanceArn.replace("instance", "permissionSet")}/ps-0000000000000000`;
  const missing = sso.describePermissionSet({ InstanceArn, PermissionSetArn });
  await expect(missing).rejects.toThrow(ResourceNotFoundException);
  const twice = directory.createGroup({ IdentityStoreId, DisplayName: "Engineering" });
  await expect(twice).rejects.toThrow(DirectoryConflict);
  await expect(twice).rejects.toMatchObject({
    Reason: "UNIQUENESS_CONSTRAINT_VIOLATION",
    RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("an operation that the sandbox lacks says so", async () => {
  const account = { AccountName: "new", Email: "new@acme.example" };
  await expect(organizations.createAccount(account)).rejects.toMatchObject({
    name: "NotImplementedException",
    message: "The sandbox has no organizations CreateAccount: AWS does, and nothing was done.",
    $metadata: { httpStatusCode: 501 },
  });
});

test("the SDK's paginators see everything once", async () => {
  const names = Array.from({ length: 5 }, (_, index) => `page-${index}`);
  for (const Name of names) await sso.createPermissionSet({ InstanceArn, Name });
  const arns: string[] = [];
  const pages = paginateListPermissionSets({ client: sso, pageSize: 2 }, { InstanceArn });
  for await (const { PermissionSets = [] } of pages) arns.push(...PermissionSets);
  expect(new Set(arns).size).toBe(arns.length);
  expect(arns.length).toBeGreaterThanOrEqual(5);
  const users: (string | undefined)[] = [];
  for await (const { Users = [] } of paginateListUsers(
    { client: directory, pageSize: 1 },
    { IdentityStoreId },
  )) {
    users.push(...Users.map(({ UserName }) => UserName));
  }
  expect(users).toEqual(["ana.lima", "bo.chen"]);
});

test("a user is changed as the provider does, with documents as values", async () => {
  const { UserId } = await directory.createUser({
    IdentityStoreId,
    UserName: "cy.fox",
    DisplayName: "Cy Fox",
    Name: { GivenName: "Cy", FamilyName: "Fox" },
  });
  await directory.updateUser({
    IdentityStoreId,
    UserId,
    Operations: [
      { AttributePath: "name.familyName", AttributeValue: "Wolf" },
      { AttributePath: "emails", AttributeValue: [{ primary: true, value: "cy@acme.example" }] },
      { AttributePath: "nickName" },
    ],
  });
  expect(await directory.describeUser({ IdentityStoreId, UserId })).toMatchObject({
    IdentityStoreId,
    Name: { GivenName: "Cy", FamilyName: "Wolf" },
    Emails: [{ Primary: true, Value: "cy@acme.example" }],
  });
});

test("an access key id of twelve digits is the account that calls", async () => {
  const member = new SSOAdmin({
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: dev, secretAccessKey: "sandbox" },
  });
  expect((await member.listInstances({})).Instances).toEqual([]);
  member.destroy();
});

test("Organizations answers with the tree", async () => {
  const { Roots = [] } = await organizations.listRoots({});
  const { OrganizationalUnits = [] } = await organizations.listOrganizationalUnitsForParent({
    ParentId: Roots[0]?.Id,
  });
  expect(OrganizationalUnits.map(({ Name }) => Name)).toEqual(["Workloads"]);
  const { Accounts = [] } = await organizations.listAccounts({});
  expect(Accounts).toHaveLength(estate.accounts.length);
  expect(Accounts[0]?.JoinedTimestamp).toBeInstanceOf(Date);
});
