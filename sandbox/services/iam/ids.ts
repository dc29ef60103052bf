import { derivedHex, randomHex } from "../ids";

/** A unique id of IAM: a prefix that says what it is of, and 17 characters. */
export function newId(prefix: "AROA" | "ANPA"): string {
  return prefix + randomHex(17).toUpperCase();
}

/** The same id for the same names, on any machine. */
export function derivedId(prefix: "AROA" | "ANPA", ...names: readonly string[]): string {
  return prefix + derivedHex(17, prefix, ...names).toUpperCase();
}

/** When what the estate declares was made, in milliseconds since 1970: it doesn't say. */
export const longAgo = Date.UTC(2020, 0, 1);
