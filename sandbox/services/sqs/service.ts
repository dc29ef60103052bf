import { readShapes } from "../../shapes/shape";
import { defineService } from "../service";
import { invalidParameter, missingParameter } from "./errors";
import { messageOperations } from "./messages";
import { queueOperations } from "./queues";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
export const sqs = defineService({
  name: "sqs",
  shapes: readShapes("sqs"),
  operations: { ...queueOperations, ...messageOperations },
  // Each queue's policy says who else may use it, and who may not.
  authorize: () => {},
  invalid: ([first], message) =>
    first?.kind === "required"
      ? missingParameter(first.path.charAt(0).toUpperCase() + first.path.slice(1))
      : invalidParameter(message),
});
