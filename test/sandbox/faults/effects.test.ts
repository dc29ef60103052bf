import { Identitystore } from "@aws-sdk/client-identitystore";
import { Organizations } from "@aws-sdk/client-organizations";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { FaultInput, FaultKind } from "../../../sandbox/faults/fault";
import { type RequestRecord, type Sandbox, startSandbox } from "../../../sandbox/server";
import { type ControlClient, controlOf } from "../control-client";
import { dev, estate, prod } from "../estate-fixture";
import { send, signedFor } from "../running-sandbox";

let sandbox: Sandbox;
let control: ControlClient;
let records: RequestRecord[];
let sso: SSOAdmin;
let directory: Identitystore;
let organizations: Organizations;
let s3: S3Client;
let sts: STSClient;
let InstanceArn: string;
let IdentityStoreId: string;
const clients: { destroy(): void }[] = [];

function ssoAdmin(url: string, maxAttempts = 1): SSOAdmin {
  const client = new SSOAdmin({ ...options, endpoint: url, maxAttempts });
  clients.push(client);
  return client;
}
const options = {
  region: "us-east-1",
  credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
  maxAttempts: 1,
};

beforeAll(async () => {
  records = [];
  sandbox = await startSandbox({ estate, onRequest: (record) => records.push(record) });
  control = controlOf(sandbox);
  const here = { ...options, endpoint: sandbox.url };
  sso = ssoAdmin(sandbox.url);
  directory = new Identitystore(here);
  organizations = new Organizations(here);
  s3 = new S3Client(here);
  sts = new STSClient(here);
  clients.push(directory, organizations, s3, sts);
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  InstanceArn = instance?.InstanceArn ?? "";
  IdentityStoreId = instance?.IdentityStoreId ?? "";
});
afterEach(() => control.clearFaults());
afterAll(async () => {
  for (const client of clients) client.destroy();
  await sandbox.close();
});

const createSet = (Name: string) => sso.createPermissionSet({ InstanceArn, Name });
const setNames = async () => {
  const { PermissionSets = [] } = await sso.listPermissionSets({ InstanceArn });
  const described = PermissionSets.map((PermissionSetArn) =>
    sso.describePermissionSet({ InstanceArn, PermissionSetArn }),
  );
  return (await Promise.all(described)).map(({ PermissionSet }) => PermissionSet?.Name);
};
const once = (fault: FaultInput) => control.addFaults({ count: 1, ...fault });
const groupIds = async () => {
  const { Groups = [] } = await directory.listGroups({ IdentityStoreId });
  return Object.fromEntries(Groups.map(({ DisplayName, GroupId }) => [DisplayName, GroupId]));
};

describe("an error of the service", () => {
  const calls = {
    "sso-admin": () => sso.listInstances({}),
    identitystore: () => directory.listUsers({ IdentityStoreId }),
    organizations: () => organizations.listRoots({}),
    s3: () => s3.send(new PutObjectCommand({ Bucket: "acme-state", Key: "k", Body: "x" })),
    sts: () => sts.send(new GetCallerIdentityCommand({})),
  };

  it.each<[keyof typeof calls, FaultInput["kind"], string, number]>([
    ["sso-admin", "throttling", "ThrottlingException", 400],
    ["sso-admin", "conflict", "ConflictException", 400],
    ["sso-admin", "internal-error", "InternalServerException", 500],
    ["identitystore", "throttling", "ThrottlingException", 400],
    ["identitystore", "conflict", "ConflictException", 400],
    ["organizations", "throttling", "TooManyRequestsException", 400],
    ["organizations", "internal-error", "ServiceException", 500],
    ["s3", "throttling", "SlowDown", 503],
    ["s3", "conflict", "OperationAborted", 409],
    ["s3", "internal-error", "InternalError", 500],
    ["sts", "throttling", "Throttling", 400],
  ])("of %s stands for %s as its SDK knows it", async (service, kind, name, httpStatusCode) => {
    await once({ operation: `${service}:*`, kind } as FaultInput);
    await expect(calls[service]()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    await calls[service]();
  });

  it.each(["constructor", "toString", "__proto__"])(
    "strikes the service %s, which nobody has, as it strikes AWS's",
    async (service) => {
      await once({ operation: "*:*", kind: "throttling" });
      const headers = { authorization: signedFor("sso"), "x-amz-target": `${service}.List` };
      const answer = await send(sandbox.port, "POST", "/", headers, "{}");
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining("Rate exceeded") });
      expect(records.at(-1)).toMatchObject({ service, operation: "List", struck: "throttling" });
    },
  );

  it("does nothing else", async () => {
    await once({ operation: "sso-admin:CreatePermissionSet", kind: "throttling" });
    await expect(createSet("throttled")).rejects.toThrow("Rate exceeded");
    expect(await setNames()).not.toContain("throttled");
  });

  it("goes away when the SDK tries again", async () => {
    await control.addFaults({ operation: "sso-admin:*", kind: "throttling", count: 2 });
    const patient = ssoAdmin(sandbox.url, 3);
    expect((await patient.listInstances({})).Instances).toHaveLength(1);
  });
});

