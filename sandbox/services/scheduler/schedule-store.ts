import { randomUUID } from "node:crypto";
import type { Transaction } from "../../store/store";
import type { Context } from "../operation";
import { regionOf } from "../regional";
import { scheduleNotFound } from "./errors";
import { type Invocation, invocations, type Schedule, schedules } from "./tables";

export function scheduleArn({ accountId, region, group, name }: Schedule): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
}

/** What a schedule is kept under. */
export function scheduleKey(group: string, name: string): string {
  return `${group}/${name}`;
}

export function findSchedule(
  transaction: Transaction,
  { accountId, region, schedule }: Invocation,
): Schedule | undefined {
  return transaction.get(schedules, regionOf(accountId, region), schedule);
}

export function requireSchedule(
  { transaction, caller, region }: Context,
  group: string,
  name: string,
): Schedule {
  const schedule = transaction.get(schedules, regionOf(caller, region), scheduleKey(group, name));
  if (schedule === undefined) throw scheduleNotFound(name);
  return schedule;
}

/** Keeps a schedule, and that it calls its target at `due`; at no time where it is disabled. */
export function putSchedule(transaction: Transaction, schedule: Schedule, due: number): void {
  const { accountId, region, group, name } = schedule;
  const key = scheduleKey(group, name);
  transaction.put(schedules, regionOf(accountId, region), key, schedule);
  transaction.delete(invocations, "", scheduleArn(schedule));
  if (schedule.state === "DISABLED") return;
  transaction.put(invocations, "", scheduleArn(schedule), {
    accountId,
    region,
    schedule: key,
    executionId: randomUUID(),
    scheduled: due,
    due,
    failed: 0,
  });
}

export function deleteSchedule(transaction: Transaction, schedule: Schedule): void {
  const { accountId, region, group, name } = schedule;
  transaction.delete(schedules, regionOf(accountId, region), scheduleKey(group, name));
  transaction.delete(invocations, "", scheduleArn(schedule));
}
