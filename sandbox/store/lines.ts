import { closeSync, openSync, readSync } from "node:fs";

/** One line of a file where it lies in memory: it stays there for as long as anything refers to it. */
export interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  /** Of the newline. */
  readonly end: number;
}

const pieceLength = 1 << 20;

/**
 * Calls `onLine` with every line that ends in a newline and answers with the length of the file up
 * to the last of them. Read in pieces: a file may be longer than what can be read at once.
 */
export function readLines(file: string, onLine: (line: Line, number: number) => void): number {
  const descriptor = openSync(file, "r");
  try {
    let number = 0;
    let complete = 0;
    let rest = Buffer.alloc(0);
    for (;;) {
      const piece = Buffer.allocUnsafeSlow(rest.length + pieceLength);
      rest.copy(piece);
      const length = readSync(descriptor, piece, rest.length, pieceLength, null);
      if (length === 0) return complete;
      const bytes = piece.subarray(0, rest.length + length);
      let start = 0;
      for (;;) {
        const end = bytes.indexOf(0x0a, start);
        if (end === -1) break;
        number += 1;
        onLine({ bytes, start, end }, number);
        complete += end + 1 - start;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(descriptor);
  }
}
