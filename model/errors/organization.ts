import { error, type Finding, notice } from "../finding";
import { MANAGEMENT } from "../management";
import { nearestName } from "../nearest-name";
import { enumerate, quote } from "../quote";

export function instanceHalfGiven(missing: "arn" | "identityStoreId"): Finding {
  const given = missing === "arn" ? "identityStoreId" : "arn";
  return error({
    rule: "instance-arn-and-store",
    message: `An instance is given by "arn" and "identityStoreId" together, got only ${quote(given)}.`,
    fix: `Add ${missing}, or leave out both to have the instance looked up.`,
  });
}

export function keyInOtherRegion(kmsKey: string, region: string): Finding {
  return error({
    rule: "kms-key-in-other-region",
    message: `S3 encrypts with a key of the bucket's Region, ${region}, got ${quote(kmsKey)}.`,
    fix: "Name a key or an alias in that Region.",
  });
}

export function aliasInOtherAccount(kmsKey: string, account: string): Finding {
  return error({
    rule: "kms-alias-in-other-account",
    message: `An alias belongs to the account that administers, ${account}, got ${quote(kmsKey)}: the bootstrap makes it there.`,
    fix: "Correct the account, or name a key of another account by its ARN.",
  });
}

export function delegatedToManagement(id: string): Finding {
  return error({
    rule: "delegated-administrator",
    message: `The delegated administrator is a member account, got ${quote(id)}, the management account.`,
    fix: "Name the account that AWS Organizations shows as delegated administrator, or leave it out.",
  });
}

export function unknownPlaceholder(placeholder: string): Finding {
  return error({
    rule: "unknown-placeholder",
    message: `The naming template knows {name} and {environment}, got ${quote(placeholder)}.`,
    nearest: nearestName(placeholder, ["{name}", "{environment}"]),
    fix: "Correct the placeholder.",
  });
}

export function missingPlaceholder(placeholder: string, template: string): Finding {
  const why = placeholder === "{name}" ? "" : " when there are several environments";
  return error({
    rule: "missing-placeholder",
    message: `The naming template holds ${placeholder}${why}, or names would collide in the instance, got ${quote(template)}.`,
    fix: 'Write for example "{name}-{environment}".',
  });
}

export function namingCharacters(template: string): Finding {
  return error({
    rule: "invalid-naming",
    message: `The naming template has letters, digits, characters of _+=,.@- and placeholders, got ${quote(template)}.`,
    fix: "Leave out other characters.",
  });
}

export function noEnvironments(): Finding {
  return error({
    rule: "no-environments",
    message: "There is one environment at least, got none.",
    fix: "Add an environment with the organizational units that it owns.",
  });
}

/** Names of stacks that exist beside those of the environments. */
export function reservedEnvironment(name: string): Finding {
  return error({
    rule: "reserved-environment-name",
    message: `An environment's name is also its stack's, got ${quote(name)}, which is another stack.`,
    fix:
      name === MANAGEMENT
        ? `Remove it: the management account needs no entry here, and its grants stand in environments/${MANAGEMENT}.yaml.`
        : "Choose another name.",
  });
}

export function duplicate(what: string, value: string, firstLine: number): Finding {
  return error({
    rule: "duplicate-name",
    message: `${what} is unique, got ${quote(value)} again; line ${firstLine} has it already.`,
    fix: "Change or remove one of the two.",
  });
}

export function ambiguousAccountName(name: string): Finding {
  return error({
    rule: "ambiguous-account-name",
    message: `An account's name reads as nothing else in a grant, got ${quote(name)}.`,
    fix: 'Rename the account: "all", "ou:…", "ou-only:…", "tag:…" and 12 digits are other targets.',
  });
}

export function unknownUnit(path: string, units: Iterable<string>): Finding {
  return error({
    rule: "unknown-organizational-unit",
    message: `An organizational unit is one of the snapshot's, got ${quote(path)}.`,
    nearest: nearestName(path, units),
    fix: "Correct the path, or refresh organization.snapshot.yaml.",
  });
}

export function unknownAccount(given: string, names: Iterable<string>): Finding {
  return error({
    rule: "unknown-account",
    message: `An account is one of the snapshot's, got ${quote(given)}.`,
    nearest: nearestName(given, names),
    fix: "Correct the name or id, or refresh organization.snapshot.yaml.",
  });
}

export function overlappingEnvironments(
  unit: string,
  environment: string,
  outer: string,
  owner: string,
): Finding {
  const held = unit === outer ? "" : `, which lies within ${quote(outer)}`;
  return error({
    rule: "overlapping-environments",
    message: `An account belongs to one environment, got ${quote(unit)} of ${quote(environment)}${held}; ${quote(owner)} owns that.`,
    fix: "Give each environment organizational units of its own.",
  });
}

export function unknownEnvironment(name: string, environments: readonly string[]): Finding {
  return error({
    rule: "unknown-environment",
    message: `A file in environments/ is named for an environment of organization.yaml, got ${quote(name)}.`,
    nearest: nearestName(name, environments),
    fix: `Rename the file or declare the environment; declared are ${enumerate(environments, 10)}.`,
  });
}

export function environmentWithoutFile(name: string): Finding {
  return notice({
    rule: "environment-without-file",
    message: `An environment's grants stand in environments/${name}.yaml, got no such file: nobody is granted anything there.`,
    fix: `Create environments/${name}.yaml.`,
  });
}
