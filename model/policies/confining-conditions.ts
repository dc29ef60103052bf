import type { Statement } from "./statement";
import { covers } from "./wildcard";

/** Keys that tell one resource, role or policy from another. */
const CONFINING = [
  /^aws:resourcetag\//,
  /^[a-z0-9-]+:resourcetag\//,
  /^ecs:cluster$/,
  /^iam:associatedresourcearn$/,
  /^iam:permissionsboundary$/,
  /^iam:policyarn$/,
];

const PASSED_TO = "iam:passedtoservice";

/** Each request to attach a policy carries it. */
const ATTACHED = "iam:policyarn";

/** Whoever may attach this one is confined to nothing. */
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

const NEGATIVE = /^(?:stringnot|arnnot)/;

/**
 * Whether a statement's Condition holds for chosen resources only, or keeps a role from being passed to the service.
 * Other keys (Region, network, MFA) say when, not what.
 */
export function isConfining({ condition }: Statement, passedTo: string | undefined): boolean {
  return tests(condition).some(({ operator, isOptional, key, values }) => {
    if (key === PASSED_TO) {
      if (passedTo === undefined || operator === "null") return false;
      return values.some((value) => covers(value, passedTo)) === NEGATIVE.test(operator);
    }
    if (!isConfiningKey(key) || NEGATIVE.test(operator)) return false;
    if (operator === "null") return values.includes("false");
    // A resource without the key passes, and most have no tag.
    return !(isOptional && key !== ATTACHED) && !isForAll(key, values);
  });
}

/**
 * Whether a Deny is certain, or is for whatever is not confined in the way that its Condition names, or keeps the
 * role from being passed to the service.
 */
export function refusesUnlessConfined(
  { condition }: Statement,
  passedTo: string | undefined,
): boolean {
  if (condition === undefined) return true;
  const all = tests(condition);
  return (
    all.length > 0 &&
    all.every(({ operator, key, values }) => {
      if (key === PASSED_TO && passedTo !== undefined && operator !== "null")
        return values.some((value) => covers(value, passedTo)) !== NEGATIVE.test(operator);
      return (
        isConfiningKey(key) &&
        ((NEGATIVE.test(operator) && !isForAll(key, values)) ||
          (operator === "null" && values.includes("true")))
      );
    })
  );
}

const isConfiningKey = (key: string): boolean => CONFINING.some((pattern) => pattern.test(key));

/** Whether the values leave out nothing that matters. */
const isForAll = (key: string, values: readonly string[]): boolean =>
  values.some((value) => (key === ATTACHED ? covers(value, ADMINISTRATOR) : value === "*"));

/** What has to hold, all of it; operators and keys in lower case, operators without what stands around them. */
function tests(condition: Statement["condition"]) {
  return Object.entries(condition ?? {}).flatMap(([written, keys]) => {
    const operator = written.toLowerCase();
    return Object.entries(keys).map(([key, values]) => ({
      operator: operator.replace(/^for(?:all|any)values?:/, "").replace(/ifexists$/, ""),
      /** Holds where the request has no such key. */
      isOptional: /^forallvalues:|ifexists$/.test(operator),
      key: key.toLowerCase(),
      values,
    }));
  });
}
