import type { Transaction } from "../../store/store";
import type { DueWork } from "../../time/due-work";
import { type Pace, roleUpdateDuration } from "../../time/pace";
import type { Context } from "../operation";
import { markEnded, markInProgress } from "./in-progress";
import { ending, takeStep } from "./request-steps";
import { busyAccounts, type PendingStep, pendingSteps, type Request, requests } from "./tables";

/** Queues each account's part of a request: an account does one thing at a time. */
export function schedule(
  context: Context,
  pace: Exclude<Pace, "off">,
  request: Request,
  accounts: readonly string[],
): void {
  const { transaction, now } = context;
  const { id, task } = request;
  markInProgress(context, request);
  for (const accountId of accounts) {
    const free = Math.max(now.getTime(), transaction.get(busyAccounts, "", accountId) ?? 0);
    const due = free + roleUpdateDuration(pace);
    transaction.put(pendingSteps, accountId, id, { kind: task.kind, requestId: id, due });
    transaction.put(busyAccounts, "", accountId, due);
  }
}

/** How much waits for its time, and when the first of it will be done, in milliseconds since 1970. */
export function pendingWork(transaction: Transaction): {
  readonly steps: number;
  readonly nextDue: number | undefined;
} {
  const accounts = Array.from(transaction.entries(busyAccounts, ""), ({ key }) => key);
  const steps = accounts.flatMap((accountId) => transaction.list(pendingSteps, accountId));
  const nextDue = Math.min(...steps.map(({ due }) => due));
  return { steps: steps.length, nextDue: steps.length === 0 ? undefined : nextDue };
}

interface DueStep extends PendingStep {
  readonly accountId: string;
}

/** Each account's parts of requests that are due by `now`. */
export function dueSteps(transaction: Transaction, now: Date): readonly DueWork[] {
  const due: DueStep[] = [];
  for (const { key: accountId } of transaction.entries(busyAccounts, "")) {
    for (const { value } of transaction.entries(pendingSteps, accountId)) {
      if (value.due > now.getTime()) break;
      due.push({ ...value, accountId });
    }
  }
  return due.map((step) => ({
    due: step.due,
    run: (store) => store.transaction((later) => finish(later, step)),
  }));
}

function finish(transaction: Transaction, { accountId, kind, requestId, due }: DueStep): void {
  transaction.delete(pendingSteps, accountId, requestId);
  if (transaction.count(pendingSteps, accountId) === 0) {
    transaction.delete(busyAccounts, "", accountId);
  }
  const request = transaction.get(requests, kind, requestId);
  if (request === undefined) return;
  const context = { transaction, caller: "", region: "", now: new Date(due), pace: "off" } as const;
  const after = ending(takeStep(context, request, accountId));
  transaction.put(requests, kind, requestId, after);
  if (after.status !== "IN_PROGRESS") markEnded(context, request);
}
