import type { Aws } from "../../live/clients";
import type { OnProgress } from "../../live/progress";
import { readSnapshot } from "../../live/read-snapshot";
import { canonicalJson } from "../../model/canonical-json";
import { SNAPSHOT_FILE } from "../../model/read-access-files";
import type { OrganizationSnapshotFile } from "../../model/schema/organization-snapshot";
import { accountNames, inOrder } from "../../model/snapshot/order";
import { snapshotText } from "../../model/snapshot/text";
import { assignmentChanges } from "../../review/assignment-changes";
import { stateOf } from "../../review/permission-set-changes";
import { type SnapshotChange, snapshotChanges } from "../../review/snapshot-changes";
import type { AccessReview } from "../../review/sync-review";
import { load } from "../load-model";
import type { Before } from "./files";

/** What AWS holds, and how that differs from the snapshot that is there. */
export interface Synced {
  readonly snapshot: OrganizationSnapshotFile;
  /** The file's new text; absent when the snapshot says the same already. */
  readonly text?: string;
  readonly changes: readonly SnapshotChange[];
  /** Absent when nothing has changed. */
  readonly access?: AccessReview;
}

/** Reads AWS and compares; writes nothing. @throws LiveError */
export async function readAndCompare(
  aws: Aws,
  directory: string,
  { settings, snapshot: before }: Before,
  onProgress: OnProgress,
): Promise<Synced> {
  const read = await readSnapshot(aws, settings, onProgress);
  const snapshot = inOrder(
    settings.roleName === undefined ? withKeptPolicies(read, before?.value) : read,
  );
  if (before !== undefined && canonicalJson(inOrder(before.value)) === canonicalJson(snapshot))
    return { snapshot, changes: [] };
  const text = snapshotText(snapshot, before?.text);
  return {
    snapshot,
    text,
    changes: snapshotChanges(before?.value ?? nothing, snapshot),
    access: accessReview(directory, before, text),
  };
}

/** Where IAM is not read, people write the policies; what is gone of their accounts goes. */
function withKeptPolicies(
  read: OrganizationSnapshotFile,
  before: OrganizationSnapshotFile | undefined,
): OrganizationSnapshotFile {
  const policies = before?.customerManagedPolicies;
  if (policies === undefined) return read;
  const { idOf } = accountNames(before?.accounts ?? []);
  const ids = new Set(read.accounts.map(({ id }) => id));
  const kept = policies
    .map((policy) => ({
      ...policy,
      accounts: policy.accounts.map(idOf).filter((id) => ids.has(id)),
    }))
    .filter(({ accounts }) => accounts.length > 0);
  return { ...read, customerManagedPolicies: kept };
}

function accessReview(directory: string, before: Before["snapshot"], text: string): AccessReview {
  const after = load(directory, { texts: new Map([[SNAPSHOT_FILE, text]]) });
  if (!after.ok) return { kind: "broken-after", errors: after.errors };
  if (before === undefined) return { kind: "first" };
  const old = load(directory);
  if (!old.ok) return { kind: "broken-before" };
  return {
    kind: "known",
    changes: assignmentChanges(stateOf(old.value), stateOf(after.value)),
    before: old.value,
    after: after.value,
  };
}

const nothing: OrganizationSnapshotFile = {
  organizationId: "",
  rootId: "",
  organizationalUnits: [],
  accounts: [],
};
