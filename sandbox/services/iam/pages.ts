import { invalidMarker } from "./errors";

/** What IAM answers with when a request names no page size. */
const defaultPageSize = 100;

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

interface Page<T> {
  readonly items: T[];
  /** What the answer says about what follows. */
  readonly rest: { readonly IsTruncated: boolean; readonly Marker?: string };
}

/**
 * One page of what an account has, in the order of its names. The marker says behind which name the
 * next one starts, so that what is added or removed meanwhile neither repeats nor hides others.
 */
export function pageOf<T>(
  { Marker, MaxItems = defaultPageSize }: PageRequest,
  all: readonly T[],
  nameOf: (item: T) => string,
): Page<T> {
  const after = Marker === undefined ? "" : readMarker(Marker);
  const remaining = all
    .filter((item) => nameOf(item) > after)
    .sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const items = remaining.slice(0, MaxItems);
  const last = items.at(-1);
  if (last === undefined || items.length === remaining.length)
    return { items, rest: { IsTruncated: false } };
  return { items, rest: { IsTruncated: true, Marker: writeMarker(nameOf(last)) } };
}

function writeMarker(after: string): string {
  return Buffer.from(`1:${after}`, "utf8").toString("base64url");
}

function readMarker(marker: string): string {
  const text = Buffer.from(marker, "base64url").toString("utf8");
  if (!text.startsWith("1:") || writeMarker(text.slice(2)) !== marker) throw invalidMarker();
  return text.slice(2);
}
