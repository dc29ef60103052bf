import type { Scheduler } from "@aws-sdk/client-scheduler";
import type { Operations } from "../operation";

/** Every operation of EventBridge Scheduler that AWS has, typed by its SDK. */
export type SchedulerOperations = Operations<Scheduler>;
