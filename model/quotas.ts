/** A limit that AWS publishes or states in its API. */
export interface Quota {
  readonly limit: number;
  readonly description: string;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  /** Month in which the source was read. */
  readonly asOf: string;
  readonly source: string;
}

const LIMITS_PAGE = "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html";
const AS_OF = "2026-11";

/** What AWS allows by default. A synth that exceeds one of these would fail hours into an apply. */
export const QUOTAS = {
  permissionSetsPerInstance: {
    limit: 3_500,
    description: "permission sets in the instance",
    adjustable: true,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  permissionSetsPerAccount: {
    limit: 500,
    description: "permission sets provisioned in one account",
    adjustable: true,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  groupsPerPermissionSetAndAccount: {
    limit: 100,
    description: "groups assigned to one permission set in one account",
    adjustable: false,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  policiesPerPermissionSet: {
    limit: 25,
    description: "AWS managed and customer managed policies in one permission set",
    adjustable: false,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  managedPoliciesPerRole: {
    limit: 10,
    description: "managed policies attached to one IAM role",
    adjustable: true,
    asOf: AS_OF,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  },
  inlinePolicyBytes: {
    limit: 10_240,
    description: "bytes of an inline policy, white space not counted",
    adjustable: false,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  inlinePolicyCharacters: {
    limit: 32_768,
    description: "characters of an inline policy",
    adjustable: false,
    asOf: AS_OF,
    source:
      "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutInlinePolicyToPermissionSet.html",
  },
  tagsPerResource: {
    limit: 75,
    description: "tags of one resource",
    adjustable: false,
    asOf: AS_OF,
    source: "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_TagResource.html",
  },
  accessControlAttributes: {
    limit: 50,
    description: "attributes for access control in the instance",
    adjustable: false,
    asOf: AS_OF,
    source:
      "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_InstanceAccessControlAttributeConfiguration.html",
  },
  trustedTokenIssuers: {
    limit: 10,
    description: "trusted token issuers in the instance",
    adjustable: false,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  applications: {
    limit: 7_000,
    description: "applications in the instance",
    adjustable: true,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  groupsPerApplication: {
    limit: 100,
    description: "groups assigned to one application",
    adjustable: false,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  accessScopesPerApplication: {
    limit: 25,
    description: "access scopes of one application",
    adjustable: false,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  targetsPerAccessScope: {
    limit: 10,
    description: "authorized targets of one access scope",
    adjustable: false,
    asOf: AS_OF,
    source:
      "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutApplicationAccessScope.html",
  },
  groups: {
    limit: 100_000,
    description: "groups in the Identity Store",
    adjustable: true,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
  accounts: {
    limit: 7_000,
    description: "accounts of the organization in Identity Center",
    adjustable: true,
    asOf: AS_OF,
    source: LIMITS_PAGE,
  },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;
