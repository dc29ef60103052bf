import { readShapes } from "../../shapes/shape";
import { defineService } from "../service";
import { validation } from "./errors";
import { publishOperations } from "./publish";
import { subscriptionOperations } from "./subscriptions";
import { tagOperations } from "./tags";
import { topicOperations } from "./topics";

/** https://docs.aws.amazon.com/sns/latest/api/ */
export const sns = defineService({
  name: "sns",
  shapes: readShapes("sns"),
  operations: {
    ...topicOperations,
    ...tagOperations,
    ...subscriptionOperations,
    ...publishOperations,
  },
  // Each topic's policy says who else may use it, and who may not.
  authorize: () => {},
  invalid: (_, message) => validation(message),
});