describe("a dropped connection", () => {
  it("before the work leaves nothing done", async () => {
    await once({ operation: "sso-admin:CreatePermissionSet", kind: "dropped-before" });
    await expect(createSet("before")).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await setNames()).not.toContain("before");
  });

  it("after the work leaves everything done", async () => {
    await once({ operation: "sso-admin:CreatePermissionSet", kind: "dropped-after" });
    await expect(createSet("after")).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await setNames()).toContain("after");
    await expect(createSet("after")).rejects.toThrow(
      "PermissionSet with name after already exists.",
    );
  });

  it("hides an error, too", async () => {
    await createSet("taken");
    await once({ operation: "sso-admin:CreatePermissionSet", kind: "dropped-after" });
    await expect(createSet("taken")).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  it("is told of without a status", async () => {
    records.length = 0;
    await once({ operation: "sso-admin:ListInstances", kind: "dropped-after" });
    await expect(sso.listInstances({})).rejects.toThrow();
    expect(records).toMatchObject([
      { operation: "ListInstances", status: undefined, struck: "dropped-after" },
    ]);
  });
});

describe("an asynchronous failure", () => {
  const reason = "Received a 403 status error: not today.";

  it("is taken on, ends FAILED with its reason, and has done nothing", async () => {
    const { PermissionSet } = await createSet("unlucky");
    const PermissionSetArn = PermissionSet?.PermissionSetArn;
    await once({ operation: "sso-admin:*", kind: "asynchronous-failure", reason });
    const { Engineering } = await groupIds();
    const assign = async (TargetId: string) => {
      const started = await sso.createAccountAssignment({
        InstanceArn,
        PermissionSetArn,
        TargetId,
        TargetType: "AWS_ACCOUNT",
        PrincipalType: "GROUP",
        PrincipalId: Engineering,
      });
      const { AccountAssignmentCreationStatus: ended } =
        await sso.describeAccountAssignmentCreationStatus({
          InstanceArn,
          AccountAssignmentCreationRequestId: started.AccountAssignmentCreationStatus?.RequestId,
        });
      const { AccountAssignments = [] } = await sso.listAccountAssignments({
        InstanceArn,
        PermissionSetArn,
        AccountId: TargetId,
      });
      return [ended?.Status, ended?.FailureReason, AccountAssignments.length];
    };
    expect(await assign(dev)).toEqual(["FAILED", reason, 0]);
    expect(await assign(dev)).toEqual(["SUCCEEDED", undefined, 1]);
    expect(await assign(prod)).toEqual(["SUCCEEDED", undefined, 1]);
  });

  it("of provisioning comes true also where no account has the permission set", async () => {
    const { PermissionSet } = await createSet("unprovisioned");
    await once({ operation: "sso-admin:*", kind: "asynchronous-failure", reason });
    const { PermissionSetProvisioningStatus: started } = await sso.provisionPermissionSet({
      InstanceArn,
      PermissionSetArn: PermissionSet?.PermissionSetArn,
      TargetType: "ALL_PROVISIONED_ACCOUNTS",
    });
    const { PermissionSetProvisioningStatus: ended } =
      await sso.describePermissionSetProvisioningStatus({
        InstanceArn,
        ProvisionPermissionSetRequestId: started?.RequestId,
      });
    expect([started?.Status, ended?.Status, ended?.FailureReason]).toEqual([
      "IN_PROGRESS",
      "FAILED",
      reason,
    ]);
  });
});

