import type { AccessModel } from "../../model/access-model";
import { type Instant, plusSeconds } from "../../model/instant";
import { durationInSeconds } from "../../model/session-duration";
import type { DeclaredGrant } from "./declared";

/** How what was done with a grant is found in the organization's trail. */
export interface UseQuery {
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
  readonly lines: readonly string[];
  readonly from: Instant;
  /** A session that was issued at the last moment lasts until then. */
  readonly to: Instant;
}

/** The longest session that AWS allows. */
const LONGEST_SESSION = 12 * 3600;
/** What AWS takes for the name of a role's session, or of a permission set: it means nothing else in a query. */
const PLAIN = /^[\w+=,.@-]{1,64}$/;

/**
 * The query for a grant: of one person by the name of the session, which is the user name, and of a group of everybody
 * who had the set in the account. What the organization has no more is searched for as it is called in the grant.
 */
export function useQuery(
  model: AccessModel,
  { user, account, permissionSet, from, until }: DeclaredGrant,
): UseQuery {
  const found = accountOf(model, account);
  const set = setOf(model, found?.id, permissionSet);
  const name = [set?.name ?? permissionSet]
    .filter((one) => PLAIN.test(one))
    .map((one) => `${one}_`);
  const session = durationInSeconds(set?.sessionDuration ?? "") ?? LONGEST_SESSION;
  return {
    lines: [
      "fields eventTime, userIdentity.principalId as who, eventSource, eventName, awsRegion, errorCode, sourceIPAddress",
      ...(found === undefined ? [] : [`filter recipientAccountId = "${found.id}"`]),
      `filter userIdentity.sessionContext.sessionIssuer.userName like "AWSReservedSSO_${name.join("")}"`,
      ...(user !== undefined && PLAIN.test(user)
        ? [`filter userIdentity.principalId like ":${user}"`]
        : []),
      "sort eventTime asc",
      "limit 10000",
    ],
    from,
    to: plusSeconds(until, session),
  };
}

/** What a grant calls an account by name or id; undefined when the organization has it no more. */
export const accountOf = ({ accounts }: AccessModel, account: string) =>
  accounts.find(({ name }) => name === account) ?? accounts.find(({ id }) => id === account);

/** The permission set of that key where the account is; undefined when it is no more. */
export function setOf(model: AccessModel, account: string | undefined, key: string) {
  const owner = model.environments.find(({ accounts }) =>
    accounts.some(({ id }) => id === account),
  );
  return [...model.instancePermissionSets, ...(owner?.permissionSets ?? [])].find(
    (set) => set.key === key,
  );
}
