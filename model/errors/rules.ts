import { error, type Finding, warning } from "../finding";
import { QUOTAS } from "../quotas";
import { enumerate, quote } from "../quote";
import { durationInSeconds, inWords } from "../session-duration";

export function emptyGroup(name: string): Finding {
  return warning({
    rule: "empty-group",
    message: `A group has members, got ${quote(name)}, which has none.`,
    fix: "Add its members, or remove the group and its grants.",
  });
}

export function groupWithoutGrants(name: string): Finding {
  return warning({
    rule: "group-without-grants",
    message: `A group gives its members something, got ${quote(name)}, which no grant and no application names.`,
    fix: "Grant it what it is for, or remove the group.",
  });
}

/** `environment` is undefined for a set that all environments share. */
export function setWithoutGrants(name: string, environment: string | undefined): Finding {
  const where = environment === undefined ? "no environment" : `no grant of ${quote(environment)}`;
  return warning({
    rule: "permission-set-without-grants",
    message: `A permission set that is created is granted, got ${quote(name)}, which ${where} grants.`,
    fix:
      environment === undefined
        ? "Grant it, or remove it from the catalog."
        : "Grant it, or take it out of permissionSets.",
  });
}

export function directUserGrant(user: string, permissionSet: string): Finding {
  return warning({
    rule: "direct-user-grant",
    message: `A grant is for a group, got the user ${quote(user)} with ${quote(permissionSet)}.`,
    fix: "Make the user a member of a group, and grant that.",
  });
}

export function reviewDateMissing(
  principal: string,
  permissionSet: string,
  environment: string,
): Finding {
  return warning({
    rule: "review-date-missing",
    message: `A grant in production says by when it is reviewed, got ${quote(permissionSet)} for ${quote(principal)} in ${quote(environment)} without.`,
    fix: "Give it a reviewBy, or let it end by expires.",
  });
}

/** `reviewBy` is the last day on which the review was in time. */
export function reviewOverdue(
  principal: string,
  permissionSet: string,
  reviewBy: string,
  owner: string | undefined,
): Finding {
  return warning({
    rule: "review-overdue",
    message: `A grant is reviewed by the day that it names, got ${reviewBy} for ${quote(permissionSet)} of ${quote(principal)}, which is over.`,
    fix: `Ask ${owner === undefined ? "its owner" : quote(owner)} whether it is still needed; then set a later reviewBy, or remove it.`,
  });
}

export function grantEndsSoon(
  principal: string,
  permissionSet: string,
  expires: string,
  days: number,
): Finding {
  return warning({
    rule: "grant-ends-soon",
    message: `A grant that ends within ${days} ${days === 1 ? "day" : "days"} is warned of, got ${quote(permissionSet)} for ${quote(principal)} until ${expires}.`,
    fix: "Nothing to do if it may end; set a later expires otherwise.",
  });
}

export function manyManagedPolicies(permissionSet: string, count: number, limit: number): Finding {
  return warning({
    rule: "many-managed-policies",
    message: `A permission set has ${limit} AWS managed policies at most, got ${count} in ${quote(permissionSet)}.`,
    fix: "Look at what they allow together, and write the actions that are needed into a policy of your own.",
  });
}

export function manyPoliciesForRole(permissionSet: string, count: number): Finding {
  const { limit, description, source } = QUOTAS.managedPoliciesPerRole;
  return warning({
    rule: "iam-policies-per-role",
    message: `AWS allows ${limit} ${description}, got ${count} in ${quote(permissionSet)}: each account where it is assigned needs a quota that was raised.`,
    fix: `Attach fewer, or have the quota raised in every account where the set is assigned: ${source}`,
  });
}

/** Both durations are ISO 8601. */
export function longSession(
  permissionSet: string,
  environment: string,
  given: string,
  maximum: string,
): Finding {
  const words = (duration: string) => inWords(durationInSeconds(duration) ?? 0);
  return error({
    rule: "session-longer-than-environment",
    message: `A session in ${quote(environment)} lasts ${words(maximum)} at most, got ${words(given)} in ${quote(permissionSet)}.`,
    fix: `Write sessionDuration: ${maximum} or less under permissionSets of the environment, or raise its maximumSessionDuration.`,
  });
}

/** `person` is undefined when nobody administers the accounts. */
export function lastAdministrator(
  environment: string,
  accounts: readonly string[],
  person: string | undefined,
): Finding {
  return warning({
    rule: "last-account-administrator",
    message: `Two people at least can administer an account, got ${person === undefined ? "nobody" : `${quote(person)} alone`} in ${enumerate(accounts)} of ${quote(environment)}.`,
    fix: "Grant a set with administrator's rights there to a group of two or more.",
  });
}

/** `person` is undefined when nobody administers it. */
export function lastIdentityCenterAdministrator(
  accounts: readonly string[],
  person: string | undefined,
): Finding {
  return warning({
    rule: "last-identity-center-administrator",
    message: `Two people at least can administer Identity Center, got ${person === undefined ? "nobody" : `${quote(person)} alone`} with administrator's rights in ${enumerate(accounts)}.`,
    fix: "Grant a set with administrator's rights there to a group of two or more.",
  });
}

export function noBreakGlass(environment: string): Finding {
  return warning({
    rule: "break-glass-missing",
    message: `There is a way into production that is for emergencies alone, got none for ${quote(environment)}: organization.yaml names no breakGlass.permissionSet.`,
    fix: "Name the set, and grant it to a group of two people or more that holds nothing else.",
  });
}

/** `held` are people in fewer than all of the accounts. */
export function breakGlassTooFew(
  permissionSet: string,
  environment: string,
  accounts: readonly string[],
  person: string | undefined,
): Finding {
  return warning({
    rule: "break-glass-missing",
    message: `Two people at least hold the set for emergencies at any time, so that it works while the pipeline does not, got ${person === undefined ? "nobody" : `${quote(person)} alone`} with ${quote(permissionSet)} in ${enumerate(accounts)} of ${quote(environment)}.`,
    fix: "Grant it to a group of two people or more that holds nothing else; or except it, and say which other way in there is.",
  });
}

/** `days` until its end; negative when it is over. */
export function oldScimToken(created: string, end: string, days: number): Finding {
  const when = days < 0 ? `ended on ${end}` : `ends on ${end}, in ${days} days`;
  return warning({
    rule: "scim-token-age",
    message: `A SCIM token is replaced before its year is over, got one of ${created}, which ${when}.`,
    fix: "Make a new one and give it to the identity provider, as docs/runbooks/scim-token.md says; then write its day.",
  });
}

export function scimTokenOfTomorrow(created: string, today: string): Finding {
  return warning({
    rule: "scim-token-age",
    message: `A SCIM token was made on a day that has been, got ${created}; it is ${today} now.`,
    fix: "Write the day on which it was made.",
  });
}

export function breakGlassInDailyUse(
  permissionSet: string,
  principal: string,
  others: readonly string[],
): Finding {
  return warning({
    rule: "break-glass-in-daily-use",
    message: `Whoever is granted the set for emergencies is granted nothing else, got ${quote(principal)} with ${quote(permissionSet)} and ${enumerate(others)}.`,
    fix: `Grant ${permissionSet} to a group of its own, whose members sign in with it in an emergency only.`,
  });
}
