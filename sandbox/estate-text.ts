import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { estateFileIsNoFile, estateFileIsTooLarge, estateIsInvalid, mistakeAt } from "./errors";

/** A hundred thousand users, which is what AWS lets a store hold, take twenty million bytes. */
const mostBytes = 32 << 20;

/**
 * The text of an estate file that a person named.
 *
 * @throws SandboxError when it is too large, no regular file (a device or a pipe may have no end) or no
 * UTF-8; the system's own error when it can't be opened.
 */
export function readEstateText(fileName: string): string {
  // A pipe is not waited for: a file that has no end is never opened for good.
  const descriptor = openSync(fileName, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw estateFileIsNoFile(fileName);
    if (status.size > mostBytes) throw estateFileIsTooLarge(fileName, status.size, mostBytes);
    return decode(readFileSync(descriptor), fileName);
  } finally {
    closeSync(descriptor);
  }
}

function decode(bytes: Buffer, fileName: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const place = { file: fileName, ...firstBad(bytes) };
    throw estateIsInvalid([mistakeAt(place, "An estate file is text in UTF-8, got other bytes.")]);
  }
}

/** The place of the first byte that is no UTF-8. */
function firstBad(bytes: Buffer): { readonly line: number; readonly column: number } {
  const replaced = Buffer.from(bytes.toString());
  const at = bytes.findIndex((byte, index) => byte !== replaced[index]);
  const before = bytes.subarray(0, at === -1 ? bytes.length : at);
  const lineStart = before.lastIndexOf(0x0a) + 1;
  return {
    line: before.filter((byte) => byte === 0x0a).length + 1,
    column: before.subarray(lineStart).toString().length + 1,
  };
}
