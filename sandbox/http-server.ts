import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type Controlled, control, controlPrefix, longestControlBody } from "./control/control";
import { cannotListen } from "./errors";
import type { HttpResponse } from "./http";
import { type Answer, type Answering, answer, longestBody } from "./protocols/answer";
import { readBody } from "./protocols/body";
import { readSignature } from "./protocols/credential";
import type { ReceivedRequest } from "./protocols/route";
import type { RequestRecord } from "./request-log";

/** Never another one: the sandbox verifies no signature. */
export const address = "127.0.0.1";

type Head = Omit<ReceivedRequest, "body">;

/** Milliseconds in which the head of a request has to arrive. */
const longestHead = 60_000;
/** Milliseconds after which connections are looked at again. */
const checkInterval = 30_000;
/** Milliseconds after which whoever has not sent a whole request is not waited for. */
const longestStop = 2000;
/** Far more than Terraform's and every SDK's together. */
const mostConnections = 1024;

/** HTTP in front of the services and of the control endpoint. */
export interface HttpServer {
  /** @throws SandboxError when the port can't be had. */
  listen(port: number): Promise<void>;
  /** Idle connections end at once, the others when they have had their answer, or have not asked in time. */
  stop(): Promise<void>;
  readonly server: Server;
}

/** @param longestRequest milliseconds in which a request has to arrive as a whole. */
export function createHttpServer(
  answering: Answering,
  controlled: Controlled,
  onRequest: (record: RequestRecord) => void,
  longestRequest: number,
): HttpServer {
  const stopping = new AbortController();
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const requestId = randomUUID();
    const head = readHead(request, requestId);
    if (head.path.startsWith(controlPrefix)) return respondToControl(request, response, head);
    const received = await readBody(request, longestBody(head.signature));
    if (received.kind === "aborted") return;
    const answered = answer(answering, controlled.clock.now(), head, received);
    if (answered.struck?.kind === "slow-answer") {
      // Whoever stops the sandbox does not wait for it.
      await delay(answered.struck.milliseconds, undefined, { signal: stopping.signal }).catch(
        () => {},
      );
    }
    if (stopping.signal.aborted) response.shouldKeepAlive = false;
    if (answered.response === undefined) request.socket.destroy();
    else send(response, answered.response, requestId, request.method === "HEAD");
    onRequest(recordOf(answered, head));
  };
  const respondToControl = async (
    request: IncomingMessage,
    response: ServerResponse,
    head: Head,
  ) => {
    const received = await readBody(request, longestControlBody);
    if (received.kind === "aborted") return;
    const body = received.kind === "complete" ? received.bytes : received.kind;
    const answered = control(controlled, request.socket.localPort ?? 0, head, body);
    send(response, answered, head.requestId, request.method === "HEAD");
  };
  const connectionsCheckingInterval = Math.min(checkInterval, longestRequest);
  const server = createServer({ connectionsCheckingInterval }, (request, response) => {
    // One request that can't be answered must not end the sandbox for all the others.
    respond(request, response).catch((fault: Error) => response.destroy(fault));
  });
  // An idle connection stays open: a client that sends just as it is closed would have to send again.
  server.keepAliveTimeout = 0;
  server.requestTimeout = longestRequest;
  server.headersTimeout = Math.min(longestHead, longestRequest);
  server.maxConnections = mostConnections;
  return {
    server,
    listen: (port) => listen(server, port),
    stop: () => {
      stopping.abort();
      return stop(server);
    },
  };
}

function readHead(request: IncomingMessage, requestId: string): Head {
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
  { response, service, operation, caller, struck, fault }: Answer,
  head: Head,
): RequestRecord {
  const headers = Object.fromEntries(
    Object.entries(head.headers).filter(([name]) => !secrets.has(name)),
  );
  return {
    service,
    operation,
    status: response?.status,
    caller,
    headers,
    ...(struck !== undefined && { struck: struck.kind }),
    ...(fault !== undefined && { fault }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(cannotListen(address, port, error.code ?? error.message)),
    );
    server.listen(port, address, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), longestStop);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
