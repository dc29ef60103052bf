import type { KMS } from "@aws-sdk/client-kms";
import { prod, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Plaintext = Buffer.from("a secret, with any byte: \u0000é");
const EncryptionContext = { purpose: "state", bucket: "acme-state" };

let running: RunningSandbox;
let kms: KMS;
let KeyId: string;
beforeEach(async () => {
  running = await runSandbox();
  kms = running.kms(security);
  KeyId = (await kms.createKey({})).KeyMetadata?.KeyId ?? "";
});
afterEach(() => running.stop());

const arn = () => `arn:aws:kms:us-east-1:${security}:key/${KeyId}`;
const invalid = { name: "InvalidCiphertextException" };

test("what was encrypted is decrypted, with the same context in any order, and no key named", async () => {
  const { CiphertextBlob, ...encrypted } = await kms.encrypt({
    KeyId,
    Plaintext,
    EncryptionContext,
  });
  expect(encrypted).toMatchObject({ KeyId: arn(), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
  expect(Buffer.from(CiphertextBlob ?? []).includes("a secret")).toBe(false);
  const reversed = { bucket: "acme-state", purpose: "state" };
  const decrypted = await kms.decrypt({ CiphertextBlob, EncryptionContext: reversed });
  expect(decrypted.KeyId).toBe(arn());
  expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Plaintext);
});

test("another context, another key, a changed byte or what is no ciphertext isn't decrypted", async () => {
  const { CiphertextBlob = new Uint8Array() } = await kms.encrypt({
    KeyId,
    Plaintext,
    EncryptionContext,
  });
  await expect(kms.decrypt({ CiphertextBlob })).rejects.toMatchObject(invalid);
  const changed = Uint8Array.from(CiphertextBlob);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  await expect(kms.decrypt({ CiphertextBlob: changed, EncryptionContext })).rejects.toMatchObject(
    invalid,
  );
  for (const nothing of [Buffer.from("x"), Buffer.alloc(300, 255)])
    await expect(kms.decrypt({ CiphertextBlob: nothing })).rejects.toMatchObject(invalid);
  const other = (await kms.createKey({})).KeyMetadata?.KeyId;
  await expect(
    kms.decrypt({ CiphertextBlob, EncryptionContext, KeyId: other }),
  ).rejects.toMatchObject({
    name: "IncorrectKeyException",
    message: "The key ID in the request does not identify a CMK that can perform this operation.",
  });
  await expect(
    running.kms(prod).decrypt({ CiphertextBlob, EncryptionContext }),
  ).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: `The ciphertext refers to ${arn()}, which belongs to another account.`,
  });
});

test("a data key comes plain and encrypted, in the size asked for", async () => {
  for (const [size, length] of [
    [{ KeySpec: "AES_256" as const }, 32],
    [{ KeySpec: "AES_128" as const }, 16],
    [{ NumberOfBytes: 100 }, 100],
  ] as const) {
    const dataKey = await kms.generateDataKey({ KeyId, ...size });
    expect(dataKey.Plaintext).toHaveLength(length);
    const opened = await kms.decrypt({ CiphertextBlob: dataKey.CiphertextBlob });
    expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Buffer.from(dataKey.Plaintext ?? []));
  }
  for (const size of [{}, { KeySpec: "AES_256" as const, NumberOfBytes: 32 }])
    await expect(kms.generateDataKey({ KeyId, ...size })).rejects.toMatchObject({
      name: "ValidationException",
      message: "Please specify either number of bytes or key spec.",
    });
});

test("a disabled key does none of it, and a dry run does nothing", async () => {
  const { CiphertextBlob } = await kms.encrypt({ KeyId, Plaintext });
  await expect(kms.encrypt({ KeyId, Plaintext, DryRun: true })).rejects.toMatchObject({
    name: "DryRunOperationException",
  });
  await kms.disableKey({ KeyId });
  for (const call of [
    () => kms.encrypt({ KeyId, Plaintext }),
    () => kms.decrypt({ CiphertextBlob }),
    () => kms.generateDataKey({ KeyId, KeySpec: "AES_256" }),
  ])
    await expect(call()).rejects.toMatchObject({
      name: "DisabledException",
      message: `${arn()} is disabled.`,
    });
});

test.each([
  ["more than 4,096 bytes", Buffer.alloc(4097).toString("base64"), "ValidationException"],
  ["what isn't Base64", "a b", "SerializationException"],
  ["a number", 1, "SerializationException"],
])("a plaintext isn't %s", async (_, plaintext, type) => {
  const answer = await running.send("POST", "/", {
    service: "kms",
    headers: {
      "x-amz-target": "TrentService.Encrypt",
      "content-type": "application/x-amz-json-1.1",
    },
    body: JSON.stringify({ KeyId, Plaintext: plaintext }),
  });
  expect([answer.status, JSON.parse(answer.body).__type]).toEqual([400, type]);
});
