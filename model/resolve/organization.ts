import type { AccessFiles } from "../access-files";
import type { Account, CustomerManagedPolicy, Organization, PolicyDocument } from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import type { Location } from "../diagnostic";
import * as errors from "../errors/organization";
import { quotaExceeded } from "../errors/schema";
import { type Report, watched } from "../finding";
import { QUOTAS } from "../quotas";
import type { OrganizationSnapshotFile } from "../schema/organization-snapshot";
import type { Validated } from "../schema/validate";
import { locateValue } from "../source/source-file";
import { reportDuplicates } from "./duplicates";
import { selfAndAncestors } from "./ownership";
import { kindOf } from "./target-kind";

type Snapshot = Validated<OrganizationSnapshotFile>;

/** The snapshot, checked, with its accounts by name and id. */
export interface ResolvedOrganization extends Organization {
  /** Sorted by name. */
  readonly accounts: readonly Account[];
  readonly accountsByName: ReadonlyMap<string, Account>;
  readonly accountsById: ReadonlyMap<string, Account>;
  readonly units: ReadonlySet<string>;
  /** False when entries with errors were left out. */
  readonly complete: boolean;
  /** False when entries contradict each other: then it can't be said what a target reaches. */
  readonly sound: boolean;
  locateAccount(account: Account): Location;
}

/** Checks the snapshot and what organization.yaml names of it. Undefined when the snapshot can't be used. */
export function resolveOrganization(
  files: AccessFiles,
  reportTo: Report,
): ResolvedOrganization | undefined {
  const { report, failed } = watched(reportTo);
  const { snapshot } = files;
  if (snapshot === undefined) return undefined;
  const { source, value } = snapshot;
  const accounts = value.accounts.map(toAccount);
  const units = new Set(value.organizationalUnits.map(({ path }) => path));
  // AWS lets accounts share a name. Those that are closing keep theirs for months, and no grant reaches them.
  const accountsByName = new Map(
    [...accounts.filter((one) => !isActive(one)), ...accounts.filter(isActive)].map((account) => [
      account.name,
      account,
    ]),
  );
  const accountsById = new Map(accounts.map((account) => [account.id, account]));
  reportSnapshotDuplicates(snapshot, report);
  reportUnits(snapshot, units, report);
  for (const [index, { name, status }] of value.accounts.entries()) {
    if (isActive({ status }) && (kindOf(name) !== undefined || /^\d{12}$/.test(name))) {
      report(locateValue(source, ["accounts", index, "name"]), errors.ambiguousAccountName(name));
    }
  }
  if (accounts.length > QUOTAS.accounts.limit) {
    report(
      locateValue(source, ["accounts"]),
      quotaExceeded("accounts", accounts.length, "in the snapshot"),
    );
  }
  const find = (given: string) => accountsByName.get(given) ?? accountsById.get(given);
  const customerManagedPolicies = resolvePolicies(
    snapshot,
    find,
    [...accountsByName.keys()],
    report,
  );
  if (snapshot.complete) reportUnknownNames(files, units, accountsById, report);
  const indexById = new Map(value.accounts.map(({ id }, index) => [id, index]));
  return {
    id: value.organizationId,
    rootId: value.rootId,
    organizationalUnits: value.organizationalUnits.toSorted(byParts(({ path, id }) => [path, id])),
    customerManagedPolicies,
    accounts: accounts.sort(byParts(({ name, id }) => [name, id])),
    accountsByName,
    accountsById,
    units,
    complete: snapshot.complete,
    sound: !failed(),
    locateAccount: ({ id }) => locateValue(source, ["accounts", indexById.get(id) ?? 0, "name"]),
  };
}

const isActive = ({ status }: Pick<Account, "status">): boolean => status === "ACTIVE";

function toAccount(entry: OrganizationSnapshotFile["accounts"][number]): Account {
  const { id, name, email, organizationalUnit = "", status, tags = {} } = entry;
  return { id, name, email, organizationalUnit, status, tags: sortedRecord(tags) };
}

/** The same record with its keys in one order. */
export function sortedRecord<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).sort(([left], [right]) => byCodeUnit(left, right)),
  );
}

