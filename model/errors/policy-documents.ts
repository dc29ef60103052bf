import { error, type Finding } from "../finding";
import { nearestName } from "../nearest-name";
import { quote, visible } from "../quote";

const GRAMMAR = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";

export function policyVersion(given: unknown): Finding {
  return error({
    rule: "policy-version",
    message: `A policy document has Version "2012-10-17" or "2008-10-17", got ${shown(given)}.`,
    fix: 'Write Version: "2012-10-17", in quotes.',
  });
}

export function policyField(where: string, field: string, valid: readonly string[]): Finding {
  return error({
    rule: "policy-field",
    message: `${where} has the fields of IAM's grammar only, got ${quote(field)}.`,
    nearest: nearestName(field, valid),
    fix: `Correct or remove it: ${GRAMMAR}`,
  });
}

export function policyPrincipal(field: string): Finding {
  return error({
    rule: "policy-principal",
    message: `A permission set's policy is for whoever is assigned the set, got ${quote(field)}.`,
    fix: `Remove ${field}: only policies of resources have it.`,
  });
}

export function policyStatement(given: unknown): Finding {
  return error({
    rule: "policy-statement",
    message: `A policy document has a Statement, a mapping or a list of them with one at least, got ${shown(given)}.`,
    fix: "Write a list of statements, each with Effect, Action and Resource.",
  });
}

export function policyEffect(given: unknown): Finding {
  return error({
    rule: "policy-effect",
    message: `A statement's Effect is "Allow" or "Deny", got ${shown(given)}.`,
    nearest: typeof given === "string" ? nearestName(given, ["Allow", "Deny"]) : undefined,
    fix: "Write Allow or Deny.",
  });
}

export function policyExactlyOne(one: string, other: string, given: number): Finding {
  return error({
    rule: "policy-statement-fields",
    message: `A statement has exactly one of ${quote(one)} and ${quote(other)}, got ${given === 0 ? "none" : "both"}.`,
    fix: given === 0 ? `Add ${one}.` : "Keep one of the two.",
  });
}

export function policyTextList(field: string, given: unknown): Finding {
  return error({
    rule: "policy-value",
    message: `${quote(field)} is a text or a list of texts with one at least, got ${shown(given)}.`,
    fix: "Write a text or a list of texts.",
  });
}

export function policyAction(given: string): Finding {
  return error({
    rule: "policy-action",
    message: `An action is service:Name, with * and ? in the name only, or *, got ${quote(given)}.`,
    fix: "Write for example s3:GetObject or s3:Get*.",
  });
}

export function policyResource(given: string): Finding {
  return error({
    rule: "policy-resource",
    message: `A resource is * or an ARN, arn:partition:service:region:account:resource, got ${quote(given)}.`,
    fix: "Write all six parts, with * for what may be anything but the service.",
  });
}

export function policyPartition(given: string, valid: readonly string[]): Finding {
  return error({
    rule: "policy-partition",
    message: `An ARN's partition is one of AWS's, got ${quote(given)}.`,
    nearest: nearestName(given.split(":")[1] ?? "", valid),
    fix: `Write one of ${valid.join(", ")} as the second part.`,
  });
}

export function policyServiceWildcard(given: string): Finding {
  return error({
    rule: "policy-service-wildcard",
    message: `An ARN's service segment has no wildcard, got ${quote(given)}.`,
    fix: "Write one ARN pattern per service, as in arn:aws:s3:::* and arn:aws:lambda:us-east-1:*:function:*.",
  });
}

export function policySid(given: unknown): Finding {
  return error({
    rule: "policy-sid",
    message: `A Sid has letters and digits only, got ${shown(given)}.`,
    fix: "Leave out other characters, or the Sid.",
  });
}

export function policyRepeatedSid(sid: string): Finding {
  return error({
    rule: "policy-repeated-sid",
    message: `A Sid is unique in its document, got ${quote(sid)} again.`,
    fix: "Rename one of the two.",
  });
}

export function policyCondition(given: unknown): Finding {
  return error({
    rule: "policy-condition",
    message: `A Condition is operators with keys with values, as in StringEquals: { aws:RequestedRegion: us-east-1 }, got ${shown(given)}.`,
    fix: `Correct its shape: ${GRAMMAR}`,
  });
}

/** `valid` are the operators, with what stands around the given one. */
export function policyOperator(given: string, valid: readonly string[]): Finding {
  return error({
    rule: "policy-condition-operator",
    message: `A Condition's operator is one of IAM's, as in StringLike or ForAnyValue:StringEqualsIfExists, got ${quote(given)}.`,
    nearest: nearestName(given, valid),
    fix: "Correct it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
  });
}

export function policyConditionValue(key: string, given: unknown): Finding {
  return error({
    rule: "policy-condition",
    message: `A condition key's value is a text, a number, true or false, or a list of them, got ${shown(given)} for ${quote(key)}.`,
    fix: "Write a text.",
  });
}

export function policyNumber(given: number): Finding {
  return error({
    rule: "policy-number",
    message: `A number in a policy is one that JSON carries exactly, got ${given}.`,
    fix: "Put it in quotes: IAM reads numbers from texts, too.",
  });
}

export function policyId(given: unknown): Finding {
  return error({
    rule: "policy-id",
    message: `A policy document's Id is a text, got ${shown(given)}.`,
    fix: "Put it in quotes, or leave it out.",
  });
}

export function policyCharacters(character: string): Finding {
  return error({
    rule: "policy-characters",
    message: `AWS takes Latin-1 characters in an inline policy, got ${quote(character)}.`,
    fix: "Leave out other characters.",
  });
}

function shown(given: unknown): string {
  if (given === undefined || given === null) return "none";
  if (typeof given === "string") return quote(given);
  // Data of other kinds as JSON, cut and made visible like quoted text but without the quotes.
  return visible(JSON.stringify(given).slice(0, 120));
}
