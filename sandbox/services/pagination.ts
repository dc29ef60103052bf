import { createHash } from "node:crypto";
import type { Table } from "../store/store";
import type { Context } from "./operation";

/** What AWS answers with when a request names no page size. */
const defaultPageSize = 100;

export interface Page<T> {
  readonly items: T[];
  readonly nextToken: string | undefined;
}

export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/**
 * One page of a partition, or of several in a row. The token says behind which entry the next page
 * starts, so that entries added or removed meanwhile neither repeat nor hide others.
 *
 * @throws what `invalidToken` makes, for a token that was not made for this very listing.
 */
export function page<T>(
  context: Context,
  request: PageRequest,
  table: Table<T>,
  partition: string | readonly string[],
  invalidToken: () => Error,
  keep: (value: T) => boolean = () => true,
): Page<T> {
  const partitions = typeof partition === "string" ? [partition] : partition;
  const scope = digest(`${table.name}\n${partitions[0]}`);
  const from = request.NextToken ? readToken(request.NextToken, scope, invalidToken) : start;
  const size = request.MaxResults ?? defaultPageSize;
  const items: T[] = [];
  let last = from;
  for (const [index, name] of partitions.entries()) {
    if (index < from.index) continue;
    const after = index === from.index ? from.position : start.position;
    for (const { position, value } of context.transaction.entries(table, name, after)) {
      if (!keep(value)) continue;
      if (items.length === size) return { items, nextToken: writeToken(last, scope) };
      items.push(value);
      last = { index, position };
    }
  }
  return { items, nextToken: undefined };
}

/** The same of a list that never changes; `name` tells its tokens from those of others. */
export function pageOfList<T>(
  request: PageRequest,
  name: string,
  list: readonly T[],
  invalidToken: () => Error,
): Page<T> {
  const scope = digest(name);
  const from = request.NextToken ? readToken(request.NextToken, scope, invalidToken) : start;
  const first = from.position + 1;
  const items = list.slice(first, first + (request.MaxResults ?? defaultPageSize));
  const last = { index: 0, position: from.position + items.length };
  const isLast = last.position + 1 >= list.length;
  return { items, nextToken: isLast ? undefined : writeToken(last, scope) };
}

/** The partition, by its place in the list, and the last entry that was listed from it. */
interface Cursor {
  readonly index: number;
  readonly position: number;
}

const start: Cursor = { index: 0, position: -1 };

function writeToken({ index, position }: Cursor, scope: string): string {
  return Buffer.from(`${scope}:${index}:${position}`).toString("base64url");
}

function readToken(token: string, scope: string, invalidToken: () => Error): Cursor {
  const text = Buffer.from(token, "base64url").toString("latin1");
  const match = /^([0-9a-f]{16}):(\d+):(\d+)$/.exec(text);
  if (match?.[1] !== scope) throw invalidToken();
  return { index: Number(match[2]), position: Number(match[3]) };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
