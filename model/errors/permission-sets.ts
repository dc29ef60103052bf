import { byCodeUnit } from "../compare";
import { error, type Finding, notice } from "../finding";
import { nearestName } from "../nearest-name";
import { enumerate, quote } from "../quote";

export function nameIsNotFileName(name: string, fileName: string): Finding {
  return error({
    rule: "permission-set-file-name",
    message: `A permission set has the name of its file, got ${quote(name)} in ${quote(`${fileName}.yaml`)}.`,
    fix: `Write name: ${fileName}, or rename the file.`,
  });
}

export function unknownPermissionSet(name: string, known: Iterable<string>): Finding {
  return error({
    rule: "unknown-permission-set",
    message: `A permission set is one of the catalog's, got ${quote(name)}.`,
    nearest: nearestName(name, known),
    fix: "Correct the name, or add the set to permission-sets/.",
  });
}

export function instanceScopeOverride(name: string): Finding {
  return error({
    rule: "instance-scope-override",
    message: `A permission set with scope "instance" is the same for all environments, got changes to ${quote(name)}.`,
    fix: "Remove it from permissionSets here, or change its scope to environment.",
  });
}

export function nameTooLong(name: string, environment: string): Finding {
  return error({
    rule: "permission-set-name-length",
    message: `AWS allows 32 characters in a permission set's name, got ${name.length} in ${quote(name)} for ${quote(environment)}.`,
    fix: "Shorten the set's name or the naming template.",
  });
}

export function nameTaken(name: string, other: string): Finding {
  return error({
    rule: "permission-set-name-taken",
    message: `A permission set's name is unique in the instance, whatever its case, got ${quote(name)} again; ${other} has it already.`,
    fix: "Rename one of the sets, or change the naming template.",
  });
}

export function unknownManagedPolicy(name: string, nearest: string | undefined): Finding {
  return error({
    rule: "unknown-managed-policy",
    message: `An AWS managed policy is given by its name and exists, got ${quote(name)}.`,
    nearest,
    fix: "Correct the name; policies of your own belong under customerManagedPolicies.",
  });
}

export function managedPolicyNotAttachable(name: string, path: string): Finding {
  return error({
    rule: "managed-policy-not-attachable",
    message: `A permission set holds policies that people may use, got ${quote(name)}; those under ${path} only AWS attaches.`,
    fix: "Choose another policy.",
  });
}

export function repeatedCustomerManagedPolicy(name: string): Finding {
  return error({
    rule: "repeated-customer-managed-policy",
    message: `A permission set refers to a customer managed policy once, got ${quote(name)} again.`,
    fix: "Keep one of the two. An account has one policy of a name, whatever its path and case.",
  });
}

export function policyFilePath(file: string): Finding {
  return error({
    rule: "policy-file-path",
    message: `A policy file is a path such as policies/developer.json, got ${quote(file)}.`,
    fix: "Put the file into policies/ and write its path from the access directory.",
  });
}

export function unknownPolicyFile(file: string, known: Iterable<string>): Finding {
  return error({
    rule: "unknown-policy-file",
    message: `A policy file exists in policies/, got ${quote(file)}.`,
    nearest: nearestName(file, known),
    fix: "Correct the path, or create the file.",
  });
}

export function unusedPolicyFile(file: string): Finding {
  return notice({
    rule: "unused-policy-file",
    message: `A policy file is named by a permission set, got ${quote(file)}, which none names.`,
    fix: "Refer to it as inlinePolicy, or remove it.",
  });
}

export function unusedPermissionSet(name: string): Finding {
  return notice({
    rule: "unused-permission-set",
    message: `A permission set is created where an environment grants or lists it, got ${quote(name)}, which none does.`,
    fix: "Grant it, list it under permissionSets of an environment, or remove it.",
  });
}

/** `lacking` names every account once, together with those that lack the same policies. */
export function missingCustomerManagedPolicies(
  set: string,
  assigned: number,
  lacking: readonly {
    readonly policies: readonly string[];
    readonly accounts: readonly string[];
  }[],
  nearest: string | undefined,
): Finding {
  const list = (names: readonly string[]) => enumerate(names.toSorted(byCodeUnit), names.length);
  const rows = lacking.map(
    ({ policies, accounts }) =>
      `${list(policies)} in ${accounts.length} of ${assigned} (${list(accounts)})`,
  );
  return error({
    rule: "missing-customer-managed-policy",
    message: `A customer managed policy exists in every account where its set is assigned, got ${quote(set)} without ${rows.toSorted(byCodeUnit).join("; without ")}.`,
    nearest,
    fix: "Create the policies in these accounts and refresh organization.snapshot.yaml, or correct name and path.",
  });
}
