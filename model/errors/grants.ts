import { error, type Finding, notice } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function invalidTag(target: string): Finding {
  return error({
    rule: "invalid-target",
    message: `A tag target has the form tag:key=value, got ${quote(target)}.`,
    fix: "Write key and value with = between them.",
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
  const belongs =
    owner === undefined ? "which belongs to no environment" : `which belongs to ${quote(owner)}`;
  return error({
    rule: "foreign-account",
    message: `A grant of ${quote(environment)} reaches accounts of ${quote(environment)} only, got ${quote(target)}, ${belongs}.`,
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
    fix: "Remove the target: an environment can't manage access to the management account.",
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

export function accountLeftOut(name: string, status: string, environment: string): Finding {
  return notice({
    rule: "inactive-account",
    message: `Grants reach active accounts, got ${quote(name)} with status ${status}: the grants of ${quote(environment)} leave it out.`,
    fix: "Nothing to do; remove the account from the snapshot once it is closed.",
  });
}

export function redundantGrant(principal: string, permissionSet: string): Finding {
  return notice({
    rule: "redundant-grant",
    message: `A grant adds something, got ${quote(permissionSet)} for ${quote(principal)}, which other grants give in the same accounts already.`,
    fix: "Remove it.",
  });
}
