import type { JsonValue, PolicyDocument } from "./access-model";
import { byCodeUnit } from "./compare";
import type { Instant } from "./instant";

/** Until when sessions that were issued are refused; of everyone, and of users by their id in the Identity Store. */
export interface SessionRevocation {
  readonly everyone?: Instant | undefined;
  readonly users?: Readonly<Record<string, Instant>> | undefined;
}

/**
 * The inline policy with a Deny for each revocation, after what it says already; one of its own where there was none.
 * Users with one instant share a statement: the size of an inline policy is limited.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/prereqs-revoking-user-permissions.html
 */
export function withRevocation(
  policy: PolicyDocument | undefined,
  { everyone, users = {} }: SessionRevocation,
): PolicyDocument | undefined {
  const entries = Object.entries(users);
  const instants = [...new Set(Object.values(users))].sort(byCodeUnit);
  const denies = [
    ...(everyone === undefined ? [] : [denyIssuedBefore(everyone)]),
    ...instants.map((instant) => {
      const ids = entries.flatMap(([id, own]) => (own === instant ? [id] : []));
      return denyIssuedBefore(instant, ids.sort(byCodeUnit));
    }),
  ];
  if (denies.length === 0) return policy;
  const { Statement: own = [], ...rest } = policy ?? { Version: "2012-10-17" };
  return { ...rest, Statement: [...(Array.isArray(own) ? own : [own]), ...denies] };
}

/** Without an Sid: the policy may have any already. */
const denyIssuedBefore = (instant: Instant, userIds?: readonly string[]): JsonValue => ({
  Effect: "Deny",
  Action: "*",
  Resource: "*",
  Condition: {
    DateLessThan: { "aws:TokenIssueTime": instant },
    ...(userIds && { StringEquals: { "identitystore:UserId": userIds } }),
  },
});
