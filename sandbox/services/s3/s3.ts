import type { AwsError } from "../../aws-error";
import type { HttpRequest, HttpResponse } from "../../http";
import { element, writeXml } from "../../protocols/xml";
import type { Store } from "../../store/store";
import { authorizeByBucketPolicy } from "./bucket-authorization";
import { invalidUri, keyTooLong, methodNotAllowed, notImplemented, S3Error } from "./errors";
import { type S3Operation, s3Operations } from "./operations";
import { subResources } from "./sub-resources";

/** A call of S3: its operation's name, and what runs it. */
export interface S3Call {
  readonly operation: string;
  readonly run: (store: Store, request: HttpRequest) => HttpResponse;
}

const longestKey = 1024;

/** Finds the operation that a path-style request means. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export function readS3Call(
  method: string,
  path: string,
  query: URLSearchParams,
  headers: Readonly<Record<string, string>>,
): S3Call {
  const [, rawBucket = "", rawKey = ""] = /^\/([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
  const on = rawBucket === "" ? "service" : rawKey === "" ? "bucket" : "object";
  const operation = s3Operations.find((candidate) => fits(candidate, method, on, query, headers));
  const lacking = [...query.keys()].find(
    (name) =>
      subResources.has(name) && !(operation?.query !== undefined && name in operation.query),
  );
  const name = operation?.name ?? `${method} of ${on === "object" ? "an" : "a"} ${on}`;
  return {
    operation: lacking === undefined ? name : `${method} ?${lacking}`,
    run: (store, request) => {
      if (lacking !== undefined && !(operation?.name === "GetObject" && lacking === "partNumber"))
        throw notImplemented(`${method} ?${lacking} of ${on === "object" ? "an" : "a"} ${on}`);
      if (operation === undefined) throw methodNotAllowed(method, on.toUpperCase());
      const bucket = decode(rawBucket);
      const key = decode(rawKey);
      const keyBytes = Buffer.byteLength(key);
      if (keyBytes > longestKey) throw keyTooLong(keyBytes);
      return store.transaction((transaction) => {
        const context = { request, transaction, bucket, key, now: request.now.getTime() };
        if (operation.action !== undefined) authorizeByBucketPolicy(context, operation.action);
        return operation.run(context);
      });
    },
  };
}

function fits(
  operation: S3Operation,
  method: string,
  on: S3Operation["on"],
  query: URLSearchParams,
  headers: Readonly<Record<string, string>>,
): boolean {
  if (operation.method !== method || operation.on !== on) return false;
  if (operation.header !== undefined && headers[operation.header] === undefined) return false;
  return Object.entries(operation.query ?? {}).every(([name, value]) =>
    value === undefined ? query.has(name) : query.get(name) === value,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidUri();
  }
}

/** S3's error document; the answer to HEAD has no body. */
export function s3Error(
  error: AwsError,
  method: string,
  path: string,
  requestId: string,
): HttpResponse {
  const extra = error instanceof S3Error ? error.headers : {};
  const headers = { "content-type": "application/xml", ...extra };
  if (method === "HEAD") return { status: error.status, headers, body: "" };
  const document = element("Error", [
    element("Code", error.type),
    element("Message", error.message),
    ...Object.entries(error.fields).map(([name, value]) => element(name, String(value))),
    element("Resource", path),
    element("RequestId", requestId),
    element("HostId", requestId),
  ]);
  return { status: error.status, headers, body: writeXml(document) };
}
