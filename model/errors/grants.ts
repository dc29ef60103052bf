import { error, type Finding, notice } from "../finding";
import { MANAGEMENT } from "../management";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function invalidTag(target: string): Finding {
  return error({
    rule: "invalid-target",
    message: `A tag target has the form tag:key=value, got ${quote(target)}.`,
    fix: "Write key and value with = between them.",
  });
}

/** `meant` as in `ou:Security`. */
export function unknownKind(target: string, meant: string): Finding {
  return error({
    rule: "invalid-target",
    message: `A target is all, an account's name or id, ou:Path, ou-only:Path or tag:key=value, got ${quote(target)}.`,
    nearest: meant,
    fix: "Correct what stands before the colon.",
  });
}

export function unknownTagKey(key: string, keys: Iterable<string>): Finding {
  return error({
    rule: "unknown-tag",
    message: `A tag target names a tag that an account has, got the key ${quote(key)}.`,
    nearest: nearestName(key, keys),
    fix: "Correct the key, or refresh organization.snapshot.yaml.",
  });
}

export function unknownTagValue(key: string, value: string, values: Iterable<string>): Finding {
  return error({
    rule: "unknown-tag",
    message: `A tag target names a tag that an account has, got the value ${quote(value)} of ${quote(key)}.`,
    nearest: nearestName(value, values),
    fix: "Correct the value, or refresh organization.snapshot.yaml.",
  });
}

/** `owner` is undefined when no environment owns the account. */
export function foreignAccount(
  target: string,
  environment: string,
  owner: string | undefined,
): Finding {
  const reached =
    environment === MANAGEMENT
      ? "the management account alone"
      : `accounts of ${quote(environment)} only`;
  const belongs =
    owner === undefined ? "which belongs to no environment" : `which belongs to ${quote(owner)}`;
  return error({
    rule: "foreign-account",
    message: `A grant of ${quote(environment)} reaches ${reached}, got ${quote(target)}, ${belongs}.`,
    fix:
      owner === undefined
        ? "Give its organizational unit to an environment in organization.yaml."
        : `Move the grant to environments/${owner}.yaml.`,
  });
}

export function managementAccount(target: string, environment: string): Finding {
  return error({
    rule: "foreign-account",
    message: `A grant of ${quote(environment)} reaches accounts of ${quote(environment)} only, got ${quote(target)}, the management account, which belongs to none.`,
    fix: `Move the grant to environments/${MANAGEMENT}.yaml: access to the management account has a stack of its own.`,
  });
}

/** `name` is the management account's. */
export function notByName(target: string, name: string): Finding {
  return error({
    rule: "management-account-by-name",
    message: `The management account is reached by its name or id alone, got ${quote(target)}.`,
    fix: `Write ${name}.`,
  });
}

export function instanceScopeInManagement(permissionSet: string): Finding {
  return error({
    rule: "instance-scope-in-management",
    message: `The management account has permission sets of its own, got ${quote(permissionSet)} with scope "instance": provisioned there, no delegated administrator could change it any more, for no account.`,
    fix: "Grant a set with scope environment; it may have the same policies.",
  });
}

/** `owner` is undefined when no environment owns the unit. */
export function foreignUnit(path: string, environment: string, owner: string | undefined): Finding {
  const belongs =
    owner === undefined
      ? "which no environment owns as a whole"
      : `which belongs to ${quote(owner)}`;
  return error({
    rule: "foreign-organizational-unit",
    message: `A grant of ${quote(environment)} reaches organizational units of ${quote(environment)} only, got ${quote(path)}, ${belongs}.`,
    fix:
      owner === undefined
        ? "Name a unit that lies within this environment, or all."
        : `Move the grant to environments/${owner}.yaml.`,
  });
}

export function reachesNothing(target: string, environment: string): Finding {
  return notice({
    rule: "empty-target",
    message: `A target reaches active accounts of ${quote(environment)}, got ${quote(target)}, which reaches none at present.`,
    fix: "Nothing to do if accounts are to come; remove the target otherwise.",
  });
}

export function exclusionWithoutEffect(target: string): Finding {
  return notice({
    rule: "empty-exclusion",
    message: `An exclusion takes an account away from the grant, got ${quote(target)}, which takes away none at present.`,
    fix: "Nothing to do if accounts are to come; correct or remove it otherwise.",
  });
}

export function nothingLeft(): Finding {
  return error({
    rule: "nothing-left-of-grant",
    message: "A grant reaches an active account, got exclusions that take all of them away.",
    fix: "Exclude fewer accounts, or remove the grant.",
  });
}

export function accountLeftOut(name: string, status: string, environment: string): Finding {
  return notice({
    rule: "inactive-account",
    message: `Grants reach active accounts, got ${quote(name)} with status ${status}: the grants of ${quote(environment)} leave it out.`,
    fix: "Nothing to do; remove the account from the snapshot once it is closed.",
  });
}

export function expiredGrant(
  principal: string,
  permissionSet: string,
  expires: string,
  at: string,
): Finding {
  return notice({
    rule: "expired-grant",
    message: `A grant holds until its end, got ${expires} for ${quote(permissionSet)} of ${quote(principal)}; it is ${at}, so it gives nothing.`,
    fix: "Remove it; or set a later expires, if it is still needed.",
  });
}

export function redundantGrant(principal: string, permissionSet: string): Finding {
  return notice({
    rule: "redundant-grant",
    message: `A grant adds something, got ${quote(permissionSet)} for ${quote(principal)}, which other grants give in the same accounts already.`,
    fix: "Remove it.",
  });
}
