import type { ExternalId } from "@aws-sdk/client-identitystore";
import type { Transaction } from "../../store/store";
import { externalIdTaken } from "./errors";
import { externalIds } from "./tables";

type Holder = "USER" | "GROUP";

function place(store: string, holder: Holder): string {
  return `${store} ${holder}`;
}

function keyOf({ Issuer, Id }: { readonly [Member in keyof ExternalId]: ExternalId[Member] }) {
  return JSON.stringify([Issuer, Id]);
}

/** Keeps what a directory outside calls a user or group. @throws AwsError `ConflictException`. */
export function keepExternalIds(
  transaction: Transaction,
  store: string,
  holder: Holder,
  id: string,
  added: readonly ExternalId[] = [],
): void {
  for (const externalId of added) {
    const key = keyOf(externalId);
    if (transaction.get(externalIds, place(store, holder), key) !== undefined) {
      throw externalIdTaken();
    }
    transaction.put(externalIds, place(store, holder), key, id);
  }
}

export function forgetExternalIds(
  transaction: Transaction,
  store: string,
  holder: Holder,
  removed: readonly ExternalId[] = [],
): void {
  for (const externalId of removed) {
    transaction.delete(externalIds, place(store, holder), keyOf(externalId));
  }
}

export function findByExternalId(
  transaction: Transaction,
  store: string,
  holder: Holder,
  externalId: Readonly<ExternalId>,
): string | undefined {
  return transaction.get(externalIds, place(store, holder), keyOf(externalId));
}
