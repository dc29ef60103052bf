import type { AccessFiles } from "../access-files";
import type { PermissionSet } from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import * as errors from "../errors/permission-sets";
import { quotaExceeded } from "../errors/schema";
import type { Report } from "../finding";
import { checkNaming, LONGEST_PERMISSION_SET_NAME, renderName } from "../permission-set-name";
import { QUOTAS } from "../quotas";
import type { GrantEntry } from "../schema/environment";
import { locateKey, locateValue } from "../source/source-file";
import {
  type Content,
  ContentReader,
  checkPolicyCount,
  checkRevokedSize,
  type Origin,
  revokedPolicy,
} from "./permission-set-content";

/** A permission set with the places that its parts come from. */
export interface ResolvedPermissionSet {
  readonly set: PermissionSet;
  readonly catalog: Origin;
  /** What the environment changes, where it changes anything. */
  readonly override?: Origin & { readonly fields: ReadonlySet<string> };
}

/** Where a part of a permission set is written. */
export function originOf({ catalog, override }: ResolvedPermissionSet, field: string): Origin {
  return override?.fields.has(field) === true ? override : catalog;
}

export interface ResolvedPermissionSets {
  /** Sorted by key. */
  readonly instance: readonly ResolvedPermissionSet[];
  /** By environment; each sorted by key. */
  readonly byEnvironment: ReadonlyMap<string, readonly ResolvedPermissionSet[]>;
}

interface CatalogEntry {
  readonly scope: "environment" | "instance";
  readonly content: Content;
  readonly origin: Origin;
}

/** Checks the catalog and what environments change of it, and gives every set the name that AWS will show. */
export function resolvePermissionSets(
  files: AccessFiles,
  expired: ReadonlySet<GrantEntry>,
  report: Report,
  past: boolean,
): ResolvedPermissionSets {
  const reader = new ContentReader(files, report, past);
  const catalog = readCatalog(files, reader, report);
  const namesAreSound = checkNaming(files, report);
  const template = files.organization?.value.naming ?? "{name}-{environment}";
  const instance = [...catalog]
    .filter(([, { scope }]) => scope === "instance")
    .map(([key, { content, origin }]) => ({
      set: complete(key, key, "instance", content),
      catalog: origin,
    }))
    .sort(byParts(({ set }) => [set.key]));

  const byEnvironment = new Map<string, readonly ResolvedPermissionSet[]>();
  for (const [environment, file] of files.environments) {
    const overrides = new Map(Object.entries(file?.value.permissionSets ?? {}));
    const granted = (file?.value.grants ?? [])
      .filter((entry) => !expired.has(entry))
      .map(({ permissionSet }) => permissionSet);
    const sets: ResolvedPermissionSet[] = [];
    for (const key of new Set([...overrides.keys(), ...granted])) {
      const entry = catalog.get(key);
      const declared = overrides.get(key);
      if (declared !== undefined && file !== undefined) {
        const place = locateKey(file.source, ["permissionSets", key]);
        if (!files.permissionSets.has(key)) {
          report(place, errors.unknownPermissionSet(key, files.permissionSets.keys()));
        } else if (entry?.scope === "instance") report(place, errors.instanceScopeOverride(key));
      }
      const name = renderName(template, key, environment);
      const change =
        declared === undefined || file === undefined
          ? undefined
          : {
              source: file.source,
              path: ["permissionSets", key],
              fields: new Set(Object.keys(declared)),
            };
      const changed =
        change && declared && entry?.scope !== "instance" ? reader.read(declared, change) : {};
      if (entry === undefined || entry.scope === "instance") continue;
      const content = { ...entry.content, ...changed };
      if (
        change &&
        (change.fields.has("managedPolicies") || change.fields.has("customerManagedPolicies"))
      ) {
        checkPolicyCount(content, change, report);
      }
      if (
        change &&
        (change.fields.has("inlinePolicy") || change.fields.has("revokeSessionsIssuedBefore"))
      ) {
        checkRevokedSize(content, change, report);
      }
      const set = complete(key, name, "environment", content);
      sets.push({ set, catalog: entry.origin, ...(change && { override: change }) });
    }
    byEnvironment.set(environment, sets.sort(byParts(({ set }) => [set.key])));
  }
  reportUnused(files, catalog, byEnvironment, report);
  if (
    [...files.environments.values(), ...files.permissionSets.values()].every(
      (file) => file !== undefined,
    )
  ) {
    reader.reportUnused();
  }
  if (namesAreSound) checkNames(instance, byEnvironment, report);
  checkSetCount(files, instance.length + [...byEnvironment.values()].flat().length, report);
  return { instance, byEnvironment };
}

