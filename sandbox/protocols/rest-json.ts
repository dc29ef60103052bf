import { AwsError } from "../aws-error";
import type { HttpRequest, HttpResponse } from "../http";
import type { RestOperation } from "../services/rest-operations";
import { type RestServices, restShapes } from "../services/rest-services";
import type { Shape } from "../shapes/shape";
import { parseBody, writeJson } from "./aws-json";
import { malformedInput } from "./errors";

const contentType = "application/json";

/** Answers one request of AWS's REST protocol. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export function answerRest(
  services: RestServices,
  operation: RestOperation | undefined,
  request: HttpRequest,
): HttpResponse {
  if (operation === undefined)
    throw new AwsError(
      "UnknownOperationException",
      `AWS has no operation ${request.method} ${request.path}.`,
      404,
    );
  const output = services(operation.name, inputOf(operation, request), request);
  return { status: 200, headers: { "content-type": contentType }, body: writeJson(output ?? {}) };
}

export function restError({ type, message, status }: AwsError): HttpResponse {
  return {
    status,
    headers: { "content-type": contentType, "x-amzn-errortype": type },
    body: writeJson({ Message: message }),
  };
}

/** Path, query and body make one input. */
function inputOf(
  { name, root, inPath, inQuery = {} }: RestOperation,
  { path, query, body }: HttpRequest,
): object {
  const members = restShapes[name]?.input?.properties ?? {};
  const inUrl = Object.entries(inQuery).flatMap(([parameter, member]) => {
    const texts = query.getAll(parameter);
    return texts.length === 0 ? [] : [[member, readParameter(members[member], texts)] as const];
  });
  return {
    ...parseBody(body),
    ...Object.fromEntries(inUrl),
    ...(inPath !== undefined && { [inPath]: decode(path.slice(root.length + 2)) }),
  };
}

function readParameter(shape: Shape | undefined, texts: readonly string[]): unknown {
  const [first = ""] = texts;
  if (shape?.type === "array") return texts;
  if (shape?.type !== "integer") return first;
  if (!/^-?\d{1,15}$/.test(first)) throw malformedInput(first);
  return Number(first);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
