import { identityOf, principalNames } from "../../identity";
import { decide } from "../../policies/evaluate";
import { resourcePolicyMistake } from "../../policies/grammar";
import { readPolicy } from "../../policies/statement";
import type { Context } from "../operation";
import { policyLocksOut, policyMalformed, policyNotFound } from "./errors";
import { putKey, requireKey, requireUsableKey } from "./key-store";
import type { KmsOperations } from "./operations";

/** The only one that a key has. */
const policyName = "default";

/** Leaves it to the account's IAM policies, as AWS does where none is given. */
export function defaultKeyPolicy(accountId: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });
}

/**
 * A key policy that whoever sets it can still change afterwards.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key
 */
export function checkedKeyPolicy(
  context: Context,
  policy: string,
  mayLockOut: boolean | undefined,
): string {
  const mistake = resourcePolicyMistake(policy);
  if (mistake !== undefined) throw policyMalformed(mistake);
  const reading = readPolicy(policy);
  const names = principalNames(identityOf(context));
  const request = { principals: { AWS: names }, action: "kms:PutKeyPolicy", keys: new Map() };
  const isKept = reading.kind === "policy" && decide(reading.policy, request) === "allowed";
  if (!isKept && mayLockOut !== true) throw policyLocksOut();
  return policy;
}

function checkName(name: string | undefined): void {
  if (name !== undefined && name !== policyName) throw policyNotFound(name);
}

export const keyPolicyOperations = {
  GetKeyPolicy(context, input) {
    checkName(input.PolicyName);
    return { Policy: requireKey(context, input.KeyId).policy, PolicyName: policyName };
  },

  PutKeyPolicy(context, input) {
    const key = requireUsableKey(context, input.KeyId);
    checkName(input.PolicyName);
    const mayLockOut = input.BypassPolicyLockoutSafetyCheck;
    putKey(context, { ...key, policy: checkedKeyPolicy(context, input.Policy, mayLockOut) });
    return {};
  },

  ListKeyPolicies(context, input) {
    requireKey(context, input.KeyId);
    return { PolicyNames: [policyName], Truncated: false };
  },
} satisfies KmsOperations;
