import { enumerate, quote, visible } from "../model/quote";

/** Why AWS could not be read, in words for whoever runs the command. Nothing was changed or written. */
export class LiveError extends Error {
  override readonly name: string = "LiveError";
}

/** The same where AWS refuses a request that others may make. */
export class AccessDenied extends LiveError {
  override readonly name = "AccessDenied";

  constructor(
    message: string,
    /** 12-digit id of where it was refused. */
    readonly account: string,
  ) {
    super(message);
  }
}

const text = (what: string, fix: string): string => `${what}\n  fix: ${fix}`;

const signIn =
  "Sign in (aws sso login) and name the profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";

export const missingCredentials = (reason: string): LiveError =>
  new LiveError(
    text(`AWS is read with the environment's credentials, got none: ${sentence(reason)}`, signIn),
  );

export const expiredCredentials = (reason: string): LiveError =>
  new LiveError(
    text(
      `AWS is read with credentials that have not expired, got: ${sentence(reason)}`,
      "Sign in again (aws sso login), or get new credentials from wherever these came from.",
    ),
  );

export const refusedCredentials = (reason: string): LiveError =>
  new LiveError(
    text(`AWS is read with credentials that it knows, got: ${sentence(reason)}`, signIn),
  );

/** `account` as in `100000000002`. */
export const wrongAccount = (account: string, allowed: readonly string[]): LiveError =>
  new LiveError(
    text(
      `The organization is read from the account that administers Identity Center, ${allowed.join(" or ")}, got credentials of ${quote(account)}.`,
      "Use credentials of that account, or correct delegatedAdministrator or managementAccount in organization.yaml.",
    ),
  );

/** `action` as in `organizations:ListAccounts`; `caller` is the ARN that calls. */
export const notAllowed = (
  action: string,
  account: string,
  caller: string,
  reason: string,
): AccessDenied =>
  new AccessDenied(
    text(
      `Reading AWS takes ${action} in account ${account}, which ${caller} may not do: ${sentence(reason)}`,
      action.startsWith("organizations:")
        ? `Allow it ${action}; where the account is neither the management account nor a delegated administrator, no permission helps.`
        : `Allow it ${action}.`,
    ),
    account,
  );

export const roleNotAssumed = (role: string, caller: string, reason: string): AccessDenied =>
  new AccessDenied(
    text(
      `Reading IAM in account ${accountOfArn(role)} takes sts:AssumeRole on ${role}, which ${caller} may not do: ${sentence(reason)}`,
      "Make the role, let its trust policy name that caller, and allow the caller sts:AssumeRole on it: docs/sync.md shows both.",
    ),
    accountOfArn(role),
  );

/** In full where there are few: the reason is mostly one. */
const shownInFull = 3;

export function accountsNotRead(failures: readonly AccessDenied[], accounts: number): LiveError {
  const [first, ...more] = failures;
  if (first !== undefined && more.length === 0) return first;
  const others = failures.slice(shownInFull).map(({ account }) => account);
  return new LiveError(
    [
      `IAM is read in every active account, got ${failures.length} of ${accounts} that can't be read:`,
      ...failures.slice(0, shownInFull).map(({ message }) => message.replace(/^/gm, "  ")),
      ...(others.length === 0 ? [] : [`  and ${others.length} more: ${others.join(", ")}`]),
    ].join("\n"),
  );
}

export const noOrganization = (account: string): LiveError =>
  new LiveError(
    text(
      `Accounts are read from AWS Organizations, got account ${account}, which is in no organization.`,
      "Use credentials of the organization's management account or delegated administrator.",
    ),
  );

export const otherOrganization = (managementAccount: string, wanted: string): LiveError =>
  new LiveError(
    text(
      `The organization's management account is ${wanted}, got credentials in the organization of ${managementAccount}.`,
      "Use credentials in that organization, or correct managementAccount in organization.yaml.",
    ),
  );

export const noInstance = (region: string, wanted?: string): LiveError =>
  new LiveError(
    text(
      wanted === undefined
        ? `The organization has one Identity Center instance, got none in ${region}.`
        : `The organization's Identity Center instance is ${wanted}, got none of that ARN in ${region}.`,
      wanted === undefined
        ? "Correct instance.region in organization.yaml: its settings page shows the home Region; or enable IAM Identity Center."
        : "Correct instance.arn and instance.region in organization.yaml, or leave out arn and identityStoreId.",
    ),
  );

export const severalInstances = (arns: readonly string[]): LiveError =>
  new LiveError(
    text(
      `The organization has one Identity Center instance, got ${enumerate(arns)}.`,
      "Name the one that is meant by instance.arn and instance.identityStoreId in organization.yaml.",
    ),
  );

export const slashInUnitName = (name: string, id: string): LiveError =>
  new LiveError(
    text(
      `The name of an organizational unit is a part of its path, got ${quote(name)} (${id}), which holds a /.`,
      "Rename the unit in AWS Organizations.",
    ),
  );

/** `ids` of accounts. */
export const changedMeanwhile = (ids: readonly string[]): LiveError =>
  new LiveError(
    text(
      `The organization stays as it is while it is read, got accounts that came, went or moved: ${enumerate(ids)}.`,
      "Run this again.",
    ),
  );

export const policyNotJson = (arn: string): LiveError =>
  new LiveError(text(`A policy's document is JSON, got ${quote(arn)}.`, "Run this again."));

/** `reason` as the system names it: ECONNREFUSED, ENOTFOUND, … */
export const unreachable = (host: string, reason: string): LiveError =>
  new LiveError(
    text(
      `AWS answers at ${host}, got no answer: ${sentence(reason)}`,
      "Look after the network and its proxy, AWS_ENDPOINT_URL, and instance.region in organization.yaml.",
    ),
  );

export const stillThrottled = (operation: string, reason: string): LiveError =>
  new LiveError(
    text(
      `AWS takes so many requests a second, got refused in ${operation} also after waiting: ${sentence(reason)}`,
      "Run this again when nothing else calls AWS in this organization.",
    ),
  );

export const failed = (operation: string, reason: string): LiveError =>
  new LiveError(text(`AWS was asked for ${operation}, got: ${sentence(reason)}`, "Mend that."));

export const accountOfArn = (arn: string): string => arn.split(":")[4] ?? "";

/** AWS's words as a sentence in a line of their own. */
const sentence = (reason: string): string => {
  const line = visible(reason.replace(/\s+/g, " ").trim());
  return /[.!?]$/.test(line) ? line : `${line}.`;
};
