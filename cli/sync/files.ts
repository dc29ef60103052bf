import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../live/settings";
import type { Diagnostic } from "../../model/diagnostic";
import type { Report } from "../../model/finding";
import { readAccessFiles, SNAPSHOT_FILE } from "../../model/read-access-files";
import type { OrganizationFile } from "../../model/schema/organization";
import type { OrganizationSnapshotFile } from "../../model/schema/organization-snapshot";
import { sayDiagnostics } from "../load-model";
import { count } from "../output/print";
import { settingsBroken, snapshotBroken } from "./errors";

/** What is there before AWS is read. */
export interface Before {
  readonly settings: Settings;
  /** As typed. */
  readonly file: string;
  /** Absent before the first run. */
  readonly snapshot?: { readonly value: OrganizationSnapshotFile; readonly text: string };
}

/**
 * Where AWS is read, and the snapshot that is there. The other files may have errors: a new snapshot may
 * be what mends them.
 *
 * @throws UserError when either file has errors by itself, after they have been said.
 */
export function readBefore(directory: string): Before {
  const found: Diagnostic[] = [];
  const report: Report = (location, finding) => found.push({ ...finding, location });
  const { organization, snapshot, names } = readAccessFiles(directory, report) ?? {};
  const file = join(directory, SNAPSHOT_FILE);
  if (organization === undefined || !organization.complete) {
    const organizationFile = join(directory, "organization.yaml");
    const errors = found.filter(({ location }) =>
      [organizationFile, directory].includes(join(location.file)),
    );
    sayDiagnostics(errors);
    throw settingsBroken(organizationFile, count(errors.length, "error"));
  }
  const settings = settingsOf(organization.value);
  if (names?.has(SNAPSHOT_FILE) !== true) return { settings, file };
  if (snapshot === undefined || !snapshot.complete) {
    const errors = found.filter(({ location }) => join(location.file) === file);
    sayDiagnostics(errors);
    throw snapshotBroken(file, count(errors.length, "error"));
  }
  return { settings, file, snapshot: { value: snapshot.value, text: readFileSync(file, "utf8") } };
}

function settingsOf({ instance, directory, sync }: OrganizationFile): Settings {
  const { region, managementAccount, delegatedAdministrator, arn } = instance;
  return {
    region,
    managementAccount,
    delegatedAdministrator,
    arn,
    directory: directory.source,
    roleName: sync?.roleName,
  };
}
