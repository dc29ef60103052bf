import { closeSync, openSync, readSync } from "node:fs";

/**
 * Calls `onLine` with every line that ends in a newline and answers with the length of the file up
 * to the last of them. Read in pieces: a file may be longer than a string can be.
 */
export function readLines(file: string, onLine: (line: string, number: number) => void): number {
  const descriptor = openSync(file, "r");
  try {
    const piece = Buffer.alloc(1 << 20);
    let pending: Buffer[] = [];
    let number = 0;
    let read = 0;
    let complete = 0;
    for (;;) {
      const length = readSync(descriptor, piece, 0, piece.length, null);
      if (length === 0) return complete;
      let start = 0;
      for (;;) {
        const end = piece.subarray(0, length).indexOf(0x0a, start);
        if (end === -1) break;
        const line = Buffer.concat([...pending, piece.subarray(start, end)]).toString("utf8");
        pending = [];
        start = end + 1;
        complete = read + start;
        number += 1;
        onLine(line, number);
      }
      pending.push(Buffer.from(piece.subarray(start, length)));
      read += length;
    }
  } finally {
    closeSync(descriptor);
  }
}
