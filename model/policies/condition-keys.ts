import { nearestName } from "../nearest-name";
import { type CatalogAction, conditionKeysOf, globalConditionKeys } from "./action-catalog";
import { covers } from "./wildcard";

/** Whether a request for one of the actions can carry the key, as far as the catalog says. */
export function carriesKey(actions: readonly CatalogAction[], key: string): boolean {
  return (
    isAmong(globalConditionKeys(), key) ||
    actions.some(({ conditionKeys }) => isAmong(conditionKeys, key))
  );
}

/** Whether any request carries the key: a global one, one of these services, or one of the service it is named after. */
export function knowsKey(services: readonly string[], key: string): boolean {
  return candidates(services, key).some((keys) => isAmong(keys, key));
}

/** The key that a mistyped one was probably meant to be; what follows a slash is a name of the person's own. */
export function nearestKey(services: readonly string[], key: string): string | undefined {
  const [head = "", ...rest] = key.split("/");
  const whole = candidates(services, key)
    .flat()
    .filter((template) => VARIABLE.test(template) === rest.length > 0);
  const heads = rest.length > 0 ? whole.map((template) => template.split("/")[0] ?? "") : whole;
  const nearest = nearestName(head, heads);
  return nearest && [nearest, ...rest].join("/");
}

/** Session keys of federation have names of their own, and stand with STS. */
const candidates = (services: readonly string[], key: string): readonly (readonly string[])[] => [
  globalConditionKeys(),
  conditionKeysOf(key.slice(0, key.indexOf(":"))),
  ...[...services, "sts"].map(conditionKeysOf),
];

/** What stands for a name of the person's own; the reference writes it in three ways. */
const VARIABLE = /\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/;

const patterns = new Map<string, string>();

/** Keys are compared without case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */
function isAmong(templates: readonly string[], key: string): boolean {
  const wanted = key.toLowerCase();
  return templates.some((template) => covers(patternOf(template), wanted));
}

function patternOf(template: string): string {
  const known =
    patterns.get(template) ?? template.replace(new RegExp(VARIABLE, "g"), "*").toLowerCase();
  patterns.set(template, known);
  return known;
}
