import type { AwsError } from "../aws-error";
import type { HttpRequest, HttpResponse } from "../http";
import { isTooDeep } from "../json-depth";
import type { JsonServices } from "../services/json-services";
import { serializationError, unsupportedContentType } from "./errors";

const contentType = "application/x-amz-json-1.1";

/** Answers one AWS JSON 1.1 request. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export function answerJson(
  services: JsonServices,
  target: string,
  request: HttpRequest,
): HttpResponse {
  const given = request.headers["content-type"] ?? "none";
  if (request.method !== "POST" || !/^application\/x-amz-json-1\.[01]\b/i.test(given))
    throw unsupportedContentType(`${request.method} with ${given}`);
  const { host } = request.headers;
  const output = services(target, parseBody(request.body), request.caller, { ...request, host });
  return { status: 200, headers: { "content-type": contentType }, body: writeJson(output ?? {}) };
}

/** Both spellings of the message: AWS's services differ, and each SDK finds its own. */
export function jsonError(
  { type, message, status, fields }: AwsError,
  more: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { "content-type": contentType, "x-amzn-errortype": type },
    body: writeJson({ __type: type, message, Message: message, ...fields, ...more }),
  };
}

/** @throws AwsError `SerializationException`. */
export function parseBody(body: Buffer): object {
  if (body.length === 0) return {};
  const parsed = parseJson(body);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw serializationError("The request's body must be a JSON object.");
  if (isTooDeep(parsed)) throw serializationError("The request's body is nested too deeply.");
  return parsed;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw serializationError("The request's body isn't valid JSON in UTF-8.");
  }
}

/** Dates travel as seconds since 1970 with a fraction, bytes in Base64. */
export function writeJson(value: object): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, written) {
    const original = this[key];
    if (original instanceof Uint8Array) return Buffer.from(original).toString("base64");
    return original instanceof Date ? original.getTime() / 1000 : written;
  });
}
