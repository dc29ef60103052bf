import type { PolicyDocument } from "../access-model";
import { readActions } from "./action-list";
import { EntryFile, generatedText } from "./entry-file";

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
  /** Absent where nobody has written it down. */
  readonly date?: string;
  readonly statements: readonly PolicyDocument[];
}

/** Finds an AWS managed policy by its name, in the version of some day. */
export type ManagedPolicies = (name: string) => ManagedPolicyVersion | undefined;

/** The generated file, in this folder. */
export const DOCUMENTS_FILE = "managed-policy-documents.generated.json";

/** The current version of an AWS managed policy that a permission set can hold; undefined for any other name. */
export const managedPolicyVersion: ManagedPolicies = policiesOf(
  new EntryFile(generatedText(DOCUMENTS_FILE)),
);

/** The versions that another state of the generated file has; of a policy that it has not, the current one. */
export function managedPoliciesIn(text: string): ManagedPolicies {
  const other = policiesOf(new EntryFile(() => text));
  return (name) => other(name) ?? managedPolicyVersion(name);
}

function policiesOf(file: EntryFile<ManagedPolicyEntry>): ManagedPolicies {
  return (name) => {
    const entry = file.get(name);
    return entry && { ...entry, statements: entry.statements.map(withActions) };
  };
}

function withActions(statement: PolicyDocument): PolicyDocument {
  return Object.fromEntries(
    Object.entries(statement).map(([field, value]) => [
      field,
      field.endsWith("Action") ? readActions(String(value)) : value,
    ]),
  );
}
