import type { KMS } from "@aws-sdk/client-kms";
import type { Operations } from "../operation";

/** Every KMS operation that AWS has, typed by its SDK. */
export type KmsOperations = Operations<KMS>;
