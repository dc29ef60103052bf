/** IAM's default quotas, as of November 2026: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const quotas = {
  rolesPerAccount: 1000,
  policiesPerAccount: 1500,
  oidcProvidersPerAccount: 100,
  managedPoliciesPerRole: 10,
  versionsPerPolicy: 5,
  tags: 50,
  clientIdsPerProvider: 100,
  thumbprintsPerProvider: 5,
  /** Sizes are in characters, white space not counted. */
  trustPolicySize: 2048,
  inlinePoliciesOfRoleSize: 10_240,
  managedPolicySize: 6144,
} as const;

/** The size of a policy as IAM counts it. */
export function policySize(document: string): number {
  return document.replace(/\s/g, "").length;
}
