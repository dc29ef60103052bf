import { readShapes } from "../../shapes/shape";
import { defineService } from "../service";
import { validation } from "./errors";
import { groupOperations } from "./groups";
import { scheduleOperations } from "./schedules";
import { tagOperations } from "./tags";

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/ */
export const scheduler = defineService({
  name: "scheduler",
  shapes: readShapes("scheduler"),
  operations: { ...groupOperations, ...scheduleOperations, ...tagOperations },
  // Each account sees and changes its own, and nobody else's.
  authorize: () => {},
  invalid: (_, message) => validation(message),
});
