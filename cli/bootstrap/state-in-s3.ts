import type { StateSettings } from "../../model/access-model";
import { type Aws, unlessAbsent } from "./aws";
import { parseState, type State } from "./state";

/** The state that lies in the bucket; undefined when there is none, or no bucket. */
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
  return found?.Body && parseState(await found.Body.transformToString());
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
