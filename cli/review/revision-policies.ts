import { realpathSync } from "node:fs";
import { join, relative } from "node:path";
import {
  DOCUMENTS_FILE,
  type ManagedPolicies,
  managedPoliciesIn,
} from "../../model/policies/managed-policy-documents";
import { readFromRevision } from "./revision";

const documents = join(__dirname, "../../model/policies", DOCUMENTS_FILE);

/**
 * AWS managed policies as a revision has them, so that a newer package of them is reviewed like any other change;
 * undefined where the access files lie in another repository than this project, or the revision has none.
 *
 * @param file by default this project's
 */
export function managedPoliciesAt(
  revision: string,
  folder: string,
  file = documents,
): ManagedPolicies | undefined {
  const text = readFromRevision(revision, folder, (top) =>
    relative(realpathSync(top), realpathSync(file)),
  );
  // Another form of the file, or a merge that did not end.
  return text?.startsWith('{"source": ') ? managedPoliciesIn(text) : undefined;
}
