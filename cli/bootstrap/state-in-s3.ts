import type { StateSettings } from "../../model/access-model";
import { type Aws, unlessAbsent } from "./aws";
import { storedIsNoState } from "./errors";
import { NoState, parseState, type State } from "./state";

/**
 * The state that lies in the bucket; undefined when there is none, or no bucket.
 *
 * @throws UserError for an object that is no state
 */
export async function readState(
  { s3 }: Pick<Aws, "s3">,
  { bucket }: StateSettings,
  key: string,
): Promise<State | undefined> {
  const found = await unlessAbsent(
    s3.getObject({ Bucket: bucket, Key: key }),
    "NoSuchKey",
    "NoSuchBucket",
  );
  const text = await found?.Body?.transformToString();
  try {
    return text === undefined ? undefined : parseState(text);
  } catch (error) {
    if (error instanceof NoState) throw storedIsNoState(`s3://${bucket}/${key}`, error.message);
    throw error;
  }
}

/** Writes a state as Terraform would, byte for byte; false, and nothing written, when one is there already. */
export async function writeFirstState(
  { s3 }: Pick<Aws, "s3">,
  { bucket, kmsKey }: StateSettings,
  key: string,
  text: string,
): Promise<boolean> {
  const written = await unlessAbsent(
    s3.putObject({
      Bucket: bucket,
      Key: key,
      Body: text,
      ContentType: "application/json",
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: kmsKey,
      IfNoneMatch: "*",
    }),
    "PreconditionFailed",
  );
  return written !== undefined;
}
