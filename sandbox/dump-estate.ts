import { stringify } from "yaml";
import type { EstateInput } from "./estate";
import { dumpOrganization } from "./services/organizations/dump";
import { grantedQuotasIn } from "./services/quotas";
import { allBuckets, buckets } from "./services/s3/buckets";
import { dumpInstances } from "./services/sso-admin/dump";
import type { Transaction } from "./store/store";

/**
 * What a sandbox holds, as an estate that another one starts from: the organization with its accounts
 * and their customer managed policies, every instance of Identity Center with all that is in it, and
 * the names of the buckets. Dates, requests and what is in progress are not part of it, nor IAM's
 * roles, KMS's keys and S3's objects; a copy of the data directory has those.
 */
export function dumpEstate(transaction: Transaction): EstateInput {
  const [organizations, ...accounts] = dumpInstances(transaction);
  if (organizations === undefined) throw new Error("The store was opened without an estate.");
  return {
    region: organizations.instance.region,
    ...dumpOrganization(transaction),
    instance: organizations.settings,
    ...organizations.contents,
    accountInstances: accounts.map(({ instance, settings, contents }) => ({
      account: instance.ownerAccountId,
      ...(instance.region !== organizations.instance.region && { region: instance.region }),
      ...settings,
      permissionSetsEnabled: instance.permissionSetsEnabled,
      ...contents,
    })),
    quotas: grantedQuotasIn(transaction),
    buckets: transaction.list(buckets, allBuckets).map(({ name, region }) => ({ name, region })),
  };
}

/** The same as the text of an estate file, without what says nothing. */
export function writeEstate(estate: EstateInput): string {
  return stringify(withoutEmpty(estate), { lineWidth: 100 });
}

/** Their values are AWS's own or mean something when they are empty, too. */
const asTheyAre = new Set([
  "accessControlAttributes",
  "attributes",
  "configuration",
  "accessScopes",
  "grants",
  "authenticationMethods",
  "inlinePolicy",
  "document",
]);

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (isEmpty(member)) return name === "accessControlAttributes" ? [[name, member]] : [];
      return [[name, asTheyAre.has(name) ? member : withoutEmpty(member)]];
    }),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}
