import { z } from "zod";
import { waitingInvocations } from "../services/scheduler/execution";
import { pendingWork } from "../services/sso-admin/pending-work";
import type { Store } from "../store/store";
import type { Clock } from "../time/clock";
import { durationMilliseconds } from "../time/duration";
import type { Pace } from "../time/pace";
import { type ControlRequest, readControlBody } from "./body";
import { clockOutOfRange, notOneChange } from "./errors";

const change = z.strictObject({
  set: z.iso
    .datetime({ offset: true, error: "a time is ISO 8601 with a zone, 2026-11-30T12:00:00Z" })
    .optional(),
  advance: z
    .string()
    .refine((text) => durationMilliseconds(text) !== undefined, {
      error: "a duration is ISO 8601 in days, hours, minutes and seconds, P1DT2H30M",
    })
    .optional(),
});

/** The last moment that ISO 8601 writes with a year of four digits. */
const end = Date.UTC(10_000, 0, 1) - 1;

export interface ClockState {
  /** ISO 8601. */
  readonly now: string;
  readonly pace: Pace;
  /** Parts of asynchronous requests that wait for their time. */
  readonly pendingSteps: number;
  /** Calls that schedules have yet to make, or to make again. */
  readonly pendingCalls: number;
  /** When the first of all these will be done: ISO 8601. */
  readonly nextDue?: string;
}

/** What the clock says, and what waits for it. */
export function clockState(clock: Clock, store: Store, pace: Pace): ClockState {
  const { steps, nextDue: nextStep } = store.transaction(pendingWork);
  const { calls, nextDue: nextCall } = store.transaction(waitingInvocations);
  const nextDue = Math.min(
    nextStep ?? Number.POSITIVE_INFINITY,
    nextCall ?? Number.POSITIVE_INFINITY,
  );
  return {
    now: clock.now().toISOString(),
    pace,
    pendingSteps: steps,
    pendingCalls: calls,
    ...(Number.isFinite(nextDue) && { nextDue: new Date(nextDue).toISOString() }),
  };
}

/** Sets or advances the clock. @throws ControlError. */
export function moveClock(clock: Clock, request: ControlRequest): void {
  const { set, advance } = readControlBody(request, change);
  if ((set === undefined) === (advance === undefined)) throw notOneChange();
  const now = clock.now().getTime();
  const next =
    set === undefined ? now + (durationMilliseconds(advance ?? "") ?? 0) : Date.parse(set);
  if (!(next >= 0 && next <= end)) throw clockOutOfRange(set ?? advance ?? "");
  if (set === undefined) clock.advance(next - now);
  else clock.set(new Date(next));
}
