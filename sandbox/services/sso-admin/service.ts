import { readShapes } from "../../shapes/shape";
import { quotas } from "../quotas";
import { defineService } from "../service";
import { accessControlAttributeOperations } from "./access-control-attributes";
import { allApplicationOperations } from "./applications/operations";
import { assignmentOperations } from "./assignments";
import { authorize } from "./authorization";
import { validation } from "./errors";
import { instanceOperations } from "./instance-operations";
import { permissionSetOperations } from "./permission-sets";
import { permissionsBoundaryOperations } from "./permissions-boundary";
import { policyOperations } from "./policies";
import { provisioningOperations } from "./provisioning";
import { regionOperations } from "./regions";
import { tagOperations } from "./tags";
import { trustedTokenIssuerOperations } from "./trusted-token-issuers";

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/ */
export const ssoAdmin = defineService({
  name: "sso-admin",
  shapes: readShapes("sso-admin"),
  operations: {
    ...instanceOperations,
    ...regionOperations,
    ...permissionSetOperations,
    ...policyOperations,
    ...permissionsBoundaryOperations,
    ...provisioningOperations,
    ...assignmentOperations,
    ...accessControlAttributeOperations,
    ...allApplicationOperations,
    ...trustedTokenIssuerOperations,
    ...tagOperations,
  },
  rateLimit: { quota: quotas.ssoAdminRequestsPerSecond, countedPer: "service" },
  authorize,
  invalid: (_, message) => validation(message),
});
