import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Identitystore } from "@aws-sdk/client-identitystore";
import { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { type Sandbox, startSandbox } from "../../../sandbox/server";
import { dev, estate } from "../estate-fixture";

let dataDirectory: string;
const opened: { destroy(): void }[] = [];
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(() => {
  for (const client of opened.splice(0)) client.destroy();
  rmSync(dataDirectory, { recursive: true });
});

function clientsOf({ url }: Sandbox) {
  const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
  const options = { endpoint: url, region: "us-east-1", credentials, maxAttempts: 1 };
  const clients = { sso: new SSOAdmin(options), directory: new Identitystore(options) };
  opened.push(clients.sso, clients.directory);
  return clients;
}

test("work that is in progress when the sandbox ends is done after it starts again", async () => {
  const before = await startSandbox({ estate, dataDirectory, pace: "real" });
  const { sso, directory } = clientsOf(before);
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  const { InstanceArn, IdentityStoreId } = instance ?? {};
  const { PermissionSet } = await sso.createPermissionSet({ InstanceArn, Name: "developer" });
  const PermissionSetArn = PermissionSet?.PermissionSetArn;
  const { Groups = [] } = await directory.listGroups({ IdentityStoreId });
  const { AccountAssignmentCreationStatus: started } = await sso.createAccountAssignment({
    InstanceArn,
    PermissionSetArn,
    TargetId: dev,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "GROUP",
    PrincipalId: Groups[0]?.GroupId,
  });
  await before.close();

  const after = await startSandbox({ estate, dataDirectory, pace: "real" });
  const { sso: again } = clientsOf(after);
  const status = async () =>
    (
      await again.describeAccountAssignmentCreationStatus({
        InstanceArn,
        AccountAssignmentCreationRequestId: started?.RequestId,
      })
    ).AccountAssignmentCreationStatus?.Status;
  const assignments = async () =>
    (await again.listAccountAssignments({ InstanceArn, PermissionSetArn, AccountId: dev }))
      .AccountAssignments;
  expect([await status(), await assignments()]).toEqual(["IN_PROGRESS", []]);
  after.clock.advance(3000);
  expect([await status(), (await assignments())?.length]).toEqual(["SUCCEEDED", 1]);
  await after.close();
});
