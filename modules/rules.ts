import { Token } from "cdktf";
import { invalid } from "./errors";

// https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_TagResource.html, read November 2026.
const MAXIMUM_TAGS = 75;

/**
 * A rule of AWS for a text, checked before AWS sees it. What is known only to Terraform is left to AWS.
 *
 * @throws if the value breaks the rule; an absent one breaks none
 */
export function check(value: string | undefined, pattern: RegExp, rule: string): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  if (!pattern.test(value)) throw invalid(rule, value);
}

/**
 * Each value once, whatever its case where `identity` lowers it.
 *
 * @throws the first value that is given again
 */
export function checkUnique(
  values: readonly string[],
  rule: string,
  identity: (value: string) => string = (value) => value,
): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(identity(value))) throw invalid(rule, value);
    seen.add(identity(value));
  }
}

/** @throws if there are too many tags, or one breaks a rule of AWS; `of` says whose they are */
export function checkTags(tags: Readonly<Record<string, string>> = {}, of: string): void {
  const keys = Object.keys(tags);
  if (keys.length > MAXIMUM_TAGS) throw invalid(`At most ${MAXIMUM_TAGS} tags ${of}`, keys.length);
  for (const [key, value] of Object.entries(tags)) {
    check(
      key,
      /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
      `A tag's key ${of} has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:`,
    );
    check(
      value,
      /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
      `The value of tag ${JSON.stringify(key)} ${of} has at most 256 letters, digits, spaces and _ . : / = + - @`,
    );
  }
}
