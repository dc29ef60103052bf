import type { ClockState } from "../../sandbox/control/clock";
import type { FaultInput } from "../../sandbox/faults/fault";
import type { ActiveFault } from "../../sandbox/faults/faults";
import type { LoggedRequest } from "../../sandbox/request-log";
import type { Pace } from "../../sandbox/time/pace";

/** The control endpoint of a sandbox, in this process or another one. */
export interface ControlClient {
  health(): Promise<{ status: string; pace: Pace; now: string; requests: number }>;
  /** Requests of AWS's services, those with a number above `after`. */
  requests(after?: number): Promise<readonly LoggedRequest[]>;
  clock(): Promise<ClockState>;
  setClock(time: Date): Promise<ClockState>;
  /** By an ISO 8601 duration. */
  advance(duration: string): Promise<ClockState>;
  addFaults(...faults: readonly FaultInput[]): Promise<readonly ActiveFault[]>;
  faults(): Promise<readonly ActiveFault[]>;
  removeFault(id: number): Promise<readonly ActiveFault[]>;
  clearFaults(): Promise<void>;
  /** The text of an estate file. */
  estate(): Promise<string>;
}

/** `url` as the sandbox gives it. A refusal is thrown with the endpoint's own words. */
export function controlOf({ url }: { readonly url: string }): ControlClient {
  // biome-ignore lint/suspicious/noExplicitAny: each method says what it gets.
  const call = async (method: string, path: string, body?: object): Promise<any> =>
    JSON.parse(await text(method, path, body));
  const text = async (method: string, path: string, body?: object): Promise<string> => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      // A fetch that keeps its connection would keep the test's process.
      headers: { "content-type": "application/json", connection: "close" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(JSON.parse(answer).error);
    return answer;
  };
  return {
    health: () => call("GET", "health"),
    requests: async (after = 0) => (await call("GET", `requests?after=${after}`)).requests,
    clock: () => call("GET", "clock"),
    setClock: (time) => call("POST", "clock", { set: time.toISOString() }),
    advance: (duration) => call("POST", "clock", { advance: duration }),
    addFaults: async (...faults) => (await call("POST", "faults", faults)).faults,
    faults: async () => (await call("GET", "faults")).faults,
    removeFault: async (id) => (await call("DELETE", `faults/${id}`)).faults,
    clearFaults: () => call("DELETE", "faults"),
    estate: () => text("GET", "estate"),
  };
}
