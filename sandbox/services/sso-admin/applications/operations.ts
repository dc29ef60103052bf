import { accessScopeOperations } from "./access-scopes";
import { applicationAssignmentOperations } from "./assignments";
import { authenticationMethodOperations } from "./authentication-methods";
import { configurationOperations } from "./configuration";
import { grantOperations } from "./grants";
import { applicationOperations } from "./lifecycle";
import { providerOperations } from "./providers";

/** Everything about customer managed applications. */
export const allApplicationOperations = {
  ...providerOperations,
  ...applicationOperations,
  ...applicationAssignmentOperations,
  ...configurationOperations,
  ...accessScopeOperations,
  ...authenticationMethodOperations,
  ...grantOperations,
};
