import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Estate, parseEstate } from "../../sandbox/estate";
import { loadEstate } from "../../sandbox/load-estate";
import { createJsonServices } from "../../sandbox/services/json-services";
import { openStore } from "../../sandbox/store/open-store";
import type { Store } from "../../sandbox/store/store";
import { dev, estate, estateText, prod, security } from "./estate-fixture";

let directory: string;
let store: Store;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "estate-"));
  store = openStore(directory);
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely.
const call = (target: string, input: object = {}): any =>
  createJsonServices(store)(target, input, security);
const accountIds = () =>
  call("AWSOrganizationsV20161128.ListAccounts").Accounts.map(({ Id }: { Id: string }) => Id);
const restart = (next: Estate) => {
  store.close();
  store = openStore(directory);
  loadEstate(store, next);
};

test("ids are made from names, the same on every machine", () => {
  loadEstate(store, estate);
  const { InstanceArn, IdentityStoreId } = call("SWBExternalService.ListInstances").Instances[0];
  expect({ InstanceArn, IdentityStoreId }).toEqual({
    InstanceArn: "arn:aws:sso:::instance/ssoins-6292f8d89221573a",
    IdentityStoreId: "d-cc4301cdfe",
  });
  expect(call("AWSIdentityStore.ListUsers", { IdentityStoreId }).Users[0].UserId).toBe(
    "3f9d3015-1c8a-4afc-8861-fee5e6701676",
  );
});

test("an instance that is given is taken as it is", () => {
  const instance = {
    arn: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
    identityStoreId: "d-0123456789",
  };
  loadEstate(store, { ...estate, instance: { ...estate.instance, ...instance } });
  expect(call("SWBExternalService.ListInstances").Instances[0]).toMatchObject({
    InstanceArn: instance.arn,
    IdentityStoreId: instance.identityStoreId,
  });
});

test("a later start takes accounts from the estate and keeps what was made through the API", () => {
  loadEstate(store, estate);
  const { InstanceArn, IdentityStoreId } = call("SWBExternalService.ListInstances").Instances[0];
  const { PermissionSetArn } = call("SWBExternalService.CreatePermissionSet", {
    InstanceArn,
    Name: "a",
  }).PermissionSet;
  call("AWSIdentityStore.CreateGroup", { IdentityStoreId, DisplayName: "New" });
  const added = "100000000099";
  const accounts = estate.accounts
    .filter(({ id }) => id !== prod)
    .map((account) =>
      account.id === dev ? { ...account, id: added, customerManagedPolicies: [] } : account,
    );
  restart({ ...estate, accounts, groups: [], users: [] });
  expect(accountIds()).not.toContain(prod);
  expect(accountIds()).not.toContain(dev);
  expect(accountIds()).toContain(added);
  expect(call("SWBExternalService.ListPermissionSets", { InstanceArn }).PermissionSets).toEqual([
    PermissionSetArn,
  ]);
  const groups = call("AWSIdentityStore.ListGroups", { IdentityStoreId }).Groups;
  expect(groups.map(({ DisplayName }: { DisplayName: string }) => DisplayName)).toEqual([
    "Engineering",
    "Auditors",
    "New",
  ]);
});

test("an account that leaves takes its assignments along, so that nothing is stuck", () => {
  loadEstate(store, estate);
  const { InstanceArn, IdentityStoreId } = call("SWBExternalService.ListInstances").Instances[0];
  const { PermissionSetArn } = call("SWBExternalService.CreatePermissionSet", {
    InstanceArn,
    Name: "a",
  }).PermissionSet;
  const { GroupId } = call("AWSIdentityStore.ListGroups", { IdentityStoreId }).Groups[0];
  for (const TargetId of [dev, prod]) {
    call("SWBExternalService.CreateAccountAssignment", {
      InstanceArn,
      PermissionSetArn,
      TargetId,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: GroupId,
    });
  }
  restart({ ...estate, accounts: estate.accounts.filter(({ id }) => id !== prod) });
  const left = call("SWBExternalService.ListAccountAssignmentsForPrincipal", {
    InstanceArn,
    PrincipalType: "GROUP",
    PrincipalId: GroupId,
  }).AccountAssignments;
  expect(left.map(({ AccountId }: { AccountId: string }) => AccountId)).toEqual([dev]);
  const provisioned = { InstanceArn, PermissionSetArn };
  expect(
    call("SWBExternalService.ListAccountsForProvisionedPermissionSet", provisioned).AccountIds,
  ).toEqual([dev]);
});

test("a start with the same estate writes nothing", () => {
  loadEstate(store, estate);
  const journal = join(
    directory,
    readdirSync(directory).find((name) => name.startsWith("journal")) ?? "",
  );
  const before = readFileSync(journal, "utf8");
  restart(parseEstate(estateText, "estate.yaml"));
  expect(readFileSync(journal, "utf8")).toBe(before);
});

test("another organization needs another data directory", () => {
  loadEstate(store, estate);
  const other = { ...estate, organization: { ...estate.organization, id: "o-other12345" } };
  expect(() => restart(other)).toThrow(
    "The data directory holds the organization o-acme123456, and the estate file describes o-other12345. Give each organization its own data directory.",
  );
});
