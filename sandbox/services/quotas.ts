import { AwsError } from "../aws-error";
import type { Table, Transaction } from "../store/store";

/** A limit as AWS publishes it. */
export interface Quota {
  readonly limit: number;
  /** Whether AWS raises it when asked. */
  readonly adjustable: boolean;
  readonly source: string;
  /** When the source was read: it has changed before. */
  readonly asOf: string;
}

function published(limit: number, { adjustable = false } = {}): Quota {
  const source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html";
  return { limit, adjustable, source, asOf: "2026-11" };
}

/** What the service model of sso-admin says where the limits page is silent. */
function modelled(limit: number): Quota {
  const source =
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_TagResource.html";
  return { limit, adjustable: false, source, asOf: "2026-11" };
}

const adjustable = { adjustable: true };

/** The quotas that the sandbox enforces. */
export const quotas = {
  instancesPerAccount: published(1),
  regionsPerInstance: published(6, adjustable),
  permissionSetsPerInstance: published(3500, adjustable),
  permissionSetsPerAccount: published(500, adjustable),
  policiesPerPermissionSet: published(25),
  /** White space is not counted. */
  inlinePolicyBytes: published(10_240),
  groupsPerPermissionSetAndAccount: published(100),
  applicationsPerInstance: published(7000, adjustable),
  groupsPerApplication: published(100),
  accessScopesPerApplication: published(25),
  trustedTokenIssuersPerInstance: published(10),
  tagsPerResource: modelled(75),
  usersPerStore: published(200_000, adjustable),
  groupsPerStore: published(100_000, adjustable),
  /** All operations of sso-admin together. */
  ssoAdminRequestsPerSecond: published(20, adjustable),
  /** Each operation of identitystore by itself. */
  identityStoreRequestsPerSecond: published(20, adjustable),
  assignmentCreationsInProgress: published(15),
  provisioningsInProgress: published(3),
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof quotas;

/** By name of the quota. */
const grantedQuotas: Table<number> = { name: "granted-quotas" };

/** Keeps which quotas AWS has changed for the organization, instead of what was kept before. */
export function grantQuotas(
  transaction: Transaction,
  granted: Readonly<Partial<Record<QuotaName, number | undefined>>>,
): void {
  transaction.clear(grantedQuotas);
  for (const [name, limit] of Object.entries(granted)) {
    if (limit !== undefined) transaction.put(grantedQuotas, "", name, limit);
  }
}

/** Those that AWS has changed. */
export function grantedQuotasIn(transaction: Transaction): Partial<Record<QuotaName, number>> {
  const entries = transaction.entries(grantedQuotas, "");
  return Object.fromEntries(Array.from(entries, ({ key, value }) => [key, value]));
}

export function limitOf(transaction: Transaction, name: QuotaName): number {
  return transaction.get(grantedQuotas, "", name) ?? quotas[name].limit;
}

/** @throws AwsError `ServiceQuotaExceededException` when `owner` holds more than it may. */
export function checkQuota(
  transaction: Transaction,
  name: QuotaName,
  held: number,
  owner: string,
  what: string,
): void {
  const limit = limitOf(transaction, name);
  if (held <= limit) return;
  throw new AwsError("ServiceQuotaExceededException", `${owner} can have at most ${limit} ${what}`);
}
