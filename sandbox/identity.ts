import { derivedHex } from "./services/ids";

/** Who calls: an account's own user, or a session of a role in it. */
export interface Identity {
  /** 12-digit account id. */
  readonly account: string;
  readonly arn: string;
  /** `AIDA…`, or `AROA…:SESSION`. */
  readonly userId: string;
  /** ARN of the role whose session it is. */
  readonly role?: string | undefined;
}

/** The one user of each account: who calls without a role. */
export const userName = "sandbox";

export function userOf(account: string): Identity {
  const arn = `arn:aws:iam::${account}:user/${userName}`;
  return { account, arn, userId: `AIDA${derivedHex(17, "user", account).toUpperCase()}` };
}

/** Who makes a request: the session that it comes from, or else the account's user. */
export function identityOf({
  caller,
  session,
}: {
  readonly caller: string;
  readonly session?: Identity | undefined;
}): Identity {
  return session ?? userOf(caller);
}

/** Names by which a policy's `AWS` principal can mean the caller. */
export function principalNames({ account, arn, role }: Identity): readonly string[] {
  return [account, `arn:aws:iam::${account}:root`, arn, ...(role === undefined ? [] : [role])];
}
