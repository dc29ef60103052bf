import {
  type IdentityCenterAccessProps,
  identityCenterResources,
} from "./identity-center-resources";
import { allow, type Statement } from "./statement";

/** What reading all of Identity Center takes, for a plan and for looking for what was made by hand. */
export function readIdentityCenter(props: IdentityCenterAccessProps): Statement[] {
  const { instance, permissionSets, accounts, applications, applicationProviders, issuers, store } =
    identityCenterResources(props);
  return [
    // None of these takes a resource.
    allow(
      "ReadOrganization",
      ["*"],
      [
        "organizations:DescribeOrganization",
        "organizations:ListAccounts",
        "organizations:ListDelegatedAdministrators",
        "organizations:ListRoots",
        "sso:ListApplications",
        "sso:ListInstances",
      ],
    ),
    allow(
      "ReadOrganizationTree",
      [
        "arn:aws:organizations::*:account/*",
        "arn:aws:organizations::*:ou/*",
        "arn:aws:organizations::*:root/*",
      ],
      [
        "organizations:ListAccountsForParent",
        "organizations:ListOrganizationalUnitsForParent",
        "organizations:ListTagsForResource",
      ],
    ),
    allow(
      "ReadInstance",
      [instance],
      [
        "sso:DescribeInstance",
        "sso:DescribeInstanceAccessControlAttributeConfiguration",
        "sso:ListAccountAssignmentCreationStatus",
        "sso:ListAccountAssignmentDeletionStatus",
        "sso:ListAccountAssignmentsForPrincipal",
        "sso:ListApplicationAssignmentsForPrincipal",
        "sso:ListPermissionSetProvisioningStatus",
        "sso:ListPermissionSets",
        "sso:ListTrustedTokenIssuers",
        ...FOLLOW,
      ],
    ),
    allow(
      "ReadPermissionSets",
      [instance, permissionSets],
      [
        "sso:DescribePermissionSet",
        "sso:GetInlinePolicyForPermissionSet",
        "sso:GetPermissionsBoundaryForPermissionSet",
        "sso:ListAccountsForProvisionedPermissionSet",
        "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
        "sso:ListManagedPoliciesInPermissionSet",
        "sso:ListTagsForResource",
      ],
    ),
    allow(
      "ReadAssignments",
      [accounts, instance, permissionSets],
      ["sso:ListAccountAssignments", "sso:ListPermissionSetsProvisionedToAccount"],
    ),
    allow(
      "ReadApplications",
      [applications, applicationProviders, issuers],
      [
        "sso:DescribeApplication",
        "sso:DescribeApplicationAssignment",
        "sso:DescribeApplicationProvider",
        "sso:DescribeTrustedTokenIssuer",
        "sso:GetApplicationAccessScope",
        "sso:GetApplicationAssignmentConfiguration",
        "sso:ListApplicationAccessScopes",
        "sso:ListApplicationAssignments",
        "sso:ListApplicationProviders",
        "sso:ListTagsForResource",
      ],
    ),
    allow("ReadDirectory", store, [
      "identitystore:DescribeGroup",
      "identitystore:DescribeGroupMembership",
      "identitystore:DescribeUser",
      "identitystore:GetGroupId",
      "identitystore:GetGroupMembershipId",
      "identitystore:GetUserId",
      "identitystore:ListGroupMemberships",
      "identitystore:ListGroups",
      "identitystore:ListUsers",
    ]),
  ];
}

/** To wait for what AWS does asynchronously. */
const FOLLOW = [
  "sso:DescribeAccountAssignmentCreationStatus",
  "sso:DescribeAccountAssignmentDeletionStatus",
  "sso:DescribePermissionSetProvisioningStatus",
];
