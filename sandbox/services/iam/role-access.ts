import { type Decision, decideByText, type PolicyRequest } from "../../policies/evaluate";
import type { Transaction } from "../../store/store";
import { defaultVersion, findPolicy } from "./policy-store";
import { attachments, inlinePolicies, type Role, within } from "./tables";

/**
 * What a role's own policies say of a request, within its boundary. The documents of AWS's own policies
 * aren't held: they allow nothing.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function decideByRole(
  transaction: Transaction,
  accountId: string,
  { name, permissionsBoundary }: Role,
  request: PolicyRequest,
): Decision {
  const place = within(accountId, name);
  const documents = [
    ...transaction.list(inlinePolicies, place).map(({ document }) => document),
    ...transaction
      .list(attachments, place)
      .flatMap((arn) => documentOf(transaction, accountId, arn) ?? []),
  ];
  const decisions = documents.map((document) => decideByText(document, request));
  const ofBoundary =
    permissionsBoundary === undefined
      ? "allowed"
      : decideByText(documentOf(transaction, accountId, permissionsBoundary), request);
  if ([...decisions, ofBoundary].includes("denied")) return "denied";
  return decisions.includes("allowed") && ofBoundary === "allowed" ? "allowed" : "silent";
}

function documentOf(transaction: Transaction, accountId: string, arn: string): string | undefined {
  const policy = findPolicy(transaction, accountId, arn);
  return policy && defaultVersion(transaction, accountId, policy).document;
}
