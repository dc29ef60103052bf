import type { AccessFiles } from "../access-files";
import type {
  Account,
  BreakGlassGrant,
  Emergency,
  Environment,
  UpcomingGrant,
} from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import * as errors from "../errors/emergency";
import { unknownAccount } from "../errors/organization";
import { unknownPermissionSet } from "../errors/permission-sets";
import type { Finding, Report } from "../finding";
import type { Instant } from "../instant";
import { MANAGEMENT } from "../management";
import { nearestName } from "../nearest-name";
import type { BreakGlassFile, EmergencyGrantEntry } from "../schema/break-glass";
import type { Validated } from "../schema/validate";
import { locateKey, locateValue } from "../source/source-file";
import type { ResolvedDirectory } from "./directory";
import { reportDuplicates } from "./duplicates";
import { checkOverlaps, checkTimes, holds, momentOf } from "./emergency-times";
import type { ResolvedOrganization } from "./organization";
import type { Ownership } from "./ownership";
import { principalCounts, principalOf } from "./principals";
import { shownFile } from "./shown-file";
import { checkTopic } from "./topic-region";

interface EmergencyContext {
  readonly files: AccessFiles;
  readonly directory: ResolvedDirectory | undefined;
  readonly organization: ResolvedOrganization | undefined;
  readonly ownership: Ownership | undefined;
}

/** Works out the access for emergencies that holds at a moment. Undefined where there is no file for it. */
export function resolveEmergency(
  context: EmergencyContext,
  environments: readonly Environment[],
  at: Instant,
  report: Report,
): Emergency | undefined {
  const { breakGlass } = context.files;
  if (breakGlass === undefined) return undefined;
  const { source, value, complete } = breakGlass;
  const { topic, emails } = value.notify;
  if (complete && (topic === undefined) === (emails === undefined)) {
    const given = topic === undefined ? "none" : "both";
    report(locateKey(source, ["notify"]), errors.emergencyNotifications(given));
  }
  const region = context.files.organization?.value.instance.region;
  checkTopic(source, ["notify", "topic"], topic, region, report);
  const entries = value.grants ?? [];
  const named = {
    what: "The name of a grant for an emergency",
    field: "name",
    value: ({ name }: EmergencyGrantEntry) => name,
  };
  reportDuplicates(source, ["grants"], entries, named, report);
  checkOverlaps(breakGlass, context.organization, report);
  const grants = [...entries.entries()].flatMap(([index, entry]) => {
    const fits = checkTimes(breakGlass, entry, index, report);
    if (!holds(breakGlass, entry, index, at, report) || !fits) return [];
    const grant = resolved(breakGlass, entry, index, context, environments, report);
    return grant === undefined ? [] : [grant];
  });
  const upcoming = entries.filter(({ from }) => at < momentOf(from)).map(upcomingGrant);
  return {
    notifications:
      topic === undefined ? { emails: (emails ?? []).toSorted(byCodeUnit) } : { topicArn: topic },
    grants: grants.sort(byParts(({ name }) => [name])),
    file: shownFile(context.files.directory, "break-glass.yaml"),
    ...(upcoming.length > 0 && { upcoming: upcoming.sort(byParts(({ name }) => [name])) }),
  };
}

const upcomingGrant = (entry: EmergencyGrantEntry): UpcomingGrant => ({
  name: entry.name,
  principal: principalOf(entry),
  account: entry.account,
  permissionSet: entry.permissionSet,
  from: momentOf(entry.from),
  until: momentOf(entry.until),
});

/** Names count as long as it holds: what is past may name who is gone. */
function resolved(
  { source }: Validated<BreakGlassFile>,
  entry: EmergencyGrantEntry,
  index: number,
  { files, directory, organization, ownership }: EmergencyContext,
  environments: readonly Environment[],
  report: Report,
): BreakGlassGrant | undefined {
  const place = (field: string) => locateValue(source, ["grants", index, field]);
  const { permissionSet, name, justification, ticket, approver } = entry;
  const counts = principalCounts(entry, "A grant for an emergency", directory, place, report);
  checkApprover(entry, directory, place("approver"), report);
  const isSet = files.permissionSets.has(permissionSet);
  if (!isSet)
    report(
      place("permissionSet"),
      unknownPermissionSet(permissionSet, files.permissionSets.keys()),
    );
  if (organization?.sound !== true || ownership?.sound !== true) return undefined;
  const account =
    organization.accountsByName.get(entry.account) ?? organization.accountsById.get(entry.account);
  if (account === undefined) {
    const names = [...organization.accountsByName.keys(), ...organization.accountsById.keys()];
    if (organization.complete) report(place("account"), unknownAccount(entry.account, names));
    return undefined;
  }
  const environment = environmentOf(account, entry.account, ownership, place("account"), report);
  const owner = environments.find((one) => one.name === environment);
  if (owner === undefined || !isSet || !counts) return undefined;
  const isInstances = files.permissionSets.get(permissionSet)?.value.scope === "instance";
  if (!isInstances && !owner.permissionSets.some(({ key }) => key === permissionSet)) {
    report(place("permissionSet"), errors.setNotReady(permissionSet, owner.name));
    return undefined;
  }
  const principal = principalOf(entry);
  const stands = owner.assignments.some(
    (assignment) =>
      assignment.account.id === account.id &&
      assignment.permissionSet === permissionSet &&
      assignment.principal.type === principal.type &&
      assignment.principal.name === principal.name,
  );
  if (stands)
    report(
      locateValue(source, ["grants", index]),
      errors.standingAccess(principal.name, permissionSet, account.name),
    );
  return {
    name,
    principal,
    environment: owner.name,
    account,
    permissionSet,
    justification,
    ticket,
    approver,
    from: momentOf(entry.from),
    until: momentOf(entry.until),
  };
}

function checkApprover(
  { approver, user, group }: EmergencyGrantEntry,
  directory: ResolvedDirectory | undefined,
  place: ReturnType<typeof locateValue>,
  report: Report,
): void {
  const finding = approverFinding(approver, { user, group }, directory);
  if (finding !== undefined) report(place, finding);
}

function approverFinding(
  approver: string,
  { user, group }: Pick<EmergencyGrantEntry, "user" | "group">,
  directory: ResolvedDirectory | undefined,
): Finding | undefined {
  if (approver === user) return errors.ownApprover(approver, undefined);
  if (directory === undefined || !directory.complete) return undefined;
  if (!directory.userNames.has(approver))
    return errors.unknownApprover(approver, nearestName(approver, directory.userNames));
  const members = directory.groups.find(({ displayName }) => displayName === group)?.members;
  return group !== undefined && members?.includes(approver) === true
    ? errors.ownApprover(approver, group)
    : undefined;
}

/** Name of the environment that owns the account. Reports accounts where nobody can be given anything. */
function environmentOf(
  account: Account,
  given: string,
  ownership: Ownership,
  place: ReturnType<typeof locateValue>,
  report: Report,
): string | undefined {
  if (account.id === ownership.managementAccount) {
    report(place, errors.emergencyInManagement(given));
    return undefined;
  }
  if (account.status !== "ACTIVE") {
    report(place, errors.emergencyInClosedAccount(given, account.status));
    return undefined;
  }
  const owner = ownership.ownerOfUnit(account.organizationalUnit);
  if (owner === undefined) report(place, errors.emergencyOutsideEnvironments(given));
  return owner === MANAGEMENT ? undefined : owner;
}
