import { resourcePolicyMistake } from "../../policies/grammar";
import {
  attributeInvalid,
  queueKindNotImplemented,
  twoEncryptions,
  unknownAttribute,
} from "./errors";

/** What may be set: from and to, for numbers. */
const numbers: Readonly<Record<string, readonly [number, number]>> = {
  DelaySeconds: [0, 900],
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};

const texts = new Set(["Policy", "KmsMasterKeyId", "SqsManagedSseEnabled"]);

const notHere = new Set([
  "FifoQueue",
  "ContentBasedDeduplication",
  "DeduplicationScope",
  "FifoThroughputLimit",
  "RedrivePolicy",
  "RedriveAllowPolicy",
]);

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export const defaults: Readonly<Record<string, string>> = {
  DelaySeconds: "0",
  MaximumMessageSize: "1048576",
  MessageRetentionPeriod: "345600",
  ReceiveMessageWaitTimeSeconds: "0",
  VisibilityTimeout: "30",
};

export function numberOf(
  attributes: Readonly<Record<string, string>>,
  name: keyof typeof numbers,
): number {
  return Number(attributes[name] ?? defaults[name]);
}

/** The attributes with others set; an empty text takes one away. @throws AwsError. */
export function withAttributes(
  before: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(set)) if (value !== "") check(name, value);
  // One kind of encryption turns the other off.
  const without = set.KmsMasterKeyId ? { SqsManagedSseEnabled: "false" } : {};
  if (set.KmsMasterKeyId && set.SqsManagedSseEnabled === "true") throw twoEncryptions();
  const merged = { ...before, ...without, ...set };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
}

function check(name: string, value: string): void {
  if (notHere.has(name)) throw queueKindNotImplemented(name);
  const range = numbers[name];
  if (range !== undefined) {
    const [least, most] = range;
    if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most)
      throw attributeInvalid(name);
  } else if (!texts.has(name)) {
    throw unknownAttribute(name);
  } else if (
    (name === "Policy" && resourcePolicyMistake(value) !== undefined) ||
    (name === "SqsManagedSseEnabled" && !["true", "false"].includes(value))
  ) {
    throw attributeInvalid(name);
  }
}
