import type { KMS } from "@aws-sdk/client-kms";
import { security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const AliasName = "alias/identity-center/state";
const AliasArn = `arn:aws:kms:us-east-1:${security}:${AliasName}`;

let running: RunningSandbox;
let kms: KMS;
let TargetKeyId: string;
beforeEach(async () => {
  running = await runSandbox();
  kms = running.kms(security);
  TargetKeyId = (await kms.createKey({})).KeyMetadata?.KeyId ?? "";
});
afterEach(() => running.stop());

test("an alias stands for its key, by name and by ARN", async () => {
  await kms.createAlias({ AliasName, TargetKeyId });
  for (const KeyId of [AliasName, AliasArn])
    expect((await kms.describeKey({ KeyId })).KeyMetadata?.KeyId).toBe(TargetKeyId);
  expect((await kms.listAliases({})).Aliases).toEqual([
    {
      AliasName,
      AliasArn,
      TargetKeyId,
      CreationDate: expect.any(Date),
      LastUpdatedDate: expect.any(Date),
    },
  ]);
  expect((await running.kms(security, "eu-west-1").listAliases({})).Aliases).toEqual([]);
});

test("it moves to another key, and is listed by key", async () => {
  await kms.createAlias({ AliasName, TargetKeyId });
  const other = (await kms.createKey({})).KeyMetadata?.KeyId ?? "";
  await kms.updateAlias({ AliasName, TargetKeyId: other });
  expect((await kms.describeKey({ KeyId: AliasName })).KeyMetadata?.KeyId).toBe(other);
  expect((await kms.listAliases({ KeyId: TargetKeyId })).Aliases).toEqual([]);
  expect((await kms.listAliases({ KeyId: other })).Aliases).toHaveLength(1);
});

test("it exists once, and is gone once deleted", async () => {
  await kms.createAlias({ AliasName, TargetKeyId });
  await expect(kms.createAlias({ AliasName, TargetKeyId })).rejects.toMatchObject({
    name: "AlreadyExistsException",
    message: `An alias with the name ${AliasArn} already exists`,
  });
  await kms.deleteAlias({ AliasName });
  for (const call of [
    () => kms.deleteAlias({ AliasName }),
    () => kms.updateAlias({ AliasName, TargetKeyId }),
    () => kms.describeKey({ KeyId: AliasName }),
  ])
    await expect(call()).rejects.toMatchObject({
      name: "NotFoundException",
      message: `Alias ${AliasArn} is not found.`,
    });
});

test.each([
  [
    "state",
    "ValidationException",
    'Invalid identifier: state. Alias must start with the prefix "alias/"',
  ],
  [
    "alias/aws/s3",
    "NotAuthorizedException",
    "Alias names that begin with alias/aws/ belong to AWS.",
  ],
])("%s is no name for one", async (name, error, message) => {
  await expect(kms.createAlias({ AliasName: name, TargetKeyId })).rejects.toMatchObject({
    name: error,
    message,
  });
});
