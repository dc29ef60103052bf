import type { IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { brokenCompression, requestTooLarge } from "./errors";

export type Body =
  | { readonly kind: "complete"; readonly bytes: Buffer }
  | { readonly kind: "too-large" }
  /** The client went away in the middle. */
  | { readonly kind: "aborted" };

/** Reads a body to its end, also one that is too large: a client that still sends would not see the answer. */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on("end", () =>
      resolve(
        length > limit ? { kind: "too-large" } : { kind: "complete", bytes: Buffer.concat(chunks) },
      ),
    );
    request.on("error", () => resolve({ kind: "aborted" }));
    request.on("close", () => resolve({ kind: "aborted" }));
  });
}

/** Undoes the compression that some SDKs apply to JSON and form bodies. */
export function decompress(bytes: Buffer, encoding: string | undefined, limit: number): Buffer {
  switch (encoding) {
    case "gzip":
    case "deflate":
    case "br":
      return inflate(bytes, encoding, limit);
    default:
      return bytes;
  }
}

const inflaters = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

function inflate(bytes: Buffer, encoding: keyof typeof inflaters, limit: number): Buffer {
  try {
    return inflaters[encoding](bytes, { maxOutputLength: limit });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? requestTooLarge(limit) : brokenCompression(encoding);
  }
}
