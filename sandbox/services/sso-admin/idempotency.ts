import { createHash } from "node:crypto";
import type { Context } from "../operation";
import { tokenReused } from "./errors";
import { clientTokens } from "./tables";

/** How long a token is known, in milliseconds: AWS names no limit. */
const known = 24 * 3600 * 1000;

/**
 * Answers a request that carries a known `ClientToken` as it was answered the first time, without
 * doing anything. Without a token every request is a new one. Answers must be plain JSON.
 *
 * @throws AwsError `ConflictException` for a known token with another input.
 */
export function once<Answer>(
  { transaction, caller, now }: Context,
  operation: string,
  input: { readonly ClientToken?: string | undefined },
  work: () => Answer,
): Answer {
  const { ClientToken: token, ...rest } = input;
  if (token === undefined) return work();
  const partition = `${operation} ${caller}`;
  for (const { key, value } of transaction.entries(clientTokens, partition)) {
    if (value.until > now.getTime()) break;
    transaction.delete(clientTokens, partition, key);
  }
  const request = digest(rest);
  const first = transaction.get(clientTokens, partition, token);
  if (first !== undefined && first.request !== request) throw tokenReused(token);
  if (first !== undefined) return first.answer as Answer;
  const answer = work();
  const until = now.getTime() + known;
  transaction.put(clientTokens, partition, token, { request, answer, until });
  return answer;
}

function digest(input: object): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(input)))
    .digest("hex");
}

/** The order of members means nothing, that of items does. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, inner]) => [name, sorted(inner)])
    .sort(([one = ""], [other = ""]) => (String(one) < String(other) ? -1 : 1));
}
