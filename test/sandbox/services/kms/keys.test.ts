import { type KMS, paginateListKeys } from "@aws-sdk/client-kms";
import { dev, prod, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const day = 24 * 3600 * 1000;

let running: RunningSandbox;
let kms: KMS;
let KeyId: string;
beforeEach(async () => {
  running = await runSandbox();
  kms = running.kms(security);
  KeyId = await create();
});
afterEach(() => running.stop());

const create = async (more: object = {}) =>
  (await kms.createKey({ Description: "State", ...more })).KeyMetadata?.KeyId ?? "";
const describeKey = async () => (await kms.describeKey({ KeyId })).KeyMetadata;
const arn = () => `arn:aws:kms:us-east-1:${security}:key/${KeyId}`;
const allow = (Principal: unknown, Action = "kms:*") =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action, Resource: "*" }],
  });

describe("a key", () => {
  it("is symmetric, enabled, and its account's", async () => {
    expect(await describeKey()).toMatchObject({
      AWSAccountId: security,
      Arn: arn(),
      Description: "State",
      Enabled: true,
      KeyState: "Enabled",
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyManager: "CUSTOMER",
      Origin: "AWS_KMS",
      MultiRegion: false,
      CreationDate: expect.any(Date),
    });
    expect((await kms.listGrants({ KeyId })).Grants).toEqual([]);
  });

  it.each([
    ["its id", () => KeyId],
    ["its ARN", () => arn()],
  ])("is found by %s", async (_, name) => {
    expect((await kms.describeKey({ KeyId: name() })).KeyMetadata?.KeyId).toBe(KeyId);
  });

  it("is known in its Region and account only", async () => {
    for (const [other, where] of [
      [running.kms(security, "eu-west-1"), `eu-west-1:${security}`],
      [running.kms(prod), `us-east-1:${prod}`],
    ] as const)
      await expect(other.describeKey({ KeyId })).rejects.toMatchObject({
        name: "NotFoundException",
        message: `Key 'arn:aws:kms:${where}:key/${KeyId}' does not exist`,
      });
    await expect(running.kms(prod).describeKey({ KeyId: arn() })).rejects.toMatchObject({
      message: `Key '${arn()}' does not exist`,
    });
  });

  it("changes its description, and is disabled and enabled", async () => {
    await kms.updateKeyDescription({ KeyId, Description: "New" });
    await kms.disableKey({ KeyId });
    expect(await describeKey()).toMatchObject({
      Description: "New",
      Enabled: false,
      KeyState: "Disabled",
    });
    await expect(kms.enableKeyRotation({ KeyId })).rejects.toMatchObject({
      name: "DisabledException",
      message: `${arn()} is disabled.`,
    });
    await kms.enableKey({ KeyId });
    expect((await describeKey())?.KeyState).toBe("Enabled");
  });

  it("is listed page by page", async () => {
    await create();
    await create();
    const pages: number[] = [];
    for await (const { Keys = [] } of paginateListKeys({ client: kms, pageSize: 2 }, {}))
      pages.push(Keys.length);
    expect(pages).toEqual([2, 1]);
    expect((await running.kms(dev).listKeys({})).Keys).toEqual([]);
    await expect(kms.listKeys({ Marker: "x" })).rejects.toMatchObject({
      name: "InvalidMarkerException",
    });
  });

  it.each([
    ["KeySpec RSA_2048", { KeySpec: "RSA_2048" }],
    ["KeyUsage SIGN_VERIFY", { KeyUsage: "SIGN_VERIFY" }],
    ["Origin EXTERNAL", { Origin: "EXTERNAL" }],
    ["MultiRegion", { MultiRegion: true }],
  ])("can't be of a kind that the sandbox lacks: %s", async (what, more) => {
    await expect(create(more)).rejects.toMatchObject({
      name: "NotImplementedException",
      message: `The sandbox has symmetric keys of one Region with AWS's own material, and no ${what}: AWS does, and nothing was done.`,
    });
  });

  it("is refused an id that is none", async () => {
    await expect(kms.describeKey({ KeyId: "my key" })).rejects.toMatchObject({
      name: "NotFoundException",
      message: "Invalid keyId 'my key'",
    });
  });
});

