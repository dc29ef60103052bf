import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ciphertextInvalid } from "./errors";
import { keyArn } from "./key-store";
import type { Key } from "./tables";

/** What encryption is bound to besides the key: decryption has to name the same. */
export type EncryptionContext = Readonly<Record<string, string>>;

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

/** A ciphertext taken apart: the ARN of its key, and what that key decrypts. */
export interface Ciphertext {
  readonly arn: string;
  readonly sealed: Uint8Array;
}

/** Encrypts, and names the key in what comes out, as KMS does. */
export function encrypt(key: Key, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, Buffer.from(key.material, "base64"), iv);
  cipher.setAAD(boundData(context));
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const arn = Buffer.from(keyArn(key), "utf8");
  return Buffer.concat([Buffer.from([arn.length]), arn, iv, cipher.getAuthTag(), encrypted]);
}

/** @throws AwsError `InvalidCiphertextException` for what no key here made. */
export function readCiphertext(blob: Uint8Array): Ciphertext {
  const [length = 0] = blob;
  const arn = Buffer.from(blob.subarray(1, 1 + length)).toString("utf8");
  const sealed = blob.subarray(1 + length);
  if (!arn.startsWith("arn:") || sealed.length < ivLength + tagLength) throw ciphertextInvalid();
  return { arn, sealed };
}

/** @throws AwsError `InvalidCiphertextException` where key, context or a single bit is another. */
export function decrypt(key: Key, sealed: Uint8Array, context: EncryptionContext): Buffer {
  const iv = sealed.subarray(0, ivLength);
  const decipher = createDecipheriv(algorithm, Buffer.from(key.material, "base64"), iv);
  decipher.setAAD(boundData(context));
  decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  try {
    const opened = decipher.update(sealed.subarray(ivLength + tagLength));
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw ciphertextInvalid();
  }
}

/** The same for the same pairs, in any order. */
function boundData(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}
