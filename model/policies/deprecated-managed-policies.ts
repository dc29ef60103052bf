/**
 * AWS managed policies that AWS has replaced and still shows, and what replaces them: the ones that people are given,
 * not all there are.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html#deprecated-managed-policies
 */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ["AmazonEC2RoleforSSM", "AmazonSSMManagedInstanceCore"],
  ["AmazonElasticMapReduceFullAccess", "AmazonEMRFullAccessPolicy_v2"],
  ["AmazonElasticMapReduceReadOnlyAccess", "AmazonEMRReadOnlyAccessPolicy_v2"],
  ["AmazonElasticMapReduceRole", "AmazonEMRServicePolicy_v2"],
]);

/** The policy that replaces a deprecated one; undefined for one that AWS keeps up. */
export function replacementOf(name: string): string | undefined {
  return REPLACEMENTS.get(name);
}

export const deprecatedManagedPolicies: readonly string[] = [...REPLACEMENTS.keys()];
