import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { cannotListen } from "./errors";
import type { Estate } from "./estate";
import type { HttpResponse } from "./http";
import { loadEstate } from "./load-estate";
import { type Answer, answer, type Callers, largestObject } from "./protocols/answer";
import { readBody } from "./protocols/body";
import { readSignature } from "./protocols/credential";
import type { ReceivedRequest, Services } from "./protocols/route";
import { createJsonServices } from "./services/json-services";
import { createQueryServices } from "./services/query-services";
import { seedBuckets } from "./services/s3/create-bucket";
import { withWorkDone } from "./services/sso-admin/pending-work";
import { openStore } from "./store/open-store";
import { type Clock, openClock } from "./time/clock";
import type { Pace } from "./time/pace";

export interface SandboxOptions {
  readonly estate: Estate;
  /** Where to keep everything; in memory only when absent. */
  readonly dataDirectory?: string;
  /** A free one when absent or 0. */
  readonly port?: number;
  /** How much of AWS's time everything takes; `off` when absent. */
  readonly pace?: Pace;
  /** Told of every request after its answer. */
  readonly onRequest?: (record: RequestRecord) => void;
}

export interface Sandbox {
  /** An IP literal, `http://127.0.0.1:PORT`: with it every SDK uses S3's path style. */
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
  /** Answers what is under way, ends every connection, and keeps the data. */
  close(): Promise<void>;
}

export interface RequestRecord {
  /** As the AWS CLI spells it: `sso-admin`, `s3`. */
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  /** 12-digit account id; undefined when the request was refused before it was known. */
  readonly caller: string | undefined;
  /** Names in lower case, without signature and session token. */
  readonly headers: Readonly<Record<string, string>>;
  /** The fault of the sandbox behind a status of 500. */
  readonly fault?: unknown;
}

/** Never another one: the sandbox verifies no signature. */
const address = "127.0.0.1";

/**
 * Starts a local AWS that knows what the estate says.
 *
 * @throws SandboxError when the port is taken or the data directory can't be used.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { estate, dataDirectory, port = 0, pace = "off", onRequest = () => {} } = options;
  const callers = callersOf(estate);
  const opened = openStore(dataDirectory);
  try {
    const clock = openClock(opened);
    const store = withWorkDone(opened, clock.now);
    loadEstate(store, estate, clock.now());
    store.transaction((transaction) =>
      seedBuckets(transaction, estate.buckets, callers.administeringAccount, clock.now()),
    );
    const json = createJsonServices(store, clock.now, pace);
    const services: Services = { store, json, query: createQueryServices(store) };
    const server = createSandboxServer(services, callers, clock, onRequest);
    await listen(server, port);
    const bound = (server.address() as AddressInfo).port;
    let closed: Promise<void> | undefined;
    return {
      clock,
      url: `http://${address}:${bound}`,
      port: bound,
      close: () => {
        closed ??= stop(server).finally(() => opened.close());
        return closed;
      },
    };
  } catch (error) {
    opened.close();
    throw error;
  }
}

function callersOf({ organization, accounts }: Estate): Callers {
  return {
    administeringAccount: organization.delegatedAdministrator ?? organization.managementAccount,
    accounts: new Set(accounts.map(({ id }) => id)),
  };
}

function createSandboxServer(
  services: Services,
  callers: Callers,
  clock: Clock,
  onRequest: (record: RequestRecord) => void,
): Server {
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const requestId = randomUUID();
    const received = await readBody(request, largestObject);
    if (received.kind === "aborted") return;
    const head = readHead(request, requestId);
    const answered = answer(services, callers, clock.now(), head, received);
    send(response, answered.response, requestId, request.method === "HEAD");
    onRequest(recordOf(answered, head));
  };
  const server = createServer((request, response) => {
    // One request that can't be answered must not end the sandbox for all the others.
    respond(request, response).catch((fault: Error) => response.destroy(fault));
  });
  // An idle connection stays open: a client that sends just as it is closed would have to send again.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  return server;
}

function readHead(request: IncomingMessage, requestId: string): Omit<ReceivedRequest, "body"> {
  const target = request.url ?? "/";
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  const query = new URLSearchParams(end < 0 ? "" : target.slice(end + 1));
  const headers = Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      values?.join(", ") ?? "",
    ]),
  );
  const method = request.method ?? "GET";
  return { method, path, query, headers, requestId, signature: readSignature(headers, query) };
}

function send(
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
  requestId: string,
  isHead: boolean,
): void {
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, {
    ...(isHead || status === 204 || status === 304 ? {} : { "content-length": String(length) }),
    ...headers,
    "x-amzn-requestid": requestId,
    "x-amz-request-id": requestId,
    "x-amz-id-2": requestId,
  });
  response.end(isHead ? undefined : body);
}

const secrets = new Set(["authorization", "x-amz-security-token"]);

function recordOf(
  { response, service, operation, caller, fault }: Answer,
  head: Omit<ReceivedRequest, "body">,
): RequestRecord {
  const headers = Object.fromEntries(
    Object.entries(head.headers).filter(([name]) => !secrets.has(name)),
  );
  const record = { service, operation, status: response.status, caller, headers };
  return fault === undefined ? record : { ...record, fault };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(cannotListen(address, port, error.code ?? error.message)),
    );
    server.listen(port, address, resolve);
  });
}

/** Idle connections end at once, the others when they have had their answer. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
