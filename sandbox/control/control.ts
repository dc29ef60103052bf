import { dumpEstate, writeEstate } from "../dump-estate";
import type { Faults } from "../faults/faults";
import type { HttpResponse } from "../http";
import type { RequestLog } from "../request-log";
import type { Store } from "../store/store";
import type { Clock } from "../time/clock";
import type { Pace } from "../time/pace";
import type { ControlRequest } from "./body";
import { clockState, moveClock } from "./clock";
import {
  bodyTooLarge,
  ControlError,
  controlFailure,
  notANumber,
  unknownMethod,
  unknownPath,
} from "./errors";
import { addFaults, removeFault } from "./faults";
import { guard } from "./guard";

/** Every path of the control endpoint starts with this; no service of AWS has such paths. */
export const controlPrefix = "/_sandbox/";

/** What the control endpoint shows and moves. */
export interface Controlled {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** Longer than every sensible body. */
export const longestControlBody = 1 << 20;

interface Endpoint {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the prefix; `*` stands for one segment. */
  readonly path: string;
  /** What it answers with: JSON, or the text of an estate file. */
  readonly run: (
    controlled: Controlled,
    request: ControlRequest,
    segment: string,
  ) => object | string;
}

const endpoints: readonly Endpoint[] = [
  { method: "GET", path: "health", run: health },
  { method: "GET", path: "requests", run: requests },
  { method: "GET", path: "clock", run: ({ clock, store, pace }) => clockState(clock, store, pace) },
  {
    method: "POST",
    path: "clock",
    run: ({ clock, store, pace }, request) => {
      moveClock(clock, request);
      return clockState(clock, store, pace);
    },
  },
  { method: "GET", path: "faults", run: ({ faults }) => ({ faults: faults.list() }) },
  {
    method: "POST",
    path: "faults",
    run: ({ faults }, request) => ({ faults: addFaults(faults, request) }),
  },
  {
    method: "DELETE",
    path: "faults",
    run: ({ faults }) => {
      faults.clear();
      return { faults: [] };
    },
  },
  {
    method: "DELETE",
    path: "faults/*",
    run: ({ faults }, _, id) => {
      removeFault(faults, id);
      return { faults: faults.list() };
    },
  },
  {
    method: "GET",
    path: "estate",
    run: ({ store }) => writeEstate(store.transaction(dumpEstate)),
  },
];

/** Answers one request to the control endpoint, also when it is refused. */
export function control(
  controlled: Controlled,
  port: number,
  request: Omit<ControlRequest, "body">,
  body: Buffer | "too-large",
): HttpResponse {
  try {
    guard(request, port);
    if (body === "too-large") throw bodyTooLarge(longestControlBody);
    const { endpoint, segment } = find(request);
    const answer = endpoint.run(controlled, { ...request, body }, segment);
    return typeof answer === "string" ? yaml(answer) : json(200, answer);
  } catch (error) {
    const refusal = error instanceof ControlError ? error : controlFailure(error);
    return json(refusal.status, { error: refusal.message });
  }
}

function find({ method, path }: Omit<ControlRequest, "body">) {
  const asked = path.slice(controlPrefix.length);
  const [first = "", segment = "", ...more] = asked.split("/");
  const name = segment === "" ? first : `${first}/*`;
  const there = endpoints.filter((candidate) => more.length === 0 && candidate.path === name);
  if (there.length === 0) {
    const paths = [...new Set(endpoints.map((candidate) => controlPrefix + candidate.path))];
    throw unknownPath(path, paths);
  }
  const endpoint = there.find((candidate) => candidate.method === method);
  if (endpoint === undefined) {
    throw unknownMethod(
      method,
      path,
      there.map((candidate) => candidate.method),
    );
  }
  return { endpoint, segment };
}

function health({ pace, clock, log }: Controlled) {
  return { status: "ok", pace, now: clock.now().toISOString(), requests: log.count };
}

function requests({ log }: Controlled, { query }: ControlRequest) {
  const after = query.get("after") ?? "0";
  if (!/^\d{1,15}$/.test(after)) throw notANumber("after", after);
  return { requests: log.after(Number(after)) };
}

function json(status: number, value: object): HttpResponse {
  const body = `${JSON.stringify(value, undefined, 2)}\n`;
  return { status, headers: { ...notKept, "content-type": "application/json" }, body };
}

function yaml(body: string): HttpResponse {
  return { status: 200, headers: { ...notKept, "content-type": "application/yaml" }, body };
}

const notKept = { "cache-control": "no-store" };
