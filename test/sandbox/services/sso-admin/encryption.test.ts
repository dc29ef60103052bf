import type { KMS } from "@aws-sdk/client-kms";
import {
  ResourceNotFoundException,
  type SSOAdmin,
  ValidationException,
} from "@aws-sdk/client-sso-admin";
import { management } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

let running: RunningSandbox;
let sso: SSOAdmin;
let kms: KMS;
let InstanceArn: string;
let KmsKeyArn: string;
beforeEach(async () => {
  running = await runSandbox();
  sso = running.ssoAdmin(management);
  kms = running.kms(management);
  InstanceArn = (await sso.listInstances({})).Instances?.[0]?.InstanceArn ?? "";
  KmsKeyArn = (await kms.createKey({})).KeyMetadata?.Arn ?? "";
});
afterEach(() => running.stop());

const encrypt = (arn = KmsKeyArn) =>
  sso.updateInstance({
    InstanceArn,
    EncryptionConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: arn },
  });

test("an instance is encrypted with a key that is there and enabled", async () => {
  await encrypt();
  const { EncryptionConfigurationDetails } = await sso.describeInstance({ InstanceArn });
  expect(EncryptionConfigurationDetails).toEqual({
    KeyType: "CUSTOMER_MANAGED_KEY",
    KmsKeyArn,
    EncryptionStatus: "ENABLED",
  });
});

test("a key that is not there", async () => {
  const missing = `arn:aws:kms:us-east-1:${management}:key/01234567-89ab-cdef-0123-456789abcdef`;
  const refused = encrypt(missing);
  await expect(refused).rejects.toThrow(ResourceNotFoundException);
  await expect(refused).rejects.toMatchObject({
    Reason: "KMS_NotFoundException",
    message: `Key '${missing}' does not exist`,
  });
});

test("a key that is disabled", async () => {
  await kms.disableKey({ KeyId: KmsKeyArn });
  const refused = encrypt();
  await expect(refused).rejects.toThrow(ValidationException);
  await expect(refused).rejects.toMatchObject({
    Reason: "KMS_DisabledException",
    message: `${KmsKeyArn} is disabled.`,
  });
});

test("a key that waits for its deletion", async () => {
  await kms.scheduleKeyDeletion({ KeyId: KmsKeyArn });
  await expect(encrypt()).rejects.toMatchObject({
    name: "ValidationException",
    Reason: "KMS_InvalidStateException",
    message: `${KmsKeyArn} is pending deletion.`,
  });
});

test("a key of one Region is not enough for another one", async () => {
  await encrypt();
  await expect(sso.addRegion({ InstanceArn, RegionName: "eu-west-1" })).rejects.toMatchObject({
    name: "ValidationException",
    message:
      "Another Region needs an Instance that is encrypted with a multi-Region customer managed key",
  });
});
