import { type EscalationPath, need } from "./path";

const IDENTITY_CENTER = "https://docs.aws.amazon.com/singlesignon/latest/APIReference/";
const IDENTITY_STORE = "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/";
const ORGANIZATIONS = "https://docs.aws.amazon.com/organizations/latest/APIReference/";
const CONSOLE_OF_DIRECTORY =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenterdirectory.html";

/** Identity Center and its directory: who may do what where, in every account. */
export const changesOfIdentityCenter: readonly EscalationPath[] = [
  ofInstance("assign any permission set", "sso:CreateAccountAssignment"),
  ofInstance("write a policy into a permission set", "sso:PutInlinePolicyToPermissionSet"),
  ofInstance(
    "attach an AWS managed policy to a permission set",
    "sso:AttachManagedPolicyToPermissionSet",
  ),
  ofInstance(
    "attach a customer managed policy to a permission set",
    "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
  ),
  ofInstance(
    "take the boundary off a permission set",
    "sso:DeletePermissionsBoundaryFromPermissionSet",
  ),
  ofInstance(
    "replace the boundary of a permission set",
    "sso:PutPermissionsBoundaryToPermissionSet",
  ),
  ofInstance(
    "change which attributes policies go by",
    "sso:UpdateInstanceAccessControlAttributeConfiguration",
  ),
  administering(
    "join any group of the directory",
    ["identitystore:CreateGroupMembership"],
    `${IDENTITY_STORE}API_CreateGroupMembership.html`,
  ),
  administering(
    "change the attributes of anybody",
    ["identitystore:UpdateUser"],
    `${IDENTITY_STORE}API_UpdateUser.html`,
  ),
  administering(
    "join any group of the directory in the console",
    ["sso-directory:AddMemberToGroup"],
    CONSOLE_OF_DIRECTORY,
  ),
  administering(
    "change anybody's password",
    ["sso-directory:UpdatePassword"],
    CONSOLE_OF_DIRECTORY,
  ),
  administering(
    "replace the identity provider of the instance",
    [
      "sso-directory:CreateExternalIdPConfigurationForDirectory",
      "sso-directory:UpdateExternalIdPConfigurationForDirectory",
      "sso-directory:ImportExternalIdPCertificate",
    ],
    CONSOLE_OF_DIRECTORY,
  ),
  administering(
    "make a token that writes users and groups by SCIM",
    ["sso-directory:CreateBearerToken"],
    CONSOLE_OF_DIRECTORY,
  ),
];

export const changesOfOrganization: readonly EscalationPath[] = [
  ofAccounts("make any account an administrator of a service", "RegisterDelegatedAdministrator"),
  ofAccounts("take service control policies off accounts", "DetachPolicy"),
  ofAccounts("rewrite service control policies", "UpdatePolicy"),
  ofAccounts("switch service control policies off", "DisablePolicyType"),
  ofAccounts("move accounts away from service control policies", "MoveAccount"),
  administering(
    "act as root of any account",
    ["sts:AssumeRoot"],
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html",
  ),
  {
    name: "administer any account by the role that Organizations makes in it",
    needs: [need("sts:AssumeRole", "arn:aws:iam::*:role/OrganizationAccountAccessRole")],
    administering: true,
    link: page(ORGANIZATIONS, "organizations:CreateAccount"),
  },
  {
    name: "deploy stacks of one's own into any account",
    needs: [
      { actions: ["cloudformation:CreateStackSet"] },
      { actions: ["cloudformation:CreateStackInstances"] },
    ],
    administering: true,
    link: "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ActivateOrganizationsAccess.html",
  },
];

function ofInstance(name: string, action: string): EscalationPath {
  return administering(name, [action], page(IDENTITY_CENTER, action));
}

function ofAccounts(name: string, operation: string): EscalationPath {
  const action = `organizations:${operation}`;
  return administering(name, [action], page(ORGANIZATIONS, action));
}

function page(reference: string, action: string): string {
  return `${reference}API_${action.slice(action.indexOf(":") + 1)}.html`;
}

/** One of the actions, allowed on any resource. */
function administering(name: string, actions: readonly string[], link: string): EscalationPath {
  return { name, needs: [{ actions }], administering: true, link };
}
