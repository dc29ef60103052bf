import type { HttpRequest } from "../../http";
import type { Transaction } from "../../store/store";

/** What an S3 operation works on. */
export interface S3Context {
  readonly request: HttpRequest;
  readonly transaction: Transaction;
  /** Decoded; empty where the path names none. */
  readonly bucket: string;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The text of a query parameter, undefined where it is absent or empty. */
export function parameter({ request }: S3Context, name: string): string | undefined {
  return request.query.get(name) || undefined;
}
