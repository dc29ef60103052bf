import { allow, deny, type Statement } from "./statement";

export interface IdentityCenterAccessProps {
  /**
   * `InstanceArn`.
   *
   * @default - whichever instance the account sees
   */
  readonly instanceArn?: string;
  /**
   * `IdentityStoreId`.
   *
   * @default - whichever store the organization has
   */
  readonly identityStoreId?: string;
  /** 12-digit id of the organization's management account, which owns instance and store. */
  readonly managementAccountId: string;
  /** Whether users and groups are managed here, or only read. */
  readonly managesDirectory: boolean;
}

/** What reading all of Identity Center takes, for a plan and for looking for what was made by hand. */
export function readIdentityCenter(props: IdentityCenterAccessProps): Statement[] {
  const { instance, permissionSets, accounts, applications, issuers, store } = resources(props);
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
      [applications, APPLICATION_PROVIDERS, issuers],
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

/** What changing it takes besides. Access to the management account stays out of a pipeline's reach. */
export function writeIdentityCenter(props: IdentityCenterAccessProps): Statement[] {
  const { instance, permissionSets, accounts, applications, issuers, store } = resources(props);
  const assign = ["sso:CreateAccountAssignment", "sso:DeleteAccountAssignment"];
  return [
    allow(
      "WriteInstance",
      [instance],
      [
        "sso:CreateInstanceAccessControlAttributeConfiguration",
        "sso:DeleteInstanceAccessControlAttributeConfiguration",
        "sso:UpdateInstanceAccessControlAttributeConfiguration",
      ],
    ),
    allow(
      "WritePermissionSets",
      [instance, permissionSets],
      [
        "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
        "sso:AttachManagedPolicyToPermissionSet",
        "sso:CreatePermissionSet",
        "sso:DeleteInlinePolicyFromPermissionSet",
        "sso:DeletePermissionSet",
        "sso:DeletePermissionsBoundaryFromPermissionSet",
        "sso:DetachCustomerManagedPolicyReferenceFromPermissionSet",
        "sso:DetachManagedPolicyFromPermissionSet",
        "sso:PutInlinePolicyToPermissionSet",
        "sso:PutPermissionsBoundaryToPermissionSet",
        "sso:TagResource",
        "sso:UntagResource",
        "sso:UpdatePermissionSet",
      ],
    ),
    allow(
      "Assign",
      [accounts, instance, permissionSets],
      [...assign, "sso:ProvisionPermissionSet"],
    ),
    deny(
      "NeverInManagementAccount",
      [`arn:aws:sso:::account/${props.managementAccountId}`],
      assign,
    ),
    allow(
      "WriteApplications",
      [instance, applications, APPLICATION_PROVIDERS, issuers],
      [
        "sso:CreateApplication",
        "sso:CreateApplicationAssignment",
        "sso:CreateTrustedTokenIssuer",
        "sso:DeleteApplication",
        "sso:DeleteApplicationAccessScope",
        "sso:DeleteApplicationAssignment",
        "sso:DeleteTrustedTokenIssuer",
        "sso:PutApplicationAccessScope",
        "sso:PutApplicationAssignmentConfiguration",
        "sso:TagResource",
        "sso:UntagResource",
        "sso:UpdateApplication",
        "sso:UpdateTrustedTokenIssuer",
      ],
    ),
    ...(props.managesDirectory
      ? [
          allow("WriteDirectory", store, [
            "identitystore:CreateGroup",
            "identitystore:CreateGroupMembership",
            "identitystore:CreateUser",
            "identitystore:DeleteGroup",
            "identitystore:DeleteGroupMembership",
            "identitystore:DeleteUser",
            "identitystore:UpdateGroup",
            "identitystore:UpdateUser",
          ]),
        ]
      : []),
  ];
}

/** To wait for what AWS does asynchronously. */
const FOLLOW = [
  "sso:DescribeAccountAssignmentCreationStatus",
  "sso:DescribeAccountAssignmentDeletionStatus",
  "sso:DescribePermissionSetProvisioningStatus",
];

const APPLICATION_PROVIDERS = "arn:aws:sso::aws:applicationProvider/*";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenter.html */
function resources(props: IdentityCenterAccessProps) {
  const { instanceArn = "arn:aws:sso:::instance/*", identityStoreId = "*" } = props;
  const instanceId = instanceArn.split("/")[1] ?? "*";
  return {
    instance: instanceArn,
    permissionSets: `arn:aws:sso:::permissionSet/${instanceId}/*`,
    accounts: "arn:aws:sso:::account/*",
    applications: `arn:aws:sso::*:application/${instanceId}/*`,
    issuers: `arn:aws:sso::*:trustedTokenIssuer/${instanceId}/*`,
    store: [
      `arn:aws:identitystore::${props.managementAccountId}:identitystore/${identityStoreId}`,
      "arn:aws:identitystore:::group/*",
      "arn:aws:identitystore:::membership/*",
      "arn:aws:identitystore:::user/*",
    ],
  };
}
