import { AwsError } from "../aws-error";
import type { HttpResponse } from "../http";
import type { Body } from "./body";
import { decompress } from "./body";
import { spelledAccount } from "./credential";
import { internalFailure } from "./errors";
import { type ReceivedRequest, type Route, route, type Services } from "./route";

/** The accounts that may call. */
export interface Callers {
  /** Who calls with a key id that isn't an account id. */
  readonly administeringAccount: string;
  readonly accounts: ReadonlySet<string>;
}

/** An answer, and what is worth knowing about the request that led to it. */
export interface Answer {
  readonly response: HttpResponse;
  readonly service: string;
  readonly operation: string;
  /** Undefined when the request was refused before it was known. */
  readonly caller: string | undefined;
  /** The fault of the sandbox behind a status of 500. */
  readonly fault?: unknown;
}

/** An S3 object may be large; a call of any other service is a page of text. */
export const largestObject = 256 << 20;
const largestCall = 4 << 20;

/** A body that came whole, or was cut off because nothing here takes that much. */
export type Received = Exclude<Body, { readonly kind: "aborted" }>;

/** Answers one request: finds its operation, its caller, and writes errors as that service does. */
export function answer(
  services: Services,
  callers: Callers,
  now: Date,
  head: Omit<ReceivedRequest, "body">,
  received: Received,
): Answer {
  const sent = received.kind === "complete" ? received.bytes : Buffer.alloc(0);
  const found = route(services, { ...head, body: sent });
  const { service, operation } = found;
  let caller: string | undefined;
  try {
    caller = callerOf(head, found, callers);
    const limit = service === "s3" ? largestObject : largestCall;
    if (received.kind === "too-large" || sent.length > limit) throw found.refusals.tooLarge(limit);
    const body =
      service === "s3" ? sent : decompress(sent, head.headers["content-encoding"], largestCall);
    const region = head.signature.kind === "signed" ? head.signature.credential.region : "";
    const response = found.run({ ...head, body, caller, region, now });
    return { response, service, operation, caller };
  } catch (error) {
    if (error instanceof AwsError)
      return { response: found.error(error), service, operation, caller };
    const response = found.error(internalFailure(error));
    return { response, service, operation, caller, fault: error };
  }
}

function callerOf(
  { signature }: Omit<ReceivedRequest, "body">,
  { refusals }: Route,
  { administeringAccount, accounts }: Callers,
): string {
  if (signature.kind === "none") throw refusals.unsigned();
  if (signature.kind === "malformed") throw refusals.malformed();
  const account = spelledAccount(signature.credential);
  if (account !== undefined && !accounts.has(account))
    throw refusals.unknownCaller(signature.credential.accessKeyId);
  return account ?? administeringAccount;
}