describe("a slow answer", () => {
  it("comes that much later, with the work done at once", async () => {
    await once({
      operation: "sso-admin:CreatePermissionSet",
      kind: "slow-answer",
      milliseconds: 2_000,
    });
    let answered = false;
    const asked = Date.now();
    const slow = createSet("slow").then(() => {
      answered = true;
    });
    while (!(await setNames()).includes("slow")) await new Promise(setImmediate);
    expect(answered).toBe(false);
    await slow;
    // A timer may come a little early by the other clock.
    expect(Date.now() - asked).toBeGreaterThanOrEqual(1_990);
  });

  it("is given at once to whoever stops the sandbox", async () => {
    const other = await startSandbox({
      estate,
      faults: [
        {
          operation: "sso-admin:*",
          kind: "slow-answer",
          milliseconds: 60_000,
          probability: 1,
          seed: 1,
        },
      ],
    });
    const client = ssoAdmin(other.url);
    const answered = client.listInstances({});
    while ((await controlOf(other).faults())[0]?.struck !== 1) await new Promise(setImmediate);
    await Promise.all([other.close(), answered]);
  });
});

describe("a group that is created again", () => {
  it("has a new id and the same members, from the operation on that it was asked for", async () => {
    const before = await groupIds();
    const members = async (GroupId: string | undefined) => {
      const { GroupMemberships = [] } = await directory.listGroupMemberships({
        IdentityStoreId,
        GroupId,
      });
      return GroupMemberships.map(({ MemberId }) => MemberId?.UserId);
    };
    const membersBefore = await members(before.Engineering);
    await once({
      operation: "identitystore:ListGroups",
      kind: "group-recreated",
      group: "Engineering",
    });
    const after = await groupIds();
    expect(after.Engineering).not.toBe(before.Engineering);
    expect(after.Auditors).toBe(before.Auditors);
    expect(await members(after.Engineering)).toEqual(membersBefore);
    await expect(members(before.Engineering)).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    expect((await groupIds()).Engineering).toBe(after.Engineering);
  });

  it("waits until there is such a group", async () => {
    const DisplayName = "Latecomers";
    await once({ operation: "identitystore:*", kind: "group-recreated", group: DisplayName });
    const { GroupId } = await directory.createGroup({ IdentityStoreId, DisplayName });
    expect((await groupIds())[DisplayName]).not.toBe(GroupId);
    expect(await control.faults()).toMatchObject([{ struck: 1 }]);
  });
});

test("faults strike from the start where the sandbox was started with them", async () => {
  const other = await startSandbox({
    estate,
    faults: [{ operation: "*:*", kind: "throttling", count: 1, probability: 1, seed: 1 }],
  });
  const client = ssoAdmin(other.url);
  await expect(client.listInstances({})).rejects.toThrow("Rate exceeded");
  await client.listInstances({});
  await other.close();
});

test("every kind of fault is told of by its name", async () => {
  const kinds: FaultKind[] = ["throttling", "conflict", "internal-error"];
  for (const kind of kinds) {
    records.length = 0;
    await once({ operation: "*:*", kind } as FaultInput);
    await sso.listInstances({}).catch(() => {});
    expect(records[0]?.struck).toBe(kind);
  }
});
