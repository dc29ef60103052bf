import { isTooDeep } from "../../json-depth";
import { inputInvalid, notImplemented, targetInvalid } from "./errors";
import type { Target } from "./tables";

/** What a schedule does when it is due. */
export interface Call {
  readonly service: "sso-admin" | "sns";
  /** As AWS spells it: `DeleteAccountAssignment`. */
  readonly operation: string;
  readonly input: object;
}

/** A service as an ARN of a universal target names it. */
const services: Readonly<Record<string, Call["service"]>> = { ssoadmin: "sso-admin", sns: "sns" };

/** Of these the sandbox knows what their callers need to be allowed. */
const operations: Readonly<Record<string, string>> = {
  "sso-admin deleteAccountAssignment": "DeleteAccountAssignment",
  "sns publish": "Publish",
};

/**
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 *
 * @throws AwsError `ValidationException` for what AWS doesn't take.
 */
export function callOf({ Arn: arn, Input: input }: Target): Call {
  if (/^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(arn))
    return { service: "sns", operation: "Publish", input: { TopicArn: arn, Message: input ?? "" } };
  const [, name = "", action = ""] =
    /^arn:aws[\w-]*:scheduler:::aws-sdk:([a-z0-9]+):([A-Za-z0-9]+)$/.exec(arn) ?? [];
  if (!/^arn:aws[\w-]*:[a-z0-9-]+:/.test(arn)) throw targetInvalid(arn);
  const service = services[name];
  const operation = operations[`${service} ${action}`];
  if (service === undefined || operation === undefined) throw notImplemented(`target ${arn}`);
  return { service, operation, input: parseInput(input ?? "{}") };
}

function parseInput(text: string): object {
  const input = parseJson(text);
  if (typeof input !== "object" || input === null || Array.isArray(input) || isTooDeep(input))
    throw inputInvalid();
  return input;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw inputInvalid();
  }
}
