import { AwsError } from "../aws-error";
import { strikeBefore } from "../faults/effects";
import type { Fault } from "../faults/fault";
import type { Faults } from "../faults/faults";
import type { HttpResponse } from "../http";
import type { Identity } from "../identity";
import { findSession, isSessionKey } from "../services/sts/sessions";
import type { Body } from "./body";
import { decompress } from "./body";
import { type Signature, signingService, spelledAccount } from "./credential";
import { internalFailure } from "./errors";
import { type ReceivedRequest, type Route, route, type Services } from "./route";

/** The accounts that may call. */
export interface Callers {
  /** Who calls with a key id that isn't an account id. */
  readonly administeringAccount: string;
  readonly accounts: ReadonlySet<string>;
}

/** Everything that answers requests. */
export interface Answering {
  readonly services: Services;
  readonly callers: Callers;
  readonly faults: Faults;
}

/** An answer, and what is worth knowing about the request that led to it. */
export interface Answer {
  /** Undefined: the connection ends without one. */
  readonly response: HttpResponse | undefined;
  readonly service: string;
  readonly operation: string;
  /** Undefined when it is not known: the request was refused before, or needs no signature. */
  readonly caller: string | undefined;
  /** The fault on request that struck. */
  readonly struck?: Fault | undefined;
  /** The fault of the sandbox behind a status of 500. */
  readonly fault?: unknown;
}

/** An S3 object may be large; a call of any other service is a page of text. */
const largestObject = 256 << 20;
const largestCall = 4 << 20;

/** How much of a body is worth keeping, before it is known what it is for. */
export function longestBody(signature: Signature): number {
  return signingService(signature) === "s3" ? largestObject : largestCall;
}

/** A body that came whole, or was cut off because nothing here takes that much. */
export type Received = Exclude<Body, { readonly kind: "aborted" }>;

/** Answers one request: finds its operation, its caller, and writes errors as that service does. */
export function answer(
  { services, callers, faults }: Answering,
  now: Date,
  head: Omit<ReceivedRequest, "body">,
  received: Received,
): Answer {
  const sent = received.kind === "complete" ? received.bytes : Buffer.alloc(0);
  const found = route(services, { ...head, body: sent });
  const { service, operation } = found;
  let caller: string | undefined;
  let struck: Fault | undefined;
  const respond = () => {
    const calling = callerOf(services, head, found, callers, now);
    caller = calling.caller || undefined;
    const limit = service === "s3" ? largestObject : largestCall;
    if (received.kind === "too-large" || sent.length > limit) throw found.refusals.tooLarge(limit);
    const body =
      service === "s3" ? sent : decompress(sent, head.headers["content-encoding"], largestCall);
    struck = faults.strike(service, operation);
    if (struck?.kind === "dropped-before") return undefined;
    if (struck !== undefined) strikeBefore(struck, service, services.store, now);
    const region = head.signature.kind === "signed" ? head.signature.credential.region : "";
    const asynchronousFailure = struck?.kind === "asynchronous-failure" ? struck.reason : undefined;
    return found.run({ ...head, ...calling, body, region, now, asynchronousFailure });
  };
  const [response, fault] = attempt(respond, found);
  const isLost = struck?.kind === "dropped-after";
  return { response: isLost ? undefined : response, service, operation, caller, struck, fault };
}

/** The response, also where it is an error; and what is wrong with the sandbox, if it is. */
function attempt(
  respond: () => HttpResponse | undefined,
  { error: write }: Route,
): readonly [HttpResponse | undefined, unknown] {
  try {
    return [respond(), undefined];
  } catch (error) {
    return error instanceof AwsError
      ? [write(error), undefined]
      : [write(internalFailure(error)), error];
  }
}

interface Caller {
  /** 12-digit account id; empty where nobody has to say who calls. */
  readonly caller: string;
  readonly session?: Identity;
}

function callerOf(
  { store }: Services,
  { signature }: Omit<ReceivedRequest, "body">,
  { refusals, isOpen }: Route,
  { administeringAccount, accounts }: Callers,
  now: Date,
): Caller {
  if (isOpen === true) return { caller: "" };
  if (signature.kind === "none") throw refusals.unsigned();
  if (signature.kind === "malformed") throw refusals.malformed();
  const { accessKeyId } = signature.credential;
  const session = isSessionKey(accessKeyId)
    ? store.transaction((transaction) => findSession(transaction, accessKeyId))
    : undefined;
  const account = session?.account ?? spelledAccount(signature.credential);
  const isUnknown = session === undefined && isSessionKey(accessKeyId);
  if (isUnknown || (account !== undefined && !accounts.has(account)))
    throw refusals.unknownCaller(accessKeyId);
  if (session === undefined) return { caller: account ?? administeringAccount };
  if (session.expires <= now.getTime()) throw refusals.expired();
  return { caller: session.account, session };
}
