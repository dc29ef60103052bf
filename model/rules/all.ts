import { breakGlassInDailyUse } from "./break-glass-in-daily-use";
import { breakGlassMissing } from "./break-glass-missing";
import { directUserGrant } from "./direct-user-grant";
import { emptyGroup } from "./empty-group";
import { groupWithoutGrants } from "./group-without-grants";
import { iamPoliciesPerRole } from "./iam-policies-per-role";
import { lastAccountAdministrator } from "./last-account-administrator";
import { lastIdentityCenterAdministrator } from "./last-identity-center-administrator";
import { manyManagedPolicies } from "./many-managed-policies";
import { permissionSetWithoutGrants } from "./permission-set-without-grants";
import type { Rule } from "./rule";
import { sessionLongerThanEnvironment } from "./session-longer-than-environment";

/** Every rule that judges the resolved model. */
export const RULES: readonly Rule[] = [
  breakGlassInDailyUse,
  breakGlassMissing,
  directUserGrant,
  emptyGroup,
  groupWithoutGrants,
  iamPoliciesPerRole,
  lastAccountAdministrator,
  lastIdentityCenterAdministrator,
  manyManagedPolicies,
  permissionSetWithoutGrants,
  sessionLongerThanEnvironment,
];
