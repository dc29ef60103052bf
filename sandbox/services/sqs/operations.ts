import type { SQS } from "@aws-sdk/client-sqs";
import type { Operations } from "../operation";

/** Every SQS operation that AWS has, typed by its SDK. */
export type SqsOperations = Operations<SQS>;
