import type { AwsError } from "../aws-error";
import type { HttpResponse } from "../http";
import { element, writeXml, type XmlNode } from "./xml";

/** One call of AWS Query. */
export interface QueryCall {
  readonly action: string;
  readonly version: string;
  readonly parameters: URLSearchParams;
}

/** Reads a form-encoded call, from the body or, for GET, the query; undefined where it names no action. */
export function readQueryCall(
  method: string,
  headers: Readonly<Record<string, string>>,
  query: URLSearchParams,
  body: Buffer,
): QueryCall | undefined {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "");
  const parameters =
    method === "POST" && isForm ? new URLSearchParams(body.toString("utf8")) : query;
  const action = parameters.get("Action");
  if (action === null) return undefined;
  return { action, version: parameters.get("Version") ?? "", parameters };
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization */
export function queryResponse(
  action: string,
  namespace: string,
  result: readonly XmlNode[],
  requestId: string,
): HttpResponse {
  const root = element(
    `${action}Response`,
    [
      element(`${action}Result`, result),
      element("ResponseMetadata", [element("RequestId", requestId)]),
    ],
    { xmlns: namespace },
  );
  return { status: 200, headers: { "content-type": "text/xml" }, body: writeXml(root) };
}

export function queryError(error: AwsError, namespace: string, requestId: string): HttpResponse {
  const root = element(
    "ErrorResponse",
    [
      element("Error", [
        element("Type", error.status < 500 ? "Sender" : "Receiver"),
        element("Code", error.type),
        element("Message", error.message),
      ]),
      element("RequestId", requestId),
    ],
    { xmlns: namespace },
  );
  return { status: error.status, headers: { "content-type": "text/xml" }, body: writeXml(root) };
}
