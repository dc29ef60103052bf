import { identityGrammarMistake } from "../../policies/grammar";
import { quotas } from "../quotas";
import { inlinePolicyMalformed, inlinePolicyTooLong } from "./errors";

/**
 * What AWS looks at when a permission set is given a policy; what else IAM refuses shows when an account
 * is provisioned.
 *
 * @throws AwsError `ValidationException`.
 */
export function checkInlinePolicy(policy: string): void {
  const length = Buffer.byteLength(policy.replace(/\s/g, ""));
  const { limit } = quotas.inlinePolicyBytes;
  if (length > limit) throw inlinePolicyTooLong(length, limit);
  const mistake = identityGrammarMistake(policy);
  if (mistake !== undefined) throw inlinePolicyMalformed(mistake);
}
