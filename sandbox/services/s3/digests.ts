import { createHash } from "node:crypto";

/** In hexadecimal, as in an ETag. */
export function md5(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("hex");
}
