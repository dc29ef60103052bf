import { readShapes } from "../../shapes/shape";
import { quotas } from "../quotas";
import { defineService } from "../service";
import { accessControlAttributeOperations } from "./access-control-attributes";
import { assignmentOperations } from "./assignments";
import { authorize } from "./authorization";
import { validation } from "./errors";
import { instanceOperations } from "./instances";
import { permissionSetOperations } from "./permission-sets";
import { permissionsBoundaryOperations } from "./permissions-boundary";
import { policyOperations } from "./policies";
import { provisioningOperations } from "./provisioning";
import { tagOperations } from "./tags";

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/ */
export const ssoAdmin = defineService({
  name: "sso-admin",
  shapes: readShapes("sso-admin"),
  operations: {
    ...instanceOperations,
    ...permissionSetOperations,
    ...policyOperations,
    ...permissionsBoundaryOperations,
    ...provisioningOperations,
    ...assignmentOperations,
    ...accessControlAttributeOperations,
    ...tagOperations,
  },
  rateLimit: { quota: quotas.ssoAdminRequestsPerSecond, countedPer: "service" },
  authorize,
  invalid: (_, message) => validation(message),
});
