import { invalidArgument } from "./errors";

/** How many entries a page may hold: what is asked, at most `most`. */
export function pageSize(asked: string | undefined, name: string, most = 1000): number {
  if (asked === undefined) return most;
  if (!/^\d{1,10}$/.test(asked) || Number(asked) > 2_147_483_647)
    throw invalidArgument(name, asked, `Provided ${name} not an integer or within integer range`);
  return Math.min(Number(asked), most);
}

/** An opaque token for "what comes after this". */
export function pageToken(after: string): string {
  return Buffer.from(`1:${after}`, "utf8").toString("base64url");
}

export function readPageToken(token: string | undefined, name: string): string | undefined {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (!text.startsWith("1:") || pageToken(text.slice(2)) !== token)
    throw invalidArgument(name, token, "The continuation token provided is incorrect");
  return text.slice(2);
}
