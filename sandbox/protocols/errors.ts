import { AwsError } from "../aws-error";

/** What goes wrong before a request reaches its operation, in AWS's codes and words. */

export function serializationError(problem: string): AwsError {
  return new AwsError("SerializationException", problem);
}

export function unsupportedContentType(given: string): AwsError {
  return new AwsError(
    "UnknownOperationException",
    `An X-Amz-Target request is a POST with Content-Type application/x-amz-json-1.1, got ${given}.`,
    404,
  );
}

export function missingAuthenticationToken(protocol: "json" | "query"): AwsError {
  return protocol === "json"
    ? new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", 403)
    : new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
}

export function incompleteSignature(protocol: "json" | "query"): AwsError {
  return new AwsError(
    protocol === "json" ? "IncompleteSignatureException" : "IncompleteSignature",
    "Authorization header requires 'Credential' parameter of the form KEY/DATE/REGION/SERVICE/aws4_request.",
    protocol === "json" ? 403 : 400,
  );
}

/** A key id of 12 digits names an account that the estate doesn't have. */
export function unknownCaller(protocol: "json" | "query"): AwsError {
  return new AwsError(
    protocol === "json" ? "UnrecognizedClientException" : "InvalidClientTokenId",
    "The security token included in the request is invalid.",
    403,
  );
}

/** A role session that is over. */
export function expiredCredentials(protocol: "json" | "query"): AwsError {
  return protocol === "json"
    ? new AwsError("ExpiredTokenException", "The security token included in the request is expired")
    : new AwsError("ExpiredToken", "The security token included in the request is expired", 403);
}

export function requestTooLarge(limit: number): AwsError {
  return new AwsError(
    "RequestEntityTooLargeException",
    `The request's body is longer than ${limit} bytes.`,
    413,
  );
}

export function brokenCompression(encoding: string): AwsError {
  return new AwsError(
    "SerializationException",
    `The request's body isn't valid ${encoding}, which its Content-Encoding says it is.`,
  );
}

export function unsupportedService(service: string, operation: string): AwsError {
  return new AwsError(
    "NotImplementedException",
    `The sandbox has no ${service} ${operation}. It stands in for sso-admin, identitystore, organizations, iam, kms, scheduler, sns, sqs, sts and s3.`,
    501,
  );
}

/** Of AWS Query: nothing says what is to be done. */
export function missingAction(): AwsError {
  return new AwsError(
    "MissingAction",
    "The request is missing an action or a required parameter.",
    400,
  );
}

export function invalidAction(action: string, version: string): AwsError {
  return new AwsError(
    "InvalidAction",
    `Could not find operation ${action} for version ${version}`,
    400,
  );
}

/** A parameter of a form that has another type than its text. */
export function malformedInput(text: string | undefined): AwsError {
  const given = text === undefined ? "nothing" : JSON.stringify(text);
  return new AwsError("MalformedInput", `A number or a boolean was expected, got ${given}.`);
}

/** A fault of the sandbox itself. */
export function internalFailure(fault: unknown): AwsError {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new AwsError("InternalFailure", `The sandbox failed: ${reason}`, 500);
}
