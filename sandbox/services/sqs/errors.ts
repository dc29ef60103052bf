import { AwsError } from "../../aws-error";

const sqsError = (type: string, message: string, status = 400): AwsError =>
  new AwsError(type, message, status);

/**
 * The codes that SQS had before it spoke JSON, and which clients still look for where a code is another.
 *
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-amzn-query-error
 */
const olderCodes: Readonly<Record<string, string>> = {
  QueueDoesNotExist: "AWS.SimpleQueueService.NonExistentQueue",
  QueueNameExists: "QueueAlreadyExists",
};

export const olderCode = (type: string): string => olderCodes[type] ?? type;

export const missingParameter = (name: string) =>
  sqsError("MissingParameter", `The request must contain the parameter ${name}.`);

export const invalidParameter = (message: string) => sqsError("InvalidParameterValue", message);

export const queueNotFound = () =>
  sqsError("QueueDoesNotExist", "The specified queue does not exist.");

export const queueExists = (attribute: string) =>
  sqsError(
    "QueueNameExists",
    `A queue already exists with the same name and a different value for attribute ${attribute}`,
  );

export const queueNameInvalid = () =>
  invalidParameter(
    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
  );

export const queueUrlInvalid = (url: string) =>
  sqsError("InvalidAddress", `The address ${url} is not valid for this endpoint.`, 404);

export const unknownAttribute = (name: string) =>
  sqsError("InvalidAttributeName", `Unknown Attribute ${name}.`);

export const attributeInvalid = (name: string) =>
  sqsError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);

export const twoEncryptions = () =>
  sqsError(
    "InvalidAttributeValue",
    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.",
  );

export const messageTooLong = (limit: number) =>
  invalidParameter(
    `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
  );

export const receiptHandleInvalid = (handle: string) =>
  sqsError("ReceiptHandleIsInvalid", `The input receipt handle "${handle}" is not valid.`);

export const accessDenied = (caller: string, action: string, arn: string) =>
  sqsError(
    "AccessDenied",
    `User: ${caller} is not authorized to perform: ${action.toLowerCase()} on resource: ${arn} with an explicit deny in a resource-based policy`,
    403,
  );

/** AWS has it, and nothing was done. */
export const queueKindNotImplemented = (what: string) =>
  new AwsError(
    "NotImplementedException",
    `The sandbox has standard queues, and no ${what}: AWS does, and nothing was done.`,
    501,
  );
