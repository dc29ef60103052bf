import type { AccessFiles } from "../access-files";
import * as errors from "../errors/access-control";
import type { Report } from "../finding";
import { principalTags } from "../principal-tags";
import { locateKey, locateValue, type Path, type SourceFile, valueAt } from "../source/source-file";
import type { ResolvedAccessControl } from "./access-control";
import { referencesOf } from "./customer-managed-policies";
import { originOf, type ResolvedPermissionSet } from "./permission-sets";

/** A policy document, wherever it is written. */
interface Document {
  readonly source: SourceFile;
  readonly path: Path;
}

/**
 * Reports session tags that a policy of these sets relies on and nobody passes: such a policy would
 * allow nothing, or deny nothing, without a word. AWS does not tell `Team` and `team` apart.
 */
export function checkPrincipalTags(
  sets: readonly ResolvedPermissionSet[],
  files: AccessFiles,
  { attributes, passedByIdentityProvider }: ResolvedAccessControl,
  report: Report,
): void {
  const keys = [...attributes.map(({ key }) => key), ...passedByIdentityProvider];
  const passed = new Set(keys.map((key) => key.toLowerCase()));
  const inline = sets.flatMap((set) => inlinePolicy(set, files));
  for (const { source, path } of [...inline, ...customerManagedPolicies(sets, files)]) {
    for (const tag of principalTags(valueAt(source.data, path))) {
      if (passed.has(tag.key.toLowerCase())) continue;
      const locate = tag.type === "condition-key" ? locateKey : locateValue;
      const place = locate(source, [...path, ...tag.path]);
      report(place, errors.unknownPrincipalTag(tag.key, keys));
    }
  }
}

function inlinePolicy(resolved: ResolvedPermissionSet, files: AccessFiles): Document[] {
  if (resolved.set.inlinePolicy === undefined) return [];
  const { source, path } = originOf(resolved, "inlinePolicy");
  const at = [...path, "inlinePolicy"];
  const file = valueAt(source.data, [...at, "file"]);
  if (file === undefined) return [{ source, path: at }];
  const policy = files.policies.get(String(file));
  return policy === undefined ? [] : [{ source: policy, path: [] }];
}

/** Those of the snapshot that a set refers to. */
function customerManagedPolicies(
  sets: readonly ResolvedPermissionSet[],
  { snapshot }: AccessFiles,
): Document[] {
  if (snapshot === undefined) return [];
  const used = new Set(
    sets.flatMap(referencesOf).map(({ reference }) => reference.path + reference.name),
  );
  const { source, value } = snapshot;
  return (value.customerManagedPolicies ?? []).flatMap(({ name, path = "/", document }, index) =>
    document !== undefined && used.has(path + name)
      ? [{ source, path: ["customerManagedPolicies", index, "document"] }]
      : [],
  );
}
