import type { JsonValue, PolicyDocument } from "../../model/access-model";
import { findManagedPolicy, managedPolicyNames } from "../../model/managed-policies";
import { permissionSetKey } from "../../model/schema/fields";
import * as errors from "./errors";
import type { Intent, Note, PermissionSetIntent } from "./intent";

const key = permissionSetKey("");

/** Notes what the access files can't say of sets and their assignments, whatever accounts there are. */
export function checkIntent({ permissionSets, assignments }: Intent, note: Note): void {
  const names = new Set<string>();
  for (const set of permissionSets) {
    if (!key.safeParse(set.name).success) note(errors.nameWithOtherCharacters(set.path, set.name));
    // As AWS compares them, and some file systems.
    if (names.has(set.name.toLowerCase())) note(errors.twice(set.path, set.name));
    names.add(set.name.toLowerCase());
    checkPolicies(set, note);
  }
  const known = new Set(permissionSets.map(({ name }) => name));
  for (const { path, permissionSet } of assignments) {
    if (!known.has(permissionSet)) note(errors.unknownPermissionSet(path, permissionSet, known));
  }
}

function checkPolicies(set: PermissionSetIntent, note: Note): void {
  const { path, managedPolicyArns, permissionsBoundary, inlinePolicy } = set;
  const boundary = permissionsBoundary && "managedPolicyArn" in permissionsBoundary;
  for (const arn of [
    ...managedPolicyArns,
    ...(boundary ? [permissionsBoundary.managedPolicyArn] : []),
  ]) {
    if (managedPolicyName(arn) === undefined)
      note(errors.unknownManagedPolicy(path, arn, managedPolicyNames));
  }
  if (inlinePolicy !== undefined && policyOf(inlinePolicy) === undefined)
    note(errors.invalidPolicy(`${path}.inline_policy`));
}

/** Undefined where AWS has no such policy for roles. In other partitions policies have the same names. */
export function managedPolicyName(arn: string): string | undefined {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const found = findManagedPolicy(name);
  const path = /^arn:aws(?:-[a-z]+)*:iam::aws:(policy\/.+)$/.exec(arn)?.[1];
  return found.type === "found" && found.policy.arn.endsWith(`::aws:${path}`) ? name : undefined;
}

/** Undefined where a text is no JSON object. */
export function policyOf(text: string): PolicyDocument | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as PolicyDocument) : undefined;
  } catch {
    return undefined;
  }
}
