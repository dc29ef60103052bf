import { literal } from "./terraform-text";

/** An IAM policy document: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export type PolicyDocument = { readonly [key: string]: unknown };

/**
 * A policy document as Terraform must be given it. IAM's policy variables (`${aws:PrincipalTag/team}`)
 * look like Terraform's interpolation and would fail the plan, which no test without Terraform
 * notices; CDKTF's tokens stay references. Keys keep the order they were written in.
 */
export function policyJson(document: PolicyDocument): string {
  return literal(JSON.stringify(document));
}
