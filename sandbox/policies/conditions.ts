import { BlockList, isIPv4 } from "node:net";
import type { Condition } from "./statement";

/** Values of the keys that a request has, by key in lower case. */
export type RequestKeys = ReadonlyMap<string, readonly string[]>;

type Comparison = (given: string, wanted: string) => boolean;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (given, wanted) => given === wanted,
  StringEqualsIgnoreCase: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  StringLike: (given, wanted) => matchesWildcards(given, wanted),
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: (given, wanted) => Number(given) === Number(wanted),
  NumericLessThan: (given, wanted) => Number(given) < Number(wanted),
  NumericLessThanEquals: (given, wanted) => Number(given) <= Number(wanted),
  NumericGreaterThan: (given, wanted) => Number(given) > Number(wanted),
  NumericGreaterThanEquals: (given, wanted) => Number(given) >= Number(wanted),
  DateEquals: (given, wanted) => moment(given) === moment(wanted),
  DateLessThan: (given, wanted) => moment(given) < moment(wanted),
  DateLessThanEquals: (given, wanted) => moment(given) <= moment(wanted),
  DateGreaterThan: (given, wanted) => moment(given) > moment(wanted),
  DateGreaterThanEquals: (given, wanted) => moment(given) >= moment(wanted),
  IpAddress: isInRange,
  BinaryEquals: (given, wanted) => given === wanted,
};

/** An operator that holds where its twin holds for no value. */
const opposites: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
};

interface Operator {
  readonly name: string;
  readonly quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  readonly isIfExists: boolean;
}

function operatorOf(written: string): Operator {
  const [, quantifier, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  return {
    name,
    quantifier: quantifier as Operator["quantifier"],
    isIfExists: ifExists !== undefined,
  };
}

/** An operator that IAM doesn't have, in IAM's words. */
export function conditionMistake(conditions: readonly Condition[]): string | undefined {
  const wrong = conditions.find(({ operator }) => {
    const { name } = operatorOf(operator);
    return name !== "Null" && !Object.hasOwn(comparisons, opposites[name] ?? name);
  });
  return wrong === undefined ? undefined : `Invalid Condition type : ${wrong.operator}.`;
}

/** Whether a condition holds for a request. */
export function holds({ operator, key, values }: Condition, request: RequestKeys): boolean {
  const { name, quantifier, isIfExists } = operatorOf(operator);
  const given = request.get(key.toLowerCase());
  if (name === "Null") return values.includes("true") === (given === undefined);
  const opposite = opposites[name];
  if (given === undefined)
    return isIfExists || quantifier === "ForAllValues" || opposite !== undefined;
  const compare = comparisons[opposite ?? name];
  if (compare === undefined) return false;
  const isMet = (one: string) =>
    values.some((wanted) => compare(one, wanted)) === (opposite === undefined);
  return quantifier === "ForAllValues" || (quantifier === undefined && opposite !== undefined)
    ? given.every(isMet)
    : given.some(isMet);
}

/** `*` stands for any characters, `?` for one. Its time grows with both lengths and no faster, whoever wrote the pattern. */
export function matchesWildcards(text: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[next] === "*") {
      star = next++;
      resume = at;
    } else if (pattern[next] === "?" || pattern[next] === text[at]) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[next] === "*") next++;
  return next === pattern.length;
}

/** Colons of an ARN are no characters that a wildcard stands for. */
function matchesArn(given: string, wanted: string): boolean {
  const parts = partsOf(given);
  const patterns = partsOf(wanted);
  return patterns.every((pattern, index) => matchesWildcards(parts[index] ?? "", pattern));
}

function partsOf(arn: string): readonly string[] {
  const [prefix = "", partition = "", service = "", region = "", account = "", ...rest] =
    arn.split(":");
  return [prefix, partition, service, region, account, rest.join(":")];
}

function moment(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function isInRange(given: string, wanted: string): boolean {
  const [network = "", bits] = wanted.split("/");
  const family = isIPv4(network) ? "ipv4" : "ipv6";
  try {
    const range = new BlockList();
    range.addSubnet(network, Number(bits ?? (family === "ipv4" ? 32 : 128)), family);
    return range.check(given, isIPv4(given) ? "ipv4" : "ipv6");
  } catch {
    return false;
  }
}
