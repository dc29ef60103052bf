import type { EstateInput } from "../../estate";
import type { Transaction } from "../../store/store";
import { versionsOf } from "./policy-store";
import { emptyPolicy } from "./seed";
import { managedPolicies, policyVersions } from "./tables";

type Policies = EstateInput["accounts"][number]["customerManagedPolicies"];

/** As it is kept where the estate says no more than that there is one. */
const silent = JSON.stringify(emptyPolicy);

/** An account's customer managed policies as an estate has them: what each says today. */
export function dumpPolicies(transaction: Transaction, accountId: string): NonNullable<Policies> {
  return transaction.list(managedPolicies, accountId).map((policy) => {
    const { name, path, defaultVersion } = policy;
    const version = transaction.get(policyVersions, versionsOf(accountId, policy), defaultVersion);
    const text = version?.document ?? silent;
    return { name, path, ...(text !== silent && { document: readable(text) }) };
  });
}

/** A policy to be read by people, unless that would change a byte of it. */
export function readable(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return JSON.stringify(parsed) === text ? parsed : text;
  } catch {
    return text;
  }
}
