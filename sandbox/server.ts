import type { AddressInfo } from "node:net";
import { dumpEstate, writeEstate } from "./dump-estate";
import type { Estate } from "./estate";
import { canStrike } from "./faults/effects";
import type { Fault } from "./faults/fault";
import { createFaults } from "./faults/faults";
import { address, createHttpServer } from "./http-server";
import { loadEstate } from "./load-estate";
import type { Callers } from "./protocols/answer";
import type { Services } from "./protocols/route";
import { createRequestLog, type RequestRecord } from "./request-log";
import { createJsonServices } from "./services/json-services";
import { createQueryServices } from "./services/query-services";
import { createRestServices } from "./services/rest-services";
import { seedBuckets } from "./services/s3/create-bucket";
import { dueInvocations } from "./services/scheduler/execution";
import { dueSteps } from "./services/sso-admin/pending-work";
import { openStore } from "./store/open-store";
import { type Clock, openClock } from "./time/clock";
import { withWorkDone } from "./time/due-work";
import type { Pace } from "./time/pace";

export type { RequestRecord } from "./request-log";

export interface SandboxOptions {
  readonly estate: Estate;
  /** Where to keep everything; in memory only when absent. */
  readonly dataDirectory?: string;
  /** A free one when absent or 0. */
  readonly port?: number;
  /** How much of AWS's time everything takes; `off` when absent. */
  readonly pace?: Pace;
  /** What goes wrong from the start. */
  readonly faults?: readonly Fault[];
  /** Milliseconds in which a request has to arrive; five minutes when absent. */
  readonly longestRequest?: number;
  /** Told of every request of AWS's services after its answer. */
  readonly onRequest?: (record: RequestRecord) => void;
}

export interface Sandbox {
  /** An IP literal, `http://127.0.0.1:PORT`: with it every SDK uses S3's path style. */
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
  /** What it holds, as the text of an estate file that another one can start from. */
  dump(): string;
  /** Answers what is under way, ends every connection, and keeps the data. */
  close(): Promise<void>;
}

/**
 * Starts a local AWS that knows what the estate says.
 *
 * @throws SandboxError when the port is taken or the data directory can't be used.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { estate, dataDirectory, port = 0, pace = "off", onRequest = () => {} } = options;
  const { longestRequest = 300_000 } = options;
  const callers = callersOf(estate);
  const opened = openStore(dataDirectory);
  try {
    const clock = openClock(opened);
    const store = withWorkDone(opened, clock.now, dueSteps, (transaction, now) =>
      dueInvocations(transaction, now, pace),
    );
    loadEstate(store, estate, clock.now());
    store.transaction((transaction) =>
      seedBuckets(transaction, estate.buckets, callers.administeringAccount, clock.now()),
    );
    const json = createJsonServices(store, clock.now, pace);
    const query = createQueryServices(store);
    const services: Services = { store, json, query, rest: createRestServices(store) };
    const faults = createFaults((fault, operation) => canStrike(store, fault, operation));
    for (const fault of options.faults ?? []) faults.add(fault);
    const log = createRequestLog();
    const http = createHttpServer(
      { services, callers, faults },
      { store, clock, pace, faults, log },
      (record) => {
        log.add(record, clock.now());
        onRequest(record);
      },
      longestRequest,
    );
    await http.listen(port);
    const bound = (http.server.address() as AddressInfo).port;
    let closed: Promise<void> | undefined;
    return {
      clock,
      url: `http://${address}:${bound}`,
      port: bound,
      dump: () => writeEstate(store.transaction(dumpEstate)),
      close: () => {
        closed ??= http.stop().finally(() => opened.close());
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
