import type { TerraformStack } from "cdktf";
import type { AccessModel, Monitoring } from "../model/access-model";
import {
  changeFilters,
  changesByOthersFilters,
  FAILED_SIGN_IN_FILTER,
  useFilters,
} from "../modules/identity-center-events/filter-patterns";
import { LogAlarm, type LogAlarmProps } from "../modules/log-alarm/log-alarm";
import { CHANGED } from "./monitoring-words";
import { breakGlassSets, productionAndAdministratorSets } from "./watched-permission-sets";

type Alarm = Omit<LogAlarmProps, "logGroupName" | "alarmActions">;

/** Alarms on the events of the whole organization. */
export function monitoringAlarms(
  stack: TerraformStack,
  model: AccessModel,
  monitoring: Monitoring,
  where: Pick<LogAlarmProps, "logGroupName" | "alarmActions">,
): void {
  for (const alarm of alarmsOf(model, monitoring))
    new LogAlarm(stack, alarm.name, { ...alarm, ...where });
}

function alarmsOf(model: AccessModel, { alarms, deployRoles }: Monitoring): Alarm[] {
  const { failedSignIns, changes, changesByOthers, outsideBusinessHours, breakGlass } = alarms;
  const found: Alarm[] = [];
  if (failedSignIns !== undefined) {
    const { threshold, minutes } = failedSignIns;
    found.push({
      name: named("failed-sign-ins"),
      description: described(`${threshold} failed sign-ins or more in ${minutes} minutes`),
      filterPatterns: [FAILED_SIGN_IN_FILTER],
      threshold,
      period: minutes * 60,
    });
  }
  for (const change of changes) {
    found.push({
      name: named(change),
      description: described(CHANGED[change]),
      filterPatterns: changeFilters(change),
    });
  }
  if (changesByOthers) {
    found.push({
      name: named("changes-by-others"),
      description: described("Identity Center was changed by another than the roles that deploy"),
      filterPatterns: changesByOthersFilters(deployRoles),
    });
  }
  if (breakGlass) {
    found.push({
      name: named("break-glass"),
      description: described("Somebody entered an account with the set for emergencies"),
      filterPatterns: breakGlassSets(model).flatMap((name) => useFilters({ name })),
    });
  }
  if (outsideBusinessHours === undefined) return found;
  return [
    ...found,
    ...productionAndAdministratorSets(model).map(({ name, accounts }) => ({
      name: named("outside-business-hours", name),
      description: described(`Somebody entered an account as ${name} outside business hours`),
      filterPatterns: useFilters({
        name,
        ...(accounts === undefined ? {} : { accountIds: accounts.map(({ id }) => id) }),
      }),
      businessHours: outsideBusinessHours,
    })),
  ];
}

const named = (...parts: readonly string[]): string => ["identity-center", ...parts].join("-");

const described = (what: string): string => `${what}. What to do: docs/runbooks/alarms.md`;
