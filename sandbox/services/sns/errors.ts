import { AwsError } from "../../aws-error";

const snsError = (type: string, message: string, status = 400): AwsError =>
  new AwsError(type, message, status);

export const validation = (message: string) => snsError("ValidationError", message);

export const invalidParameter = (name: string, reason?: string) =>
  snsError(
    "InvalidParameter",
    `Invalid parameter: ${name}${reason === undefined ? "" : ` Reason: ${reason}`}`,
  );

export const topicNotFound = () => snsError("NotFound", "Topic does not exist", 404);

export const subscriptionNotFound = () => snsError("NotFound", "Subscription does not exist", 404);

export const resourceNotFound = () => snsError("ResourceNotFound", "Resource does not exist", 404);

export const topicExists = (differing: "attributes" | "tags") =>
  invalidParameter(
    differing === "tags" ? "Tags" : "Attributes",
    differing === "tags"
      ? "Topic already exists with different tags"
      : "Topic already exists with different attributes",
  );

export const isPending = () =>
  invalidParameter(
    "SubscriptionArn",
    "Cannot unsubscribe a subscription that is pending confirmation",
  );

export const tooManyTags = () =>
  snsError("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");

export const accessDenied = (caller: string, action: string, arn: string) =>
  snsError(
    "AuthorizationError",
    `User: ${caller} is not authorized to perform: ${action} on resource: ${arn} with an explicit deny in a resource-based policy`,
    403,
  );

export const kmsAccessDenied = () =>
  snsError(
    "KMSAccessDenied",
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
  );

/** AWS has it, and nothing was done. */
export const notImplemented = (what: string) =>
  new AwsError(
    "NotImplementedException",
    `The sandbox has standard topics, and no ${what}: AWS does, and nothing was done.`,
    501,
  );
