import type { Statement } from "./statement";
import { covers } from "./wildcard";

/** Keys that tell one resource, role or policy from another. */
const CONFINING = [
  /^aws:resourcetag\//,
  /^[a-z0-9-]+:resourcetag\//,
  /^iam:associatedresourcearn$/,
  /^iam:permissionsboundary$/,
  /^iam:policyarn$/,
];

const PASSED_TO = "iam:passedtoservice";

const NEGATIVE = /^(?:stringnot|arnnot)/;

/**
 * Whether a statement's Condition holds for chosen resources only, or keeps a role from being passed to the service.
 * Other keys (Region, network, MFA) say when, not what.
 */
export function isConfining({ condition }: Statement, passedTo: string | undefined): boolean {
  return tests(condition).some(({ operator, key, values }) => {
    if (NEGATIVE.test(operator)) return false;
    if (operator === "null") return isConfiningKey(key) && values.includes("false");
    if (key === PASSED_TO)
      return passedTo !== undefined && !values.some((value) => covers(value, passedTo));
    return isConfiningKey(key) && !values.includes("*");
  });
}

/** Whether a Deny is certain, or is for whatever is not confined in the way that its Condition names. */
export function refusesUnlessConfined({ condition }: Statement): boolean {
  if (condition === undefined) return true;
  const all = tests(condition);
  return (
    all.length > 0 &&
    all.every(
      ({ operator, key, values }) =>
        isConfiningKey(key) &&
        ((NEGATIVE.test(operator) && !values.includes("*")) ||
          (operator === "null" && values.includes("true"))),
    )
  );
}

const isConfiningKey = (key: string): boolean => CONFINING.some((pattern) => pattern.test(key));

/** What has to hold, all of it; operators and keys in lower case, operators without `IfExists`. */
function tests(condition: Statement["condition"]) {
  return Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator: operator
        .toLowerCase()
        .replace(/^for(?:all|any)values?:/, "")
        .replace(/ifexists$/, ""),
      key: key.toLowerCase(),
      values,
    })),
  );
}
