import type { SNS } from "@aws-sdk/client-sns";
import type { Operations } from "../operation";

/** Every SNS operation that AWS has, typed by its SDK. */
export type SnsOperations = Operations<SNS>;
