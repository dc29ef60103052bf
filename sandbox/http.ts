import type { Identity } from "./identity";

/** One HTTP request as a service sees it: complete, with the body already read and decoded. */
export interface HttpRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** 12-digit id of the account that calls. */
  readonly caller: string;
  /** The role session that calls; absent for the account's own user. */
  readonly session?: Identity | undefined;
  /** Region that the request is signed for; empty where the signature names none. */
  readonly region: string;
  /** By the sandbox's clock. */
  readonly now: Date;
  /** The reason for which what it starts will fail, by a fault on request. */
  readonly asynchronousFailure?: string | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

export type HttpHandler = (request: HttpRequest) => HttpResponse;
