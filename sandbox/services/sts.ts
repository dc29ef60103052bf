import { createHash } from "node:crypto";
import { AwsError } from "../aws-error";
import type { HttpRequest } from "../http";
import type { QueryCall } from "../protocols/aws-query";
import { invalidAction, unsupportedService } from "../protocols/errors";
import { element, type XmlNode } from "../protocols/xml";

export const stsNamespace = "https://sts.amazonaws.com/doc/2011-06-15/";
const version = "2011-06-15";

export const stsOperations = ["GetCallerIdentity", "AssumeRole"] as const;

/** Answers one STS call with the members of its result. https://docs.aws.amazon.com/STS/latest/APIReference/ */
export function callSts(
  { action, version: given, parameters }: QueryCall,
  { caller, now }: Pick<HttpRequest, "caller" | "now">,
) {
  if (given !== version) throw invalidAction(action, given);
  switch (action) {
    case "GetCallerIdentity":
      return getCallerIdentity(caller);
    case "AssumeRole":
      return assumeRole(parameters, now);
    default:
      throw unsupportedService("sts", action);
  }
}

function getCallerIdentity(caller: string): readonly XmlNode[] {
  return [
    element("Arn", `arn:aws:iam::${caller}:user/sandbox`),
    element("UserId", `AIDA${uniqueId(caller)}`),
    element("Account", caller),
  ];
}

/** The role's account becomes the key id, so that calls with these credentials come from that account. */
function assumeRole(parameters: URLSearchParams, now: Date): readonly XmlNode[] {
  const roleArn = parameters.get("RoleArn") ?? "";
  const session = parameters.get("RoleSessionName") ?? "";
  const [, account, role] =
    /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(roleArn) ?? [];
  if (account === undefined || role === undefined)
    throw new AwsError("ValidationError", `${roleArn} is invalid`);
  if (!/^[\w+=,.@-]{2,64}$/.test(session))
    throw new AwsError(
      "ValidationError",
      `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  const seconds = readDuration(parameters.get("DurationSeconds"));
  const id = `AROA${uniqueId(roleArn)}:${session}`;
  return [
    element("AssumedRoleUser", [
      element("AssumedRoleId", id),
      element("Arn", `arn:aws:sts::${account}:assumed-role/${role}/${session}`),
    ]),
    element("Credentials", [
      element("AccessKeyId", account),
      element("SecretAccessKey", "sandbox"),
      element("SessionToken", "sandbox"),
      element("Expiration", new Date(now.getTime() + seconds * 1000).toISOString()),
    ]),
  ];
}

/** In seconds, from 15 minutes to 12 hours; one hour when absent. */
function readDuration(given: string | null): number {
  const seconds = Number(given ?? "3600");
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= 43_200) return seconds;
  throw new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${given}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200`,
  );
}

/** 17 characters, as in AWS's unique ids; the same for the same thing. */
function uniqueId(of: string): string {
  const hex = createHash("sha256").update(of).digest("hex").toUpperCase();
  return hex.slice(0, 17);
}
