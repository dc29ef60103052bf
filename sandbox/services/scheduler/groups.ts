import type { Context } from "../operation";
import { page } from "../pagination";
import { regionOf } from "../regional";
import { withTags } from "../tag-list";
import { defaultGroupStays, groupExists, groupNotFound, invalidToken, tooManyTags } from "./errors";
import type { SchedulerOperations } from "./operations";
import { deleteSchedule } from "./schedule-store";
import { type ScheduleGroup, scheduleGroups, schedules } from "./tables";

export const defaultGroup = "default";

/** Every account has it from the start, in every Region. */
const given: ScheduleGroup = { name: defaultGroup, created: 0, modified: 0, tags: [] };

export function groupArn(accountId: string, region: string, name: string): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
}

export function requireGroup({ transaction, caller, region }: Context, name: string) {
  const group = transaction.get(scheduleGroups, regionOf(caller, region), name);
  if (group !== undefined) return group;
  if (name === defaultGroup) return given;
  throw groupNotFound(name);
}

export function putGroup({ transaction, caller, region }: Context, group: ScheduleGroup): void {
  transaction.put(scheduleGroups, regionOf(caller, region), group.name, group);
}

function describe({ caller, region }: Context, { name, created, modified }: ScheduleGroup) {
  return {
    Arn: groupArn(caller, region, name),
    Name: name,
    State: "ACTIVE" as const,
    CreationDate: new Date(created),
    LastModificationDate: new Date(modified),
  };
}

export const groupOperations = {
  CreateScheduleGroup(context, input) {
    const { transaction, caller, region, now } = context;
    const { Name: name, Tags: tags = [] } = input;
    const isThere = transaction.get(scheduleGroups, regionOf(caller, region), name) !== undefined;
    if (isThere || name === defaultGroup) throw groupExists(name);
    const created = now.getTime();
    putGroup(context, { name, created, modified: created, tags: withTags([], tags, tooManyTags) });
    return { ScheduleGroupArn: groupArn(caller, region, name) };
  },

  GetScheduleGroup(context, input) {
    return describe(context, requireGroup(context, input.Name));
  },

  /** Its schedules go with it. */
  DeleteScheduleGroup(context, input) {
    const { transaction, caller, region } = context;
    const { name } = requireGroup(context, input.Name);
    if (name === defaultGroup) throw defaultGroupStays();
    for (const schedule of transaction.list(schedules, regionOf(caller, region)))
      if (schedule.group === name) deleteSchedule(transaction, schedule);
    transaction.delete(scheduleGroups, regionOf(caller, region), name);
    return {};
  },

  ListScheduleGroups(context, input) {
    const prefix = input.NamePrefix ?? "";
    const { items, nextToken } = page(
      context,
      input,
      scheduleGroups,
      regionOf(context.caller, context.region),
      invalidToken,
      ({ name }) => name.startsWith(prefix),
    );
    const isFirst = input.NextToken === undefined && defaultGroup.startsWith(prefix);
    const groups = [...(isFirst ? [given] : []), ...items];
    return {
      ScheduleGroups: groups.map((group) => describe(context, group)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SchedulerOperations;
