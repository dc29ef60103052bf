import { createHash, randomBytes } from "node:crypto";

/** Random lower-case hexadecimal digits. */
export function randomHex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);
}

/** The same digits for the same names, on any machine. */
export function derivedHex(length: number, ...names: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(names)).digest("hex").slice(0, length);
}

/** A UUID made from names: what an estate file declares keeps its id from start to start. */
export function derivedUuid(...names: readonly string[]): string {
  const hex = derivedHex(32, ...names);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
