import type { AccessFiles } from "../access-files";
import type { Monitoring, PermissionSet } from "../access-model";
import { byCodeUnit } from "../compare";
import { defined } from "../defined";
import * as errors from "../errors/monitoring";
import type { Report } from "../finding";
import { DAYS, type MonitoringFile } from "../schema/monitoring";
import type { OrganizationFile } from "../schema/organization";
import type { Validated } from "../schema/validate";
import { locateKey, type Path } from "../source/source-file";
import { checkTopic } from "./topic-region";

/** Name of the role that the bootstrap makes for the pipeline. */
const PIPELINE_ROLE = "identity-center-deploy";
/** Name of the role as which a schedule ends access for an emergency. */
const ENDING_ROLE = "identity-center-break-glass-end";

/** Checks what is watched against the organization. Undefined where nothing is. */
export function resolveMonitoring(
  files: AccessFiles,
  permissionSets: readonly PermissionSet[],
  report: Report,
): Monitoring | undefined {
  const { monitoring, organization } = files;
  if (monitoring === undefined || organization === undefined) return undefined;
  const { value } = monitoring;
  checkMonitoring(monitoring, organization.value, permissionSets, report);
  const { alarms = {}, events = {}, guardDuty, accessAnalyzer, config } = value;
  const log = logOf(value);
  return {
    notifications: notificationsOf(value),
    ...(log === undefined ? {} : { log }),
    deployRoles: deployRoles(files, value, organization.value),
    alarms: {
      ...(alarms.failedSignIns === undefined ? {} : { failedSignIns: alarms.failedSignIns }),
      changes: (alarms.changes ?? []).toSorted(byCodeUnit),
      changesByOthers: alarms.changesByOthers ?? false,
      ...(alarms.outsideBusinessHours === undefined
        ? {}
        : { outsideBusinessHours: hoursOf(alarms.outsideBusinessHours) }),
      breakGlass: alarms.breakGlass ?? false,
    },
    events: {
      changes: (events.changes ?? []).toSorted(byCodeUnit),
      changesByOthers: events.changesByOthers ?? false,
      administratorUse: events.administratorUse ?? false,
    },
    queries: value.queries ?? false,
    ...(guardDuty === undefined ? {} : { guardDuty: defined(guardDuty) }),
    ...(accessAnalyzer === undefined ? {} : { accessAnalyzer: defined(accessAnalyzer) }),
    ...(config === undefined
      ? {}
      : { config: defined({ ...config, checks: config.checks.toSorted(byCodeUnit) }) }),
  };
}

function checkMonitoring(
  { source, value, complete }: Validated<MonitoringFile>,
  { ci, breakGlass, instance }: OrganizationFile,
  permissionSets: readonly PermissionSet[],
  report: Report,
): void {
  // What seems to be missing may be an entry with an error of its own.
  if (!complete) return;
  const at = (...path: Path) => locateKey(source, path);
  const { notifications, cloudTrail, alarms } = value;
  const people = notifications.emails !== undefined || notifications.slack !== undefined;
  if (people === (notifications.topic !== undefined))
    report(at("notifications"), errors.notificationTargets(people ? "both" : "none"));
  checkTopic(source, ["notifications", "topic"], notifications.topic, instance.region, report);
  if (cloudTrail === undefined) {
    const readers = (["alarms", "queries"] as const).filter((field) => value[field] !== undefined);
    const [first] = readers;
    if (first !== undefined) report(at(first), errors.noLog(readers));
  } else if ((cloudTrail.logGroup === undefined) === (cloudTrail.trail === undefined))
    report(
      at("cloudTrail"),
      errors.trailOrLogGroup(cloudTrail.trail === undefined ? "none" : "both"),
    );
  if (ci === undefined && value.deployRoles === undefined) {
    for (const field of ["alarms", "events"] as const) {
      if (value[field]?.changesByOthers === true)
        report(at(field, "changesByOthers"), errors.noDeployRole("changesByOthers"));
    }
  }
  if (alarms?.breakGlass === true) {
    const place = at("alarms", "breakGlass");
    const key = breakGlass?.permissionSet;
    if (key === undefined) report(place, errors.noBreakGlassSet());
    else if (!permissionSets.some((set) => set.key === key))
      report(place, errors.unheldBreakGlassSet(key));
  }
  const hours = alarms?.outsideBusinessHours;
  if (hours !== undefined && hours.from === hours.to)
    report(at("alarms", "outsideBusinessHours", "to"), errors.noBusinessHours(hours.to));
}

function notificationsOf({ notifications }: MonitoringFile): Monitoring["notifications"] {
  const { topic, emails = [], slack } = notifications;
  if (topic !== undefined) return { topicArn: topic };
  return { emails: emails.toSorted(byCodeUnit), ...(slack === undefined ? {} : { slack }) };
}

function logOf({ cloudTrail }: MonitoringFile): Monitoring["log"] {
  if (cloudTrail?.logGroup !== undefined)
    return { type: "existing", logGroup: cloudTrail.logGroup };
  return cloudTrail?.trail && { type: "trail", ...defined(cloudTrail.trail) };
}

function deployRoles(
  { breakGlass }: AccessFiles,
  { deployRoles = [] }: MonitoringFile,
  { ci, instance }: OrganizationFile,
) {
  const account = instance.delegatedAdministrator ?? instance.managementAccount;
  const ours = [
    ...(ci === undefined ? [] : [PIPELINE_ROLE]),
    ...(breakGlass === undefined ? [] : [ENDING_ROLE]),
  ].map((name) => `arn:aws:iam::${account}:role/${name}`);
  return [...new Set([...ours, ...deployRoles.toSorted(byCodeUnit)])];
}

type Hours = NonNullable<NonNullable<MonitoringFile["alarms"]>["outsideBusinessHours"]>;

const hoursOf = ({ days, from, to }: Hours) => ({
  days: days.map((day) => DAYS.indexOf(day) + 1).sort((a, b) => a - b),
  from,
  to,
});
