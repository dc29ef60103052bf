import type { STS } from "@aws-sdk/client-sts";
import type { Operations } from "../operation";

/** Every STS operation that AWS has, typed by its SDK. */
export type StsOperations = Operations<STS>;
