import type { AccessFiles } from "../access-files";
import type { Account, Environment, Grant, PermissionSet, PolicyDocument } from "../access-model";
import { byCodeUnit } from "../compare";
import type { Location } from "../diagnostic";
import { MANAGEMENT } from "../management";
import type { Origin } from "../resolve/permission-set-content";
import {
  originOf,
  type ResolvedPermissionSet,
  type ResolvedPermissionSets,
} from "../resolve/permission-sets";
import { principalOf } from "../resolve/principals";
import { fileStart } from "../source/file-start";
import { locateKey, locateValue, type Path, valueAt } from "../source/source-file";

/**
 * Where what a model holds is written. Takes the model's own objects; what is written nowhere has the
 * place of what holds it.
 */
export class Places {
  private readonly sets: ReadonlyMap<PermissionSet, ResolvedPermissionSet>;
  private readonly indexes = new Map<string, ReadonlyMap<string, number>>();

  constructor(
    private readonly files: AccessFiles,
    { instance, byEnvironment }: ResolvedPermissionSets,
  ) {
    const all = [...instance, ...[...byEnvironment.values()].flat()];
    this.sets = new Map(all.map((resolved) => [resolved.set, resolved]));
  }

  /** The set's name in its catalog file. */
  permissionSet(set: PermissionSet): Location {
    const { catalog } = this.resolved(set);
    return locateValue(catalog.source, [...catalog.path, "name"]);
  }

  /** The set in `permissionSets` of its environment; its name in the catalog where it is not listed there. */
  permissionSetIn(set: PermissionSet): Location {
    const { override } = this.resolved(set);
    return override === undefined
      ? this.permissionSet(set)
      : locateKey(override.source, override.path);
  }

  /** A field, in the catalog or in the environment that changes it; the set's name where it is not written. */
  permissionSetField(set: PermissionSet, field: keyof PermissionSet): Location {
    const origin = this.origin(set, field);
    const path = [...origin.path, field];
    return valueAt(origin.source.data, path) === undefined
      ? this.permissionSet(set)
      : locateKey(origin.source, path);
  }

  /** An AWS managed policy of a set, by name. */
  managedPolicy(set: PermissionSet, name: string): Location {
    return this.entry(set, "managedPolicies", (written) => written === name);
  }

  /** A customer managed policy of a set, by name. */
  customerManagedPolicy(set: PermissionSet, name: string): Location {
    return this.entry(
      set,
      "customerManagedPolicies",
      (written) => (written as { readonly name?: unknown } | null)?.name === name,
    );
  }

  /** A value inside the inline policy, by its path in the document, also where that is a file of its own. */
  inlinePolicy(set: PermissionSet, path: Path): Location {
    const { source, path: base } = this.origin(set, "inlinePolicy");
    const at = [...base, "inlinePolicy"];
    const file = valueAt(source.data, [...at, "file"]);
    const policy = typeof file === "string" ? this.files.policies.get(file) : undefined;
    return policy === undefined ? locateValue(source, [...at, ...path]) : locateValue(policy, path);
  }

  /** A value inside a document that the snapshot shows, by its path in it. */
  customerManagedPolicyDocument(document: PolicyDocument, path: Path): Location {
    const { snapshot } = this.files;
    const policies = snapshot?.value.customerManagedPolicies ?? [];
    const index = policies.findIndex((policy) => policy.document === document);
    return snapshot === undefined || index === -1
      ? this.start("organization.snapshot.yaml")
      : locateValue(snapshot.source, ["customerManagedPolicies", index, "document", ...path]);
  }

  /** A value inside the permissions boundary, by its path in it. */
  permissionsBoundary(set: PermissionSet, path: Path = []): Location {
    const { source, path: base } = this.origin(set, "permissionsBoundary");
    return locateValue(source, [...base, "permissionsBoundary", ...path]);
  }

  /** A grant, or one of its fields. */
  grant(environment: Environment, grant: Grant, path: Path = []): Location {
    const source = this.files.environments.get(environment.name)?.source;
    const index = this.grantIndex(environment.name).get(identityOf(grant));
    return source === undefined || index === undefined
      ? this.environment(environment)
      : locateValue(source, ["grants", index, ...path]);
  }