function reportSnapshotDuplicates({ source, value }: Snapshot, report: Report): void {
  const { accounts, organizationalUnits } = value;
  const account = (
    what: string,
    field: "id" | "name" | "email",
    also: { readonly ignoreCase?: true; readonly counts?: typeof isActive } = {},
  ) => {
    const { ignoreCase = false, counts = () => true } = also;
    reportDuplicates(
      source,
      ["accounts"],
      accounts,
      { what, field, value: (entry) => (counts(entry) ? entry[field] : undefined), ignoreCase },
      report,
    );
  };
  account("An account's id", "id");
  account("An active account's name", "name", { counts: isActive });
  account("An account's e-mail address", "email", { ignoreCase: true });
  const unit = (what: string, field: "id" | "path") =>
    reportDuplicates(
      source,
      ["organizationalUnits"],
      organizationalUnits,
      { what, field, value: (entry) => entry[field] },
      report,
    );
  unit("An organizational unit's id", "id");
  unit("An organizational unit's path", "path");
}

/** A unit's parents and the units of accounts are listed too. */
function reportUnits(
  { source, value, complete }: Snapshot,
  units: ReadonlySet<string>,
  report: Report,
): void {
  if (!complete) return;
  for (const [index, { path }] of value.organizationalUnits.entries()) {
    const missing = selfAndAncestors(path).find((ancestor) => !units.has(ancestor));
    if (missing !== undefined) {
      report(
        locateValue(source, ["organizationalUnits", index, "path"]),
        errors.unknownUnit(missing, units),
      );
    }
  }
  for (const [index, { organizationalUnit = "" }] of value.accounts.entries()) {
    if (organizationalUnit !== "" && !units.has(organizationalUnit)) {
      report(
        locateValue(source, ["accounts", index, "organizationalUnit"]),
        errors.unknownUnit(organizationalUnit, units),
      );
    }
  }
}

function resolvePolicies(
  { source, value, complete }: Snapshot,
  find: (given: string) => Account | undefined,
  names: readonly string[],
  report: Report,
): CustomerManagedPolicy[] {
  const held = new Map<string, number>();
  const policies = (value.customerManagedPolicies ?? []).map((policy, index) => {
    const ids: string[] = [];
    for (const [position, given] of policy.accounts.entries()) {
      const place = ["customerManagedPolicies", index, "accounts", position];
      const account = find(given);
      if (account === undefined) {
        if (complete) report(locateValue(source, place), errors.unknownAccount(given, names));
        continue;
      }
      // IAM keeps names of policies unique in an account, whatever their path and case.
      const identity = `${account.id} ${policy.name.toLowerCase()}`;
      const earlier = held.get(identity);
      if (earlier !== undefined) {
        const { line } = locateValue(source, ["customerManagedPolicies", earlier, "name"]);
        const what = `A policy's name in ${account.name}`;
        report(locateValue(source, place), errors.duplicate(what, policy.name, line));
      }
      held.set(identity, index);
      ids.push(account.id);
    }
    const { name, path = "/", document } = policy;
    const shape = document === undefined ? {} : { document: document as PolicyDocument };
    return { name, path, ...shape, accounts: ids.sort(byCodeUnit) };
  });
  return policies.sort(byParts(({ path, name, accounts }) => [path, name, accounts.join(" ")]));
}

/** What organization.yaml names of the snapshot. */
function reportUnknownNames(
  { organization }: AccessFiles,
  units: ReadonlySet<string>,
  accountsById: ReadonlyMap<string, Account>,
  report: Report,
): void {
  if (organization === undefined) return;
  const { source, value } = organization;
  for (const field of ["managementAccount", "delegatedAdministrator"] as const) {
    const id = value.instance[field];
    if (id !== undefined && !accountsById.has(id)) {
      report(
        locateValue(source, ["instance", field]),
        errors.unknownAccount(id, accountsById.keys()),
      );
    }
  }
  for (const [name, { organizationalUnits }] of Object.entries(value.environments)) {
    for (const [index, path] of organizationalUnits.entries()) {
      if (units.has(path)) continue;
      report(
        locateValue(source, ["environments", name, "organizationalUnits", index]),
        errors.unknownUnit(path, units),
      );
    }
  }
}
