import { findGroup, recreateGroup } from "../services/identitystore/recreation";
import type { Store } from "../store/store";
import type { Fault } from "./fault";
import { refusal } from "./refusals";

/** Operations that start something asynchronous. */
export const asynchronousOperations: ReadonlySet<string> = new Set([
  "CreateAccountAssignment",
  "DeleteAccountAssignment",
  "ProvisionPermissionSet",
]);

/** Whether a fault means anything for an operation, as things stand. */
export function canStrike(store: Store, fault: Fault, operation: string): boolean {
  switch (fault.kind) {
    case "asynchronous-failure":
      return asynchronousOperations.has(operation);
    case "group-recreated":
      return store.transaction((transaction) => findGroup(transaction, fault.group) !== undefined);
    default:
      return true;
  }
}

/** What a fault does before the operation does its work. @throws AwsError where it keeps it from that. */
export function strikeBefore(fault: Fault, service: string, store: Store, now: Date): void {
  switch (fault.kind) {
    case "throttling":
    case "conflict":
    case "internal-error":
      throw refusal(service, fault.kind);
    case "group-recreated":
      store.transaction((transaction) => recreateGroup(transaction, fault.group, now));
  }
}
