import { readShapes } from "../../shapes/shape";
import { defineService } from "../service";
import { accountOperations } from "./account";
import { accountDetailsOperations } from "./account-details";
import { validation } from "./errors";
import { managedPolicyOperations } from "./managed-policies";
import { oidcProviderOperations } from "./oidc-providers";
import { policyVersionOperations } from "./policy-versions";
import { rolePolicyOperations } from "./role-policies";
import { roleOperations } from "./roles";
import { samlProviderOperations } from "./saml-providers";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/ */
export const iam = defineService({
  name: "iam",
  shapes: readShapes("iam"),
  operations: {
    ...roleOperations,
    ...rolePolicyOperations,
    ...managedPolicyOperations,
    ...policyVersionOperations,
    ...oidcProviderOperations,
    ...samlProviderOperations,
    ...accountOperations,
    ...accountDetailsOperations,
  },
  // Each account sees and changes its own, and nobody else's.
  authorize: () => {},
  invalid: (_, message) => validation(message),
});
