const principal = ["principal_id", "principal_type"];
const permissionSet = ["instance_arn", "permission_set_arn"];

/** Attributes that a resource never changes in place, by type: another value is another resource. */
export const SET_ONCE: Readonly<Record<string, readonly string[]>> = {
  aws_identitystore_group: ["identity_store_id"],
  aws_identitystore_group_membership: ["group_id", "identity_store_id", "member_id"],
  aws_identitystore_user: ["identity_store_id", "user_name"],
  aws_ssoadmin_account_assignment: [...permissionSet, ...principal, "target_id", "target_type"],
  // The provider sends its own token, and no change of instance or provider: AWS has none.
  aws_ssoadmin_application: ["application_provider_arn", "client_token", "instance_arn"],
  aws_ssoadmin_application_access_scope: ["application_arn", "authorized_targets", "scope"],
  aws_ssoadmin_application_assignment: ["application_arn", ...principal],
  aws_ssoadmin_application_assignment_configuration: ["application_arn"],
  aws_ssoadmin_customer_managed_policy_attachment: [
    ...permissionSet,
    "customer_managed_policy_reference",
  ],
  aws_ssoadmin_instance_access_control_attributes: ["instance_arn"],
  aws_ssoadmin_managed_policy_attachment: [...permissionSet, "managed_policy_arn"],
  aws_ssoadmin_permission_set: ["instance_arn", "name"],
  aws_ssoadmin_permission_set_inline_policy: permissionSet,
  aws_ssoadmin_permissions_boundary_attachment: [...permissionSet, "permissions_boundary"],
  aws_ssoadmin_trusted_token_issuer: ["client_token", "instance_arn", "trusted_token_issuer_type"],
};
