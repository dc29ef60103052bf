import type { Account, PermissionSet, PermissionsBoundary } from "../../model/access-model";
import { byCodeUnit } from "../../model/compare";
import { LEVELS_UPWARDS, levelOfAccess } from "../../model/policies/access-level";
import { isAdministratorEquivalent } from "../../model/policies/escalations";
import type { PolicyReader } from "../../model/policies/policy-reader";
import { isKnown, type Origin, type Reading } from "../../model/policies/reading";
import { durationInSeconds, inWords } from "../../model/session-duration";
import { ACCESS_LEVELS } from "./access-levels";
import type { AllowsData, PermissionSetData, TagData } from "./explorer-data";

/** A permission set as the page shows it; `position` tells where an account stands in the page's list. */
export function permissionSetData(
  set: PermissionSet,
  policies: PolicyReader,
  position: (account: Account) => number | undefined,
): PermissionSetData {
  const { name, key, scope, description, relayState, inlinePolicy, permissionsBoundary } = set;
  return {
    name,
    key,
    scope,
    ...(description === undefined ? {} : { description }),
    session: inWords(durationInSeconds(set.sessionDuration) ?? 0),
    ...(relayState === undefined ? {} : { relayState }),
    managedPolicies: set.managedPolicies.map((policy) => policy.name),
    customerManagedPolicies: set.customerManagedPolicies.map((policy) => policy.path + policy.name),
    ...(inlinePolicy === undefined ? {} : { inlinePolicy: JSON.stringify(inlinePolicy, null, 2) }),
    ...(permissionsBoundary === undefined ? {} : { boundary: boundaryName(permissionsBoundary) }),
    tags: tagData(set.tags),
    allows: policies.readings(set).map((reading) => allowsData(reading, position)),
  };
}

/** Sorted by key. */
export const tagData = (tags: Readonly<Record<string, string>>): readonly TagData[] =>
  Object.entries(tags).sort(([left], [right]) => byCodeUnit(left, right));

const boundaryName = (boundary: PermissionsBoundary): string =>
  boundary.type === "managed-policy"
    ? boundary.managedPolicy.name
    : boundary.customerManagedPolicy.path + boundary.customerManagedPolicy.name;

function allowsData(
  reading: Reading,
  position: (account: Account) => number | undefined,
): AllowsData {
  const { highest, counts } = levelOfAccess(reading);
  const { boundary, unknown } = reading;
  return {
    level: levelOf(reading, highest),
    counts: LEVELS_UPWARDS.map((level) => counts[level]),
    unknown: [...unknown, ...(boundary === undefined || isKnown(boundary) ? [] : [boundary])].map(
      ({ origin }) => originName(origin),
    ),
    accounts: reading.accounts.flatMap((account) => position(account) ?? []),
  };
}

/** Position in `ACCESS_LEVELS` of what a reading allows. */
export function levelOf(reading: Reading, highest = levelOfAccess(reading).highest): number {
  const name = isAdministratorEquivalent(reading) ? "Administrator" : (highest ?? "Nothing");
  return ACCESS_LEVELS.findIndex((level) => level.name === name);
}

function originName(origin: Origin): string {
  switch (origin.type) {
    case "inline":
      return "inline policy";
    case "aws-managed":
      return origin.name;
    case "customer-managed":
      return origin.path + origin.name;
  }
}
