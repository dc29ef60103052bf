import { readShapes } from "../../shapes/shape";
import { quotas } from "../quotas";
import { defineService } from "../service";
import { validation } from "./errors";
import { groupOperations } from "./groups";
import { membershipOperations } from "./memberships";
import { authorize } from "./stores";
import { userOperations } from "./users";

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/ */
export const identityStore = defineService({
  name: "identitystore",
  shapes: readShapes("identitystore"),
  operations: { ...userOperations, ...groupOperations, ...membershipOperations },
  rateLimit: { quota: quotas.identityStoreRequestsPerSecond, countedPer: "operation" },
  authorize,
  invalid: (_, message) => validation(message),
});
