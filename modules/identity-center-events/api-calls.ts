/** Calls that CloudTrail records with one `eventSource`. */
export interface ApiCalls {
  /** As in `sso.amazonaws.com`. */
  readonly eventSource: string;
  /** As in `CreatePermissionSet`. */
  readonly eventNames: readonly string[];
}

/** What changes who may do what. */
export type IdentityCenterChange =
  | "permission-sets"
  | "assignments"
  | "group-memberships"
  | "identity-source";

const ADMINISTRATION = "sso.amazonaws.com";
const STORE = "identitystore.amazonaws.com";
const CONSOLE_DIRECTORY = "sso-directory.amazonaws.com";

/**
 * Calls that change Identity Center, by what they change: those of the public API, those that only its
 * console makes, and those of SCIM, for the members of groups.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/sso-info-in-cloudtrail.html
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/scim-logging-using-cloudtrail.html
 */
export const CHANGES: Readonly<Record<IdentityCenterChange, readonly ApiCalls[]>> = {
  "permission-sets": [
    {
      eventSource: ADMINISTRATION,
      eventNames: [
        "AttachCustomerManagedPolicyReferenceToPermissionSet",
        "AttachManagedPolicyToPermissionSet",
        "CreatePermissionSet",
        "DeleteInlinePolicyFromPermissionSet",
        "DeletePermissionSet",
        "DeletePermissionsBoundaryFromPermissionSet",
        "DeletePermissionsPolicy",
        "DetachCustomerManagedPolicyReferenceFromPermissionSet",
        "DetachManagedPolicyFromPermissionSet",
        "PutInlinePolicyToPermissionSet",
        "PutPermissionsBoundaryToPermissionSet",
        "PutPermissionsPolicy",
        "UpdatePermissionSet",
      ],
    },
  ],
  assignments: [
    {
      eventSource: ADMINISTRATION,
      eventNames: [
        "AssociateProfile",
        "CreateAccountAssignment",
        "CreateApplicationAssignment",
        "DeleteAccountAssignment",
        "DeleteApplicationAssignment",
        "DisassociateProfile",
      ],
    },
  ],
  "group-memberships": [
    {
      eventSource: STORE,
      eventNames: ["CreateGroupMembership", "DeleteGroup", "DeleteGroupMembership"],
    },
    {
      eventSource: CONSOLE_DIRECTORY,
      eventNames: ["AddMemberToGroup", "DeleteGroup", "RemoveMemberFromGroup"],
    },
    {
      eventSource: "identitystore-scim.amazonaws.com",
      eventNames: ["CreateGroup", "DeleteGroup", "PatchGroup"],
    },
  ],
  "identity-source": [
    {
      eventSource: ADMINISTRATION,
      eventNames: [
        "AssociateDirectory",
        "DisassociateDirectory",
        "PutMfaDeviceManagementForDirectory",
        "UpdateDirectoryAssociation",
      ],
    },
    {
      eventSource: CONSOLE_DIRECTORY,
      eventNames: [
        "CreateBearerToken",
        "CreateExternalIdPConfigurationForDirectory",
        "CreateProvisioningTenant",
        "DeleteBearerToken",
        "DeleteExternalIdPCertificate",
        "DeleteExternalIdPConfigurationForDirectory",
        "DeleteProvisioningTenant",
        "DisableExternalIdPConfigurationForDirectory",
        "EnableExternalIdPConfigurationForDirectory",
        "ImportExternalIdPCertificate",
        "PutMfaDeviceManagementForDirectory",
        "UpdateExternalIdPConfigurationForDirectory",
      ],
    },
  ],
};

/** In the order of the table. */
export const IDENTITY_CENTER_CHANGES = Object.keys(CHANGES) as readonly IdentityCenterChange[];

/**
 * Who may be meant to change Identity Center: everything but the members of groups in a directory that
 * SCIM fills goes through one role.
 */
export const CHANGES_BY_ROLE: readonly ApiCalls[] = bySource(
  IDENTITY_CENTER_CHANGES.flatMap((change) => CHANGES[change]).filter(
    ({ eventSource }) => eventSource !== "identitystore-scim.amazonaws.com",
  ),
);

/** One entry for each source, names sorted and each once. */
function bySource(calls: readonly ApiCalls[]): ApiCalls[] {
  const sources = [...new Set(calls.map(({ eventSource }) => eventSource))];
  return sources.map((eventSource) => ({
    eventSource,
    eventNames: [
      ...new Set(
        calls.filter((one) => one.eventSource === eventSource).flatMap((one) => one.eventNames),
      ),
    ].sort(),
  }));
}
