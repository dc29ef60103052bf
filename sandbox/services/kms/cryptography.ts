import { randomBytes } from "node:crypto";
import type { Context } from "../operation";
import { decrypt, encrypt, readCiphertext } from "./ciphertexts";
import {
  dryRun,
  incorrectKey,
  keyKindNotImplemented,
  keySizeNotExactlyOne,
  notAuthorized,
} from "./errors";
import { keyArn, requireEnabledKey } from "./key-store";
import type { KmsOperations } from "./operations";
import type { Key } from "./tables";

const symmetric = "SYMMETRIC_DEFAULT";
const keySizes = { AES_256: 32, AES_128: 16 };

interface Asked {
  readonly DryRun?: boolean | undefined;
  readonly EncryptionAlgorithm?: string | undefined;
  readonly Recipient?: object | undefined;
}

/** What no key here can do, and what is only tried. */
function refuse({ DryRun, EncryptionAlgorithm: algorithm = symmetric, Recipient }: Asked): void {
  if (algorithm !== symmetric) throw keyKindNotImplemented(`EncryptionAlgorithm ${algorithm}`);
  if (Recipient !== undefined) throw keyKindNotImplemented("Recipient");
  if (DryRun === true) throw dryRun();
}

/** The key that made a ciphertext, which the request may name. */
function keyOfCiphertext(context: Context, arn: string, given: string | undefined): Key {
  const [, owner] = /^arn:[^:]*:kms:[^:]*:(\d{12}):/.exec(arn) ?? [];
  if (owner !== context.caller) throw notAuthorized(arn);
  const key = requireEnabledKey(context, arn);
  if (given !== undefined && keyArn(requireEnabledKey(context, given)) !== arn)
    throw incorrectKey();
  return key;
}

export const cryptographyOperations = {
  Encrypt(context, input) {
    const key = requireEnabledKey(context, input.KeyId);
    refuse(input);
    return {
      CiphertextBlob: encrypt(key, input.Plaintext, input.EncryptionContext ?? {}),
      KeyId: keyArn(key),
      EncryptionAlgorithm: symmetric,
    };
  },

  Decrypt(context, input) {
    const { arn, sealed } = readCiphertext(input.CiphertextBlob ?? new Uint8Array());
    const key = keyOfCiphertext(context, arn, input.KeyId);
    const plaintext = decrypt(key, sealed, input.EncryptionContext ?? {});
    refuse(input);
    return { Plaintext: plaintext, KeyId: arn, EncryptionAlgorithm: symmetric };
  },

  GenerateDataKey(context, input) {
    const key = requireEnabledKey(context, input.KeyId);
    const { NumberOfBytes: bytes, KeySpec: spec } = input;
    if ((bytes === undefined) === (spec === undefined)) throw keySizeNotExactlyOne();
    refuse(input);
    const plaintext = randomBytes(bytes ?? keySizes[spec ?? "AES_256"]);
    return {
      Plaintext: plaintext,
      CiphertextBlob: encrypt(key, plaintext, input.EncryptionContext ?? {}),
      KeyId: keyArn(key),
    };
  },
} satisfies KmsOperations;