describe("deletion", () => {
  it("waits, can be cancelled, and leaves the key disabled then", async () => {
    const { DeletionDate, KeyState } = await kms.scheduleKeyDeletion({
      KeyId,
      PendingWindowInDays: 7,
    });
    expect(KeyState).toBe("PendingDeletion");
    const days = ((DeletionDate?.getTime() ?? 0) - Date.now()) / day;
    expect(Math.round(days)).toBe(7);
    expect(await describeKey()).toMatchObject({ KeyState: "PendingDeletion", Enabled: false });
    await expect(kms.enableKey({ KeyId })).rejects.toMatchObject({
      name: "KMSInvalidStateException",
      message: `${arn()} is pending deletion.`,
    });
    await kms.cancelKeyDeletion({ KeyId });
    expect((await describeKey())?.KeyState).toBe("Disabled");
    await expect(kms.cancelKeyDeletion({ KeyId })).rejects.toMatchObject({
      name: "KMSInvalidStateException",
      message: `${arn()} is not pending deletion.`,
    });
  });

  it("takes the key and its aliases in the end", async () => {
    await kms.createAlias({ AliasName: "alias/state", TargetKeyId: KeyId });
    await kms.scheduleKeyDeletion({ KeyId });
    expect((await kms.listAliases({})).Aliases).toHaveLength(1);
    running.sandbox.clock.advance(30 * day);
    await expect(kms.describeKey({ KeyId })).rejects.toMatchObject({ name: "NotFoundException" });
    expect((await kms.listKeys({})).Keys).toEqual([]);
    expect((await kms.listAliases({})).Aliases).toEqual([]);
  });
});

describe("rotation", () => {
  it("is off at first, yearly by default, and says when it comes next", async () => {
    expect((await kms.getKeyRotationStatus({ KeyId })).KeyRotationEnabled).toBe(false);
    await kms.enableKeyRotation({ KeyId });
    const status = await kms.getKeyRotationStatus({ KeyId });
    expect(status).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
    running.sandbox.clock.advance(400 * day);
    const later = await kms.getKeyRotationStatus({ KeyId });
    const between =
      (later.NextRotationDate?.getTime() ?? 0) - (status.NextRotationDate?.getTime() ?? 0);
    expect(between).toBe(365 * day);
    await kms.disableKeyRotation({ KeyId });
    expect((await kms.getKeyRotationStatus({ KeyId })).KeyRotationEnabled).toBe(false);
  });

  it("has a period of its own where one is asked for", async () => {
    await kms.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
    expect((await kms.getKeyRotationStatus({ KeyId })).RotationPeriodInDays).toBe(90);
    await expect(kms.enableKeyRotation({ KeyId, RotationPeriodInDays: 89 })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

describe("the key policy", () => {
  it("leaves it to the account where none was given", async () => {
    const { Policy = "", PolicyName } = await kms.getKeyPolicy({ KeyId });
    expect(PolicyName).toBe("default");
    expect(JSON.parse(Policy).Statement[0].Principal).toEqual({
      AWS: `arn:aws:iam::${security}:root`,
    });
    expect((await kms.listKeyPolicies({ KeyId })).PolicyNames).toEqual(["default"]);
    await expect(kms.getKeyPolicy({ KeyId, PolicyName: "other" })).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });

  it("comes back as it was put", async () => {
    const Policy = allow({ AWS: `arn:aws:iam::${security}:root` });
    await kms.putKeyPolicy({ KeyId, Policy });
    expect((await kms.getKeyPolicy({ KeyId })).Policy).toBe(Policy);
  });

  it("can't lock its writer out, unless that is asked for", async () => {
    const Policy = allow({ AWS: `arn:aws:iam::${prod}:root` });
    const refused = {
      name: "MalformedPolicyDocumentException",
      message: "The new key policy will not allow you to update the key policy in the future.",
    };
    await expect(kms.putKeyPolicy({ KeyId, Policy })).rejects.toMatchObject(refused);
    await expect(create({ Policy })).rejects.toMatchObject(refused);
    await expect(
      kms.putKeyPolicy({ KeyId, Policy: allow({ AWS: security }, "kms:Decrypt") }),
    ).rejects.toMatchObject(refused);
    await kms.putKeyPolicy({ KeyId, Policy, BypassPolicyLockoutSafetyCheck: true });
  });

  it.each([
    ["what isn't JSON", "{", "Syntax errors in policy."],
    [
      "no principal",
      JSON.stringify({ Statement: { Effect: "Allow", Action: "kms:*", Resource: "*" } }),
      "Missing required field Principal",
    ],
  ])("isn't %s", async (_, Policy, message) => {
    await expect(kms.putKeyPolicy({ KeyId, Policy })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message,
    });
  });
});

test("tags are added, changed and removed", async () => {
  await kms.tagResource({ KeyId, Tags: [{ TagKey: "a", TagValue: "1" }] });
  await kms.tagResource({
    KeyId,
    Tags: [
      { TagKey: "a", TagValue: "2" },
      { TagKey: "b", TagValue: "3" },
    ],
  });
  await kms.untagResource({ KeyId, TagKeys: ["b"] });
  expect((await kms.listResourceTags({ KeyId })).Tags).toEqual([{ TagKey: "a", TagValue: "2" }]);
  const twice = { TagKey: "a", TagValue: "" };
  await expect(kms.tagResource({ KeyId, Tags: [twice, twice] })).rejects.toMatchObject({
    name: "TagException",
    message: "Duplicate tag keys",
  });
});
