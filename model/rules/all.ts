import { actionWildcardWithoutMatch } from "./action-wildcard-without-match";
import { administratorInProduction } from "./administrator-in-production";
import { allowNotAction } from "./allow-not-action";
import { allowNotResource } from "./allow-not-resource";
import { breakGlassInDailyUse } from "./break-glass-in-daily-use";
import { breakGlassMissing } from "./break-glass-missing";
import { conditionKeyOfNoAction } from "./condition-key-of-no-action";
import { deprecatedManagedPolicy } from "./deprecated-managed-policy";
import { directUserGrant } from "./direct-user-grant";
import { emptyGroup } from "./empty-group";
import { grantEndsSoon } from "./grant-ends-soon";
import { groupWithoutGrants } from "./group-without-grants";
import { iamPoliciesPerRole } from "./iam-policies-per-role";
import { lastAccountAdministrator } from "./last-account-administrator";
import { lastIdentityCenterAdministrator } from "./last-identity-center-administrator";
import { manyManagedPolicies } from "./many-managed-policies";
import { permissionSetWithoutGrants } from "./permission-set-without-grants";
import { privilegeEscalation } from "./privilege-escalation";
import { resourceOfNoAction } from "./resource-of-no-action";
import { reviewDateMissing } from "./review-date-missing";
import { reviewOverdue } from "./review-overdue";
import type { Rule } from "./rule";
import { scimTokenAge } from "./scim-token-age";
import { sessionLongerThanEnvironment } from "./session-longer-than-environment";
import { unknownAction } from "./unknown-action";
import { unknownConditionKey } from "./unknown-condition-key";
import { unknownPolicyDocument } from "./unknown-policy-document";
import { unknownResourceService } from "./unknown-resource-service";

/** Every rule that judges the resolved model. */
export const RULES: readonly Rule[] = [
  actionWildcardWithoutMatch,
  administratorInProduction,
  allowNotAction,
  allowNotResource,
  breakGlassInDailyUse,
  breakGlassMissing,
  conditionKeyOfNoAction,
  deprecatedManagedPolicy,
  directUserGrant,
  emptyGroup,
  grantEndsSoon,
  groupWithoutGrants,
  iamPoliciesPerRole,
  lastAccountAdministrator,
  lastIdentityCenterAdministrator,
  manyManagedPolicies,
  permissionSetWithoutGrants,
  privilegeEscalation,
  resourceOfNoAction,
  reviewDateMissing,
  reviewOverdue,
  scimTokenAge,
  sessionLongerThanEnvironment,
  unknownAction,
  unknownConditionKey,
  unknownPolicyDocument,
  unknownResourceService,
];
