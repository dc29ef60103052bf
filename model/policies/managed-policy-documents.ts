import type { PolicyDocument } from "../access-model";
import { readActions } from "./action-list";
import { EntryFile } from "./entry-file";

/** A line of the generated file. */
export interface ManagedPolicyEntry {
  readonly version: string;
  /** Day on which AWS published the version, as in `2025-03-14`. */
  readonly date: string;
  /** Actions as one text each, see `action-list.ts`. */
  readonly statements: readonly PolicyDocument[];
}

/** An AWS managed policy as AWS publishes it. */
export interface ManagedPolicyVersion {
  /** As in `v12`. */
  readonly version: string;
  readonly date: string;
  readonly statements: readonly PolicyDocument[];
}

const file = new EntryFile<ManagedPolicyEntry>("managed-policy-documents.generated.json");

/** The current version of an AWS managed policy that a permission set can hold; undefined for any other name. */
export function managedPolicyVersion(name: string): ManagedPolicyVersion | undefined {
  const entry = file.get(name);
  return entry && { ...entry, statements: entry.statements.map(withActions) };
}

function withActions(statement: PolicyDocument): PolicyDocument {
  return Object.fromEntries(
    Object.entries(statement).map(([field, value]) => [
      field,
      field.endsWith("Action") ? readActions(String(value)) : value,
    ]),
  );
}
