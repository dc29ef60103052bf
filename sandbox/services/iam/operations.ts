import type { IAM } from "@aws-sdk/client-iam";
import type { Operations } from "../operation";

/** Every IAM operation that AWS has, typed by its SDK. */
export type IamOperations = Operations<IAM>;
