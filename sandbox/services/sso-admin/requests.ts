import { randomUUID } from "node:crypto";
import type { Context } from "../operation";
import { type Page, type PageRequest, page } from "../pagination";
import { invalidToken, requestNotFound } from "./errors";
import { type Request, requests } from "./tables";

export type RequestKind = "assignment-creation" | "assignment-deletion" | "provisioning";

/** How long the outcome of a request can be asked for, in milliseconds: AWS names no limit. */
const kept = 7 * 24 * 3600 * 1000;

/**
 * Keeps the outcome of an asynchronous request. The work is done by then; AWS says so only when it
 * is asked, so the first answer is `IN_PROGRESS`.
 */
export function recordRequest(
  context: Context,
  kind: RequestKind,
  about: Omit<Request, "id" | "status" | "created">,
): Request {
  const { transaction, now } = context;
  for (const { key, value } of transaction.entries(requests, kind)) {
    if (value.created + kept > now.getTime()) break;
    transaction.delete(requests, kind, key);
  }
  const request: Request = {
    ...about,
    id: randomUUID(),
    status: about.failureReason === undefined ? "SUCCEEDED" : "FAILED",
    created: now.getTime(),
  };
  transaction.put(requests, kind, request.id, request);
  return request;
}

/** @throws AwsError `ResourceNotFoundException`. */
export function requireRequest(context: Context, kind: RequestKind, id: string): Request {
  const request = context.transaction.get(requests, kind, id);
  if (request === undefined) throw requestNotFound(id);
  return request;
}

export function pageOfRequests(
  context: Context,
  kind: RequestKind,
  input: PageRequest & { readonly Filter?: { readonly Status?: string | undefined } | undefined },
): Page<{ RequestId: string; Status: Request["status"]; CreatedDate: Date }> {
  const wanted = input.Filter?.Status;
  const keep = ({ status }: Request) => wanted === undefined || status === wanted;
  const { items, nextToken } = page(context, input, requests, kind, invalidToken, keep);
  const described = items.map(({ id, status, created }) => ({
    RequestId: id,
    Status: status,
    CreatedDate: new Date(created),
  }));
  return { items: described, nextToken };
}
