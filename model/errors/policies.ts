import type { Principal } from "../access-model";
import { error, type Finding, notice, warning } from "../finding";
import { quote } from "../quote";

export function unknownAction(action: string, nearest: string | undefined): Finding {
  return error({
    rule: "unknown-action",
    message: `An action is one of AWS's service authorization reference, got ${quote(action)}.`,
    nearest,
    fix: "Correct it: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  });
}

export function wildcardWithoutMatch(action: string, nearest: string | undefined): Finding {
  return warning({
    rule: "action-wildcard-without-match",
    message: `An action with a wildcard stands for one action at least, got ${quote(action)}, which stands for none.`,
    nearest,
    fix: "Correct or remove it.",
  });
}

export function unknownConditionKey(key: string, nearest: string | undefined): Finding {
  return warning({
    rule: "unknown-condition-key",
    message: `A condition key is a global one or one of the service, got ${quote(key)}.`,
    nearest,
    fix: "Correct it: a request never carries it, and the statement does not do what it says.",
  });
}

export function conditionKeyOfNoAction(key: string): Finding {
  return warning({
    rule: "condition-key-of-no-action",
    message: `A condition key is one that a request for the statement's actions can carry, got ${quote(key)}.`,
    fix: "Move the actions that know it into a statement of their own, or remove it.",
  });
}

export function resourceOfNoAction(resource: string): Finding {
  return warning({
    rule: "resource-of-no-action",
    message: `A resource is of a type that one of the statement's actions has, got ${quote(resource)}.`,
    fix: 'Correct the ARN, or write "*" for actions that have no resource.',
  });
}

export function unknownResourceService(resource: string, nearest: string | undefined): Finding {
  return error({
    rule: "unknown-resource-service",
    message: `An ARN's service segment names a service of AWS, got ${quote(resource)}.`,
    nearest,
    fix: "Correct the third part of the ARN.",
  });
}

export function allowNotAction(): Finding {
  return warning({
    rule: "allow-not-action",
    message: 'A statement allows what it names, got "NotAction" with Allow, which allows all else.',
    fix: "Write Action, or a Deny beside a narrower Allow.",
  });
}

export function allowNotResource(): Finding {
  return warning({
    rule: "allow-not-resource",
    message:
      'A statement allows what it names, got "NotResource" with Allow, which allows all else.',
    fix: "Write Resource, or a Deny beside a narrower Allow.",
  });
}

/** `environment`: where the set opens other ways than elsewhere. `ways`: each in one line or several. */
export function privilegeEscalation(
  set: string,
  environment: string | undefined,
  ways: readonly string[][],
): Finding {
  const where = environment === undefined ? quote(set) : `${quote(set)} of ${quote(environment)}`;
  const shown = ways.slice(0, MOST_WAYS).flat();
  const rest = ways.length - MOST_WAYS;
  return warning({
    rule: "privilege-escalation",
    message: `A set opens no way to more rights than it says, got ${count(ways.length)} in ${where}.`,
    details: rest > 0 ? [...shown, `and ${rest} more`] : shown,
    fix: "Name the resources, deny the actions, or set a boundary; or except it and say why.",
  });
}

const MOST_WAYS = 8;

const count = (ways: number): string => (ways === 1 ? "one way" : `${ways} ways`);

export function administratorInProduction(
  set: string,
  environment: string,
  { type, name }: Principal,
): Finding {
  const who = `${type === "GROUP" ? "the group" : "the user"} ${quote(name)}`;
  return warning({
    rule: "administrator-in-production",
    message: `Nobody administers accounts of production all the time, got ${who} with ${quote(set)} in ${quote(environment)}.`,
    fix: "Grant a set that does what is needed, or except the grant and say why.",
  });
}

export function deprecatedManagedPolicy(name: string, replacement: string | undefined): Finding {
  return warning({
    rule: "deprecated-managed-policy",
    message: `An AWS managed policy is one that AWS keeps up, got ${quote(name)}, which AWS is about to deprecate.`,
    nearest: replacement,
    fix: "Replace it: once AWS has deprecated it, no new role can hold it.",
  });
}

export function unknownPolicyDocument(policy: string): Finding {
  return notice({
    rule: "unknown-policy-document",
    message: `What a customer managed policy says is judged by its document, got ${quote(policy)} without one.`,
    fix: "Add document to it in organization.snapshot.yaml, or let idc sync read it.",
  });
}
