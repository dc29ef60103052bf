import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAM } from "@aws-sdk/client-iam";
import type { Estate } from "../../../../sandbox/estate";
import { type Sandbox, startSandbox } from "../../../../sandbox/server";
import { dev, estate, prod } from "../../estate-fixture";

const document = (action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
});
const AssumeRolePolicyDocument = JSON.stringify({
  Statement: { Effect: "Allow", Principal: { AWS: dev }, Action: "sts:AssumeRole" },
});
const organizationRole = "OrganizationAccountAccessRole";

let dataDirectory: string;
let sandbox: Sandbox;
let clients: IAM[];
beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), "iam-"));
  sandbox = await startSandbox({ estate, dataDirectory });
  clients = [];
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  await sandbox.close();
  rmSync(dataDirectory, { recursive: true });
});

const restart = async (next: Estate) => {
  await sandbox.close();
  sandbox = await startSandbox({ estate: next, dataDirectory });
};
const iam = (account: string) => {
  const client = new IAM({
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: account, secretAccessKey: "any" },
  });
  clients.push(client);
  return client;
};
/** The estate with other policies in the account dev. */
const withPolicies = (
  ...customerManagedPolicies: { name: string; path: string; document?: unknown }[]
) => ({
  ...estate,
  accounts: estate.accounts.map((account) =>
    account.id === dev ? { ...account, customerManagedPolicies } : account,
  ),
});
const without = (id: string) => ({
  ...estate,
  accounts: estate.accounts.filter((account) => account.id !== id),
});
const policiesOf = async (account: string) => {
  const { Policies = [] } = await iam(account).listPolicies({ Scope: "Local" });
  return Policies.map(({ Arn = "" }) => Arn.replace(/^.*:policy/, ""));
};
const rolesOf = async (account: string) =>
  (await iam(account).listRoles({})).Roles?.map(({ RoleName }) => RoleName);

test("a later start takes policies from the estate and keeps those made through the API", async () => {
  await iam(dev).createPolicy({
    PolicyName: "own",
    PolicyDocument: JSON.stringify(document("s3:*")),
  });
  expect(await policiesOf(dev)).toEqual(["/identity/developer-extra", "/own"]);
  await restart(withPolicies({ name: "other", path: "/" }));
  expect(await policiesOf(dev)).toEqual(["/other", "/own"]);
});

test("a policy of the estate says what the estate says, whatever became of it meanwhile", async () => {
  const PolicyArn = `arn:aws:iam::${dev}:policy/identity/developer-extra`;
  await iam(dev).createPolicyVersion({
    PolicyArn,
    PolicyDocument: JSON.stringify(document("iam:*")),
    SetAsDefault: true,
  });
  const given = document("s3:GetObject");
  await restart(withPolicies({ name: "developer-extra", path: "/identity/", document: given }));
  const { Versions = [] } = await iam(dev).listPolicyVersions({ PolicyArn });
  expect(Versions.map(({ VersionId }) => VersionId)).toEqual(["v1"]);
  const { PolicyVersion } = await iam(dev).getPolicyVersion({ PolicyArn, VersionId: "v1" });
  expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""))).toEqual(given);
});

test("roles survive a restart, and the organization's role isn't made again", async () => {
  await iam(dev).createRole({ RoleName: "deployer", AssumeRolePolicyDocument });
  await iam(dev).detachRolePolicy({
    RoleName: organizationRole,
    PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  });
  await iam(dev).deleteRole({ RoleName: organizationRole });
  await restart(without(prod));
  expect(await rolesOf(dev)).toEqual(["deployer"]);
});

test("an account that leaves takes all it had along, and begins anew if it comes back", async () => {
  const client = iam(dev);
  await client.createRole({ RoleName: "deployer", AssumeRolePolicyDocument });
  await client.putRolePolicy({
    RoleName: "deployer",
    PolicyName: "own",
    PolicyDocument: JSON.stringify(document("s3:*")),
  });
  await client.createOpenIDConnectProvider({ Url: "https://token.actions.example.com" });
  await restart(without(dev));
  await restart(estate);
  expect(await rolesOf(dev)).toEqual([organizationRole]);
  const { OpenIDConnectProviderList } = await iam(dev).listOpenIDConnectProviders({});
  expect(OpenIDConnectProviderList).toEqual([]);
  await iam(dev).createRole({ RoleName: "deployer", AssumeRolePolicyDocument });
  expect((await iam(dev).listRolePolicies({ RoleName: "deployer" })).PolicyNames).toEqual([]);
});