function readCatalog(
  files: AccessFiles,
  reader: ContentReader,
  report: Report,
): Map<string, CatalogEntry> {
  const catalog = new Map<string, CatalogEntry>();
  for (const [key, file] of files.permissionSets) {
    if (file === undefined) continue;
    const origin = { source: file.source, path: [] };
    if (file.value.name !== key) {
      report(locateValue(file.source, ["name"]), errors.nameIsNotFileName(file.value.name, key));
    }
    const content = reader.read(file.value, origin);
    checkPolicyCount(content, origin, report);
    checkRevokedSize(content, origin, report);
    catalog.set(key, { scope: file.value.scope ?? "environment", content, origin });
  }
  return catalog;
}

function complete(
  key: string,
  name: string,
  scope: PermissionSet["scope"],
  content: Content,
): PermissionSet {
  const { description, sessionDuration, relayState, permissionsBoundary } = content;
  const inlinePolicy = revokedPolicy(content);
  return {
    key,
    name,
    scope,
    ...(description && { description }),
    // AWS's own default, spelled out so that nothing depends on it.
    sessionDuration: sessionDuration ?? "PT1H",
    ...(relayState && { relayState }),
    managedPolicies: content.managedPolicies ?? [],
    customerManagedPolicies: content.customerManagedPolicies ?? [],
    ...(inlinePolicy && { inlinePolicy }),
    ...(permissionsBoundary && { permissionsBoundary }),
    tags: content.tags ?? {},
  };
}

function reportUnused(
  files: AccessFiles,
  catalog: ReadonlyMap<string, CatalogEntry>,
  byEnvironment: ReadonlyMap<string, readonly ResolvedPermissionSet[]>,
  report: Report,
): void {
  if ([...files.environments.values()].some((file) => file === undefined || !file.complete)) return;
  const used = new Set([...byEnvironment.values()].flat().map(({ set }) => set.key));
  for (const [key, { scope, origin }] of catalog) {
    if (scope === "environment" && !used.has(key)) {
      report(locateValue(origin.source, ["name"]), errors.unusedPermissionSet(key));
    }
  }
}

/** Uniqueness holds across the instance: an apply that breaks it hangs for hours in the provider's retries. */
function checkNames(
  instance: readonly ResolvedPermissionSet[],
  byEnvironment: ReadonlyMap<string, readonly ResolvedPermissionSet[]>,
  report: Report,
): void {
  const holders = new Map<string, string>();
  const check = (
    { set, catalog }: ResolvedPermissionSet,
    environment: string | undefined,
  ): void => {
    const { key, name } = set;
    const place = () => locateValue(catalog.source, ["name"]);
    const holder = holders.get(name.toLowerCase());
    const self = `"${key}"${environment === undefined ? ' with scope "instance"' : ` in "${environment}"`}`;
    if (holder !== undefined) report(place(), errors.nameTaken(name, holder));
    else holders.set(name.toLowerCase(), self);
    if (environment !== undefined && name.length > LONGEST_PERMISSION_SET_NAME) {
      report(place(), errors.nameTooLong(name, environment));
    }
  };
  for (const entry of instance) check(entry, undefined);
  for (const [environment, sets] of [...byEnvironment].sort(([left], [right]) =>
    byCodeUnit(left, right),
  )) {
    for (const entry of sets) check(entry, environment);
  }
}

function checkSetCount({ organization }: AccessFiles, count: number, report: Report): void {
  if (organization === undefined || count <= QUOTAS.permissionSetsPerInstance.limit) return;
  const finding = quotaExceeded("permissionSetsPerInstance", count, "over all environments");
  report(locateKey(organization.source, ["environments"]), finding);
}
