import type { AccessFiles } from "../access-files";
import type { Account, AccountAssignment, Grant, Terms } from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import * as errors from "../errors/grants";
import { unknownPermissionSet } from "../errors/permission-sets";
import { quotaExceeded } from "../errors/schema";
import type { Report } from "../finding";
import { latestEnd } from "../instant";
import { MANAGEMENT } from "../management";
import { QUOTAS } from "../quotas";
import type { EnvironmentFile, GrantEntry } from "../schema/environment";
import type { Validated } from "../schema/validate";
import { locateKey, locateValue } from "../source/source-file";
import type { ResolvedDirectory } from "./directory";
import type { ResolvedOrganization } from "./organization";
import { principalCounts, principalOf } from "./principals";
import { reach } from "./reach";
import { redundantGrants } from "./redundant-grants";
import type { TargetResolver } from "./targets";

export interface ResolvedGrants {
  /** As written, sorted. */
  readonly grants: readonly Grant[];
  /** Each once, sorted. */
  readonly assignments: readonly AccountAssignment[];
}

interface GrantContext {
  readonly files: AccessFiles;
  readonly environment: string;
  /** As in `access/environments/prod.yaml`. */
  readonly file: string;
  readonly directory: ResolvedDirectory | undefined;
  readonly organization: ResolvedOrganization | undefined;
  /** Undefined when it can't be said which accounts there are. */
  readonly targets: TargetResolver | undefined;
  readonly expired: ReadonlySet<GrantEntry>;
}

/** Works out what the grants of one environment amount to. */
export function resolveGrants(
  declared: Validated<EnvironmentFile>,
  context: GrantContext,
  report: Report,
): ResolvedGrants {
  const entries = [...(declared.value.grants ?? []).entries()].filter(
    ([, entry]) => !context.expired.has(entry),
  );
  const leftOut = new Set<Account>();
  const pending = new Set<GrantEntry>();
  const accountsByGrant = entries.map(([index, entry]) => {
    if (!checkNames(declared, entry, index, context, report)) pending.add(entry);
    const accounts = reach(declared.source, entry, index, context, leftOut, report);
    return pending.has(entry) ? [] : accounts;
  });
  const assignments = new Map<string, AccountAssignment>();
  const givings = entries.map(([index, entry], position) => {
    const principal = principalOf(entry);
    const shared = `${principal.type}\n${principal.name}\n${entry.permissionSet}\n`;
    const keys = (accountsByGrant[position] ?? []).map((account) => {
      const key = shared + account.id;
      const assignment = { principal, permissionSet: entry.permissionSet, account };
      const expires = latestEnd([assignments.get(key) ?? entry, entry]);
      assignments.set(key, { ...assignment, ...(expires !== undefined && { expires }) });
      return key;
    });
    return { index, entry, keys };
  });
  for (const { index, entry } of redundantGrants(givings)) {
    const finding = errors.redundantGrant(principalOf(entry).name, entry.permissionSet);
    report(locateValue(declared.source, ["grants", index]), finding);
  }
  const sorted = [...assignments.values()].sort(
    byParts(({ principal, permissionSet, account }) => [
      principal.type,
      principal.name,
      permissionSet,
      account.name,
      account.id,
    ]),
  );
  checkQuotas(declared, sorted, context, report);
  return {
    grants: entries
      .map(([, entry]) => ({
        ...toGrant(entry, context.file),
        ...(pending.has(entry) && { pending: true as const }),
      }))
      .sort(byGrant),
    assignments: sorted,
  };
}

const byGrant = byParts((grant: Grant) => [
  grant.principal.type,
  grant.principal.name,
  grant.permissionSet,
  grant.targets.join("\n"),
  grant.except?.join("\n") ?? "",
  grant.pending === true ? "pending" : "",
  ...TERMS.map((term) => grant[term] ?? ""),
]);

const TERMS = ["owner", "justification", "ticket", "expires", "reviewBy"] as const;

function toGrant(entry: GrantEntry, file: string): Grant {
  const { permissionSet, accounts, except } = entry;
  return {
    principal: principalOf(entry),
    permissionSet,
    targets: accounts.toSorted(byCodeUnit),
    ...(except && { except: except.toSorted(byCodeUnit) }),
    ...termsOf(entry),
    file,
  };
}

const termsOf = (entry: GrantEntry): Terms =>
  Object.fromEntries(
    TERMS.flatMap((term) => (entry[term] === undefined ? [] : [[term, entry[term]]])),
  );

/** False when the grant waits for its principal. */
function checkNames(
  { source }: Validated<EnvironmentFile>,
  entry: GrantEntry,
  index: number,
  { directory, files, environment }: GrantContext,
  report: Report,
): boolean {
  const { permissionSet } = entry;
  const place = (field: string) => locateValue(source, ["grants", index, field]);
  if (!files.permissionSets.has(permissionSet)) {
    report(
      place("permissionSet"),
      unknownPermissionSet(permissionSet, files.permissionSets.keys()),
    );
  }
  const isInstances = files.permissionSets.get(permissionSet)?.value.scope === "instance";
  if (environment === MANAGEMENT && isInstances)
    report(place("permissionSet"), errors.instanceScopeInManagement(permissionSet));
  return principalCounts(entry, "A grant", directory, place, report);
}

/** Quotas of AWS that only the sum of all grants can exceed. */
function checkQuotas(
  { source }: Validated<EnvironmentFile>,
  assignments: readonly AccountAssignment[],
  { organization }: GrantContext,
  report: Report,
): void {
  const groups = new Map<string, { account: Account; permissionSet: string; count: number }>();
  const sets = new Map<Account, Set<string>>();
  for (const { principal, permissionSet, account } of assignments) {
    const key = `${permissionSet}\n${account.id}`;
    const tally = groups.get(key) ?? { account, permissionSet, count: 0 };
    if (principal.type === "GROUP") tally.count += 1;
    groups.set(key, tally);
    sets.set(account, (sets.get(account) ?? new Set()).add(permissionSet));
  }
  for (const { account, permissionSet, count } of groups.values()) {
    if (count <= QUOTAS.groupsPerPermissionSetAndAccount.limit) continue;
    const where = `for "${permissionSet}" in "${account.name}"`;
    report(
      locateKey(source, ["grants"]),
      quotaExceeded("groupsPerPermissionSetAndAccount", count, where),
    );
  }
  for (const [account, { size }] of sets) {
    if (size <= QUOTAS.permissionSetsPerAccount.limit) continue;
    const place = organization?.locateAccount(account) ?? locateKey(source, ["grants"]);
    report(place, quotaExceeded("permissionSetsPerAccount", size, `in "${account.name}"`));
  }
}
