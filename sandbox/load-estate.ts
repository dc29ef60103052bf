import { createHash } from "node:crypto";
import { dataDirectoryOfAnotherOrganization } from "./errors";
import type { Estate } from "./estate";
import { instancesOf } from "./estate-instances";
import { forgetIam, seedIam } from "./services/iam/seed";
import { replaceOrganization } from "./services/organizations/seed";
import {
  accountOf,
  accounts,
  organizations,
  theOrganization,
} from "./services/organizations/tables";
import { grantQuotas } from "./services/quotas";
import { forgetAccount, seedInstance } from "./services/sso-admin/seed";
import type { Store, Table } from "./store/store";

/** Digest of the estate that was loaded last. */
const loadedEstates: Table<string> = { name: "loaded-estates" };

/**
 * Makes the store hold an estate. The first time everything in it. Later, in a data directory that
 * has been used, organization, units, accounts and customer managed policies become what the estate
 * says, while the instance and all that was made through the API stay.
 *
 * @throws SandboxError when the store holds another organization.
 */
export function loadEstate(store: Store, estate: Estate, now: Date = new Date()): void {
  store.transaction((transaction) => {
    const digest = createHash("sha256").update(JSON.stringify(estate)).digest("hex");
    if (transaction.get(loadedEstates, "", "estate") === digest) return;
    const held = transaction.get(organizations, ...theOrganization);
    const { id, managementAccount } = estate.organization;
    if (held !== undefined && held.id !== id) {
      throw dataDirectoryOfAnotherOrganization(held.id, id);
    }
    const { region } = estate;
    const context = { transaction, caller: managementAccount, region, now, pace: "off" } as const;
    const before = transaction.list(accounts, "");
    replaceOrganization(transaction, estate);
    grantQuotas(transaction, estate.quotas ?? {});
    seedIam(transaction, estate, new Set(before.map(({ id: known }) => known)));
    transaction.put(loadedEstates, "", "estate", digest);
    if (held === undefined) {
      for (const instance of instancesOf(estate)) seedInstance(context, instance);
    }
    for (const account of before) {
      if (accountOf(transaction, account.id) !== undefined) continue;
      forgetAccount(context, account.id);
      forgetIam(transaction, account.id);
    }
  });
}
