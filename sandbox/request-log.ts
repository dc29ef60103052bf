/** One request after its answer. */
export interface RequestRecord {
  /** As the AWS CLI spells it: `sso-admin`, `s3`. */
  readonly service: string;
  readonly operation: string;
  /** Undefined when a fault on request ended the connection instead. */
  readonly status: number | undefined;
  /** 12-digit account id; undefined when it is not known. */
  readonly caller: string | undefined;
  /** Names in lower case, without signature and session token. */
  readonly headers: Readonly<Record<string, string>>;
  /** Kind of the fault on request that struck. */
  readonly struck?: string;
  /** The fault of the sandbox behind a status of 500. */
  readonly fault?: unknown;
}

/** A record as it is kept. */
export interface LoggedRequest extends Omit<RequestRecord, "headers" | "fault"> {
  /** Counts the requests since the start, from 1. */
  readonly number: number;
  /** By the sandbox's clock, in ISO 8601. */
  readonly time: string;
  readonly userAgent?: string;
}

/** The last requests; the sandbox forgets them when it ends. */
export interface RequestLog {
  add(record: RequestRecord, time: Date): void;
  /** Those with a number above `number` that are still kept. */
  after(number: number): readonly LoggedRequest[];
  /** How many there have been. */
  readonly count: number;
}

/** How many records the log keeps. */
const kept = 10_000;

export function createRequestLog(): RequestLog {
  let records: LoggedRequest[] = [];
  let count = 0;
  return {
    add({ headers, fault: _, ...record }, time) {
      count += 1;
      const userAgent = headers["user-agent"];
      const described = { number: count, time: time.toISOString(), ...record };
      records.push(userAgent === undefined ? described : { ...described, userAgent });
      if (records.length >= 2 * kept) records = records.slice(-kept);
    },
    after: (number) => records.slice(-kept).filter((record) => record.number > number),
    get count() {
      return count;
    },
  };
}