  /** The group's name in the directory. */
  group(displayName: string): Location {
    return this.inDirectory("groups", "displayName", displayName);
  }

  /** The user's name in the directory. */
  user(userName: string): Location {
    return this.inDirectory("users", "userName", userName);
  }

  /** The account's name in the snapshot. */
  account({ id }: Account): Location {
    const { snapshot } = this.files;
    if (snapshot === undefined) return this.start("organization.snapshot.yaml");
    const index = this.indexOf("accounts", snapshot.value.accounts, (account) => account.id);
    return locateValue(snapshot.source, ["accounts", index.get(id) ?? 0, "name"]);
  }

  /** The environment in organization.yaml, or one of its fields. */
  environment({ name }: Pick<Environment, "name">, field?: string): Location {
    const { organization } = this.files;
    const place = name === MANAGEMENT ? [MANAGEMENT] : ["environments", name];
    const path = [...place, ...(field === undefined ? [] : [field])];
    return organization === undefined
      ? this.start("organization.yaml")
      : locateKey(organization.source, path);
  }

  /** A field of organization.yaml. */
  organization(path: Path): Location {
    const { organization } = this.files;
    return organization === undefined
      ? this.start("organization.yaml")
      : locateKey(organization.source, path);
  }

  /** The beginning of a file of the access directory. */
  start(file: string): Location {
    return fileStart(this.files.directory, file);
  }

  private resolved(set: PermissionSet): ResolvedPermissionSet {
    const resolved = this.sets.get(set);
    if (resolved === undefined) throw new Error(`${set.name} is no permission set of this model.`);
    return resolved;
  }

  private origin(set: PermissionSet, field: keyof PermissionSet): Origin {
    return originOf(this.resolved(set), field);
  }

  private entry(
    set: PermissionSet,
    field: "managedPolicies" | "customerManagedPolicies",
    matches: (written: unknown) => boolean,
  ): Location {
    const { source, path } = this.origin(set, field);
    const base = [...path, field];
    const written = valueAt(source.data, base);
    const index = Array.isArray(written) ? written.findIndex(matches) : -1;
    return locateValue(source, index === -1 ? base : [...base, index]);
  }

  private inDirectory(list: "groups" | "users", field: string, name: string): Location {
    const external = this.files.organization?.value.directory.source === "external";
    const people = external ? this.files.snapshot : this.files.people;
    if (people === undefined)
      return this.start(external ? "organization.snapshot.yaml" : "directory.yaml");
    const index = this.indexOf<object>(list, people.value[list] ?? [], (entry) =>
      String((entry as Record<string, unknown>)[field]),
    ).get(name);
    return index === undefined
      ? locateKey(people.source, [list])
      : locateValue(people.source, [list, index, field]);
  }

  private grantIndex(environment: string): ReadonlyMap<string, number> {
    const entries = this.files.environments.get(environment)?.value.grants ?? [];
    return this.indexOf(`grants of ${environment}`, entries, (entry) =>
      identityOf({
        principal: principalOf(entry),
        permissionSet: entry.permissionSet,
        targets: entry.accounts.toSorted(byCodeUnit),
        except: (entry.except ?? []).toSorted(byCodeUnit),
        expires: entry.expires,
        reviewBy: entry.reviewBy,
      }),
    );
  }

  /** Made once for each list: thousands of findings may stand in one. Of equal entries the first one counts. */
  private indexOf<T>(
    name: string,
    entries: readonly T[],
    identity: (entry: T) => string,
  ): ReadonlyMap<string, number> {
    const known = this.indexes.get(name);
    if (known !== undefined) return known;
    const index = new Map<string, number>();
    for (const [position, entry] of entries.entries()) {
      const key = identity(entry);
      if (!index.has(key)) index.set(key, position);
    }
    this.indexes.set(name, index);
    return index;
  }
}

const identityOf = ({
  principal: { type, name },
  permissionSet,
  targets,
  except = [],
  expires,
  reviewBy,
}: GrantIdentity): string =>
  JSON.stringify([type, name, permissionSet, targets, except, expires, reviewBy]);

type GrantIdentity = Pick<Grant, "principal" | "permissionSet" | "targets" | "except"> & {
  readonly [K in "expires" | "reviewBy"]?: string | undefined;
};
