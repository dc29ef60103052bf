import { randomUUID } from "node:crypto";
import type { Context } from "../operation";
import { type Page, type PageRequest, page } from "../pagination";
import { invalidToken, requestNotFound } from "./errors";
import { checkAcceptable } from "./in-progress";
import { schedule } from "./pending-work";
import { ending, takeStep } from "./request-steps";
import { type Request, requests, type Task } from "./tables";

/** How long the outcome of a request can be asked for, in milliseconds: AWS names no limit. */
const kept = 7 * 24 * 3600 * 1000;

/**
 * Takes on an asynchronous request: something to do in each of `accounts`. At pace `off` it is done
 * on the spot; AWS says so only when it is asked, so the first answer is `IN_PROGRESS` all the same.
 *
 * @throws AwsError `ConflictException`, or `ThrottlingException` when too many are in progress.
 */
export function startRequest<T extends Task>(
  context: Context,
  instanceArn: string,
  task: T,
  accounts: readonly string[],
): Request<T> {
  const { transaction, now, pace, asynchronousFailure: injectedFailure } = context;
  checkAcceptable(context, task);
  forgetOld(context, task.kind);
  const started: Request<T> = {
    id: randomUUID(),
    instanceArn,
    task,
    status: "IN_PROGRESS",
    remaining: accounts.length,
    ...(injectedFailure !== undefined && { injectedFailure }),
    created: now.getTime(),
  };
  if (pace !== "off" && accounts.length > 0) {
    transaction.put(requests, task.kind, started.id, started);
    schedule(context, pace, started, accounts);
    return started;
  }
  const ended = ending(accounts.reduce((before, id) => takeStep(context, before, id), started));
  transaction.put(requests, task.kind, ended.id, ended);
  return ended;
}

function forgetOld({ transaction, now }: Context, kind: Task["kind"]): void {
  for (const { key, value } of transaction.entries(requests, kind)) {
    if (value.created + kept > now.getTime()) break;
    transaction.delete(requests, kind, key);
  }
}

/** @throws AwsError `ResourceNotFoundException`, also for one of another instance. */
export function requireRequest<T extends Task>(
  context: Context,
  instanceArn: string,
  kind: T["kind"],
  id: string,
): Request<T> {
  const request = context.transaction.get(requests, kind, id);
  if (request?.instanceArn !== instanceArn) throw requestNotFound(id);
  // The partition is the kind's.
  return request as Request<T>;
}

export function pageOfRequests(
  context: Context,
  instanceArn: string,
  kind: Task["kind"],
  input: PageRequest & { readonly Filter?: { readonly Status?: string | undefined } | undefined },
): Page<{ RequestId: string; Status: Request["status"]; CreatedDate: Date }> {
  const wanted = input.Filter?.Status;
  const keep = (request: Request) =>
    request.instanceArn === instanceArn && (wanted === undefined || request.status === wanted);
  const { items, nextToken } = page(context, input, requests, kind, invalidToken, keep);
  const described = items.map(({ id, status, created }) => ({
    RequestId: id,
    Status: status,
    CreatedDate: new Date(created),
  }));
  return { items: described, nextToken };
}
