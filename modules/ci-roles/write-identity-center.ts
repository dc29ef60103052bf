import {
  type IdentityCenterAccessProps,
  identityCenterResources,
} from "./identity-center-resources";
import { allow, deny, type Statement } from "./statement";

/** What changing it takes besides. Access to the management account stays out of a pipeline's reach. */
export function writeIdentityCenter(props: IdentityCenterAccessProps): Statement[] {
  const { instance, permissionSets, accounts, applications, applicationProviders, issuers, store } =
    identityCenterResources(props);
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
      [instance, applications, applicationProviders, issuers],
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
