import { AwsError } from "../aws-error";

/** Kinds of faults that are an error of the service. */
export type RefusalKind = "throttling" | "conflict" | "internal-error";

/** Code, message and HTTP status. */
type Refusals = Readonly<Record<RefusalKind, readonly [string, string, number]>>;

const internalMessage = "The request processing has failed because of an internal error.";
const conflictMessage = "There is a conflicting operation in process.";

const json: Refusals = {
  throttling: ["ThrottlingException", "Rate exceeded", 400],
  conflict: ["ConflictException", conflictMessage, 400],
  "internal-error": ["InternalServerException", internalMessage, 500],
};

const query: Refusals = {
  throttling: ["Throttling", "Rate exceeded", 400],
  conflict: ["ConcurrentModification", conflictMessage, 409],
  "internal-error": ["ServiceFailure", internalMessage, 500],
};

/** As each service says it. */
const refusals: Readonly<Record<string, Refusals>> = {
  organizations: {
    throttling: ["TooManyRequestsException", "Rate exceeded", 400],
    conflict: ["ConcurrentModificationException", conflictMessage, 400],
    "internal-error": ["ServiceException", internalMessage, 500],
  },
  kms: { ...json, "internal-error": ["KMSInternalException", internalMessage, 500] },
  scheduler: {
    throttling: ["ThrottlingException", "Rate exceeded", 429],
    conflict: ["ConflictException", conflictMessage, 409],
    "internal-error": ["InternalServerException", internalMessage, 500],
  },
  sns: {
    throttling: ["Throttled", "Rate exceeded", 429],
    conflict: ["ConcurrentAccess", conflictMessage, 400],
    "internal-error": ["InternalError", internalMessage, 500],
  },
  sqs: {
    throttling: ["RequestThrottled", "Rate exceeded", 400],
    conflict: ["RequestThrottled", conflictMessage, 400],
    "internal-error": ["InternalFailure", internalMessage, 500],
  },
  iam: query,
  sts: { ...query, "internal-error": ["InternalFailure", internalMessage, 500] },
  s3: {
    throttling: ["SlowDown", "Please reduce your request rate.", 503],
    conflict: [
      "OperationAborted",
      "A conflicting conditional operation is currently in progress against this resource. Please try again.",
      409,
    ],
    "internal-error": ["InternalError", "We encountered an internal error. Please try again.", 500],
  },
};

/** The error of a service that a fault on request stands for. */
export function refusal(service: string, kind: RefusalKind): AwsError {
  const own = Object.hasOwn(refusals, service) ? refusals[service] : undefined;
  const [type, message, status] = (own ?? json)[kind];
  const fields = service === "identitystore" && kind === "conflict" ? concurrent : {};
  return new AwsError(type, message, status, fields);
}

const concurrent = { Reason: "CONCURRENT_MODIFICATION" };
