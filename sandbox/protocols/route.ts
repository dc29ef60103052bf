import type { AwsError } from "../aws-error";
import type { HttpRequest, HttpResponse } from "../http";
import type { JsonServices } from "../services/json-services";
import { namespaceOf, type QueryServices, speaksQuery } from "../services/query-services";
import { findRestOperation } from "../services/rest-operations";
import type { RestServices } from "../services/rest-services";
import {
  accessDenied,
  entityTooLarge,
  expiredToken,
  invalidAccessKeyId,
  malformedAuthorization,
} from "../services/s3/errors";
import { readS3Call, s3Error } from "../services/s3/s3";
import { olderCode } from "../services/sqs/errors";
import { unsignedOperation } from "../services/sts/service";
import type { Store } from "../store/store";
import { answerJson, jsonError } from "./aws-json";
import { type QueryCall, queryError, queryResponse, readQueryCall } from "./aws-query";
import { type Signature, signingService } from "./credential";
import {
  expiredCredentials,
  incompleteSignature,
  missingAction,
  missingAuthenticationToken,
  requestTooLarge,
  unknownCaller,
  unsupportedService,
} from "./errors";
import { answerRest, restError } from "./rest-json";

/** A request as received, before it is known who calls. */
export interface ReceivedRequest
  extends Omit<HttpRequest, "caller" | "region" | "now" | "asynchronousFailure"> {
  readonly requestId: string;
  readonly signature: Signature;
}

/** How one request is answered: by which operation of which service, and in which shape errors go back. */
export interface Route {
  readonly service: string;
  readonly operation: string;
  /** Whether it needs no signature. */
  readonly isOpen?: boolean;
  readonly run: (request: HttpRequest) => HttpResponse;
  readonly error: (error: AwsError) => HttpResponse;
  readonly refusals: Refusals;
}

/** How a service says what it says before looking at the request itself. */
export interface Refusals {
  readonly unsigned: () => AwsError;
  readonly malformed: () => AwsError;
  readonly unknownCaller: (accessKeyId: string) => AwsError;
  /** The credentials are of a role session that is over. */
  readonly expired: () => AwsError;
  readonly tooLarge: (limit: number) => AwsError;
}

export interface Services {
  readonly store: Store;
  readonly json: JsonServices;
  readonly query: QueryServices;
  readonly rest: RestServices;
}

/**
 * Finds who answers: EventBridge Scheduler speaks REST, X-Amz-Target means AWS JSON, a form with an
 * Action means AWS Query, and what else is signed for S3, or not at all, is S3.
 */
export function route(services: Services, request: ReceivedRequest): Route {
  const target = request.headers["x-amz-target"];
  const service = signingService(request.signature);
  if (service === "scheduler") return restRoute(services, request);
  if (target !== undefined) return jsonRoute(services, target, service, request.requestId);
  const call = readQueryCall(request.method, request.headers, request.query, request.body);
  if (call !== undefined && service !== "s3")
    return queryRoute(services, call, service, request.requestId);
  if (service !== undefined && speaksQuery(service)) {
    const nameless = { action: "", version: "", parameters: request.query };
    return queryRoute(services, nameless, service, request.requestId);
  }
  if (service !== undefined && service !== "s3")
    return unsupportedRoute(service, `${request.method} ${request.path}`);
  return s3Route(services.store, request);
}

const jsonServiceNames: ReadonlyMap<string, string> = new Map([
  ["SWBExternalService", "sso-admin"],
  ["AWSIdentityStore", "identitystore"],
  ["AWSOrganizationsV20161128", "organizations"],
  ["TrentService", "kms"],
  ["AmazonSQS", "sqs"],
]);

function jsonRoute(
  { json }: Services,
  target: string,
  signedFor: string | undefined,
  requestId: string,
): Route {
  const [prefix = "", operation = ""] = target.split(".");
  const service = jsonServiceNames.get(prefix);
  if (service === undefined && signedFor !== undefined && !signingNames.has(signedFor))
    return unsupportedRoute(signedFor, operation);
  return {
    service: service ?? prefix,
    operation,
    run: (request) => answerJson(json, target, request),
    error: (error) => jsonErrorOf(service, error, requestId),
    refusals: refusals("json"),
  };
}

function jsonErrorOf(
  service: string | undefined,
  error: AwsError,
  requestId: string,
): HttpResponse {
  // Of AWS's JSON services only the Identity Store names the request in its errors.
  const answer = jsonError(error, service === "identitystore" ? { RequestId: requestId } : {});
  if (service !== "sqs") return answer;
  const whose = error.status < 500 ? "Sender" : "Receiver";
  const code = `${olderCode(error.type)};${whose}`;
  return { ...answer, headers: { ...answer.headers, "x-amzn-query-error": code } };
}

/** Of the services that speak AWS JSON here; a wrong target for one of these is a mistake of the client. */
const signingNames = new Set(["sso", "identitystore", "organizations", "kms", "sqs"]);

function queryRoute(
  { query }: Services,
  call: QueryCall,
  signedFor: string | undefined,
  requestId: string,
): Route {
  const service = signedFor ?? "sts";
  const namespace = namespaceOf(service);
  return {
    service,
    operation: call.action,
    isOpen: service === "sts" && call.action === unsignedOperation,
    run: (request) => {
      if (call.action === "") throw missingAction();
      return queryResponse(call.action, namespace, query(service, call, request), requestId);
    },
    error: (error) => queryError(error, namespace, requestId),
    refusals: refusals("query"),
  };
}

function restRoute({ rest }: Services, request: ReceivedRequest): Route {
  const operation = findRestOperation(request.method, request.path);
  return {
    service: "scheduler",
    operation: operation?.name ?? `${request.method} ${request.path}`,
    run: (complete) => answerRest(rest, operation, complete),
    error: restError,
    refusals: refusals("json"),
  };
}

function unsupportedRoute(service: string, operation: string): Route {
  return {
    service,
    operation,
    run: () => {
      throw unsupportedService(service, operation);
    },
    error: (error) => jsonError(error),
    refusals: refusals("json"),
  };
}

function s3Route(store: Store, request: ReceivedRequest): Route {
  const { method, path, query, headers, requestId } = request;
  const call = readS3Call(method, path, query, headers);
  return {
    service: "s3",
    operation: call.operation,
    run: (complete) => call.run(store, complete),
    error: (error) => s3Error(error, method, path, requestId),
    refusals: {
      unsigned: accessDenied,
      malformed: malformedAuthorization,
      unknownCaller: invalidAccessKeyId,
      expired: expiredToken,
      tooLarge: entityTooLarge,
    },
  };
}

function refusals(protocol: "json" | "query"): Refusals {
  return {
    unsigned: () => missingAuthenticationToken(protocol),
    malformed: () => incompleteSignature(protocol),
    unknownCaller: () => unknownCaller(protocol),
    expired: () => expiredCredentials(protocol),
    tooLarge: requestTooLarge,
  };
}
