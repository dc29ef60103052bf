import type { AccessControlAttributesFile } from "./schema/access-control-attributes";
import type { ApplicationFile } from "./schema/application";
import type { BreakGlassFile } from "./schema/break-glass";
import type { DirectoryFile } from "./schema/directory";
import type { EnvironmentFile } from "./schema/environment";
import type { ExceptionsFile } from "./schema/exceptions";
import type { MonitoringFile } from "./schema/monitoring";
import type { OrganizationFile } from "./schema/organization";
import type { OrganizationSnapshotFile } from "./schema/organization-snapshot";
import type { PermissionSetFile } from "./schema/permission-set";
import type { TrustedTokenIssuersFile } from "./schema/trusted-token-issuers";
import type { Validated } from "./schema/validate";
import type { SourceFile } from "./source/source-file";

/**
 * Every file of an access directory after its own checks. Undefined stands for a file with errors (already
 * reported): its name is known, its content is not, and no rule may draw conclusions from that.
 */
export interface AccessFiles {
  /** As typed, to place what belongs to no file. */
  readonly directory: string;
  /** Names of the files that exist. */
  readonly names: ReadonlySet<string>;
  readonly organization: Validated<OrganizationFile> | undefined;
  readonly snapshot: Validated<OrganizationSnapshotFile> | undefined;
  readonly people: Validated<DirectoryFile> | undefined;
  readonly accessControl: Validated<AccessControlAttributesFile> | undefined;
  readonly trustedTokenIssuers: Validated<TrustedTokenIssuersFile> | undefined;
  readonly exceptions: Validated<ExceptionsFile> | undefined;
  readonly monitoring: Validated<MonitoringFile> | undefined;
  readonly breakGlass: Validated<BreakGlassFile> | undefined;
  /** By the file's name without extension. */
  readonly applications: ReadonlyMap<string, Validated<ApplicationFile> | undefined>;
  /** By the file's name without extension. */
  readonly permissionSets: ReadonlyMap<string, Validated<PermissionSetFile> | undefined>;
  /** By the file's name without extension. */
  readonly environments: ReadonlyMap<string, Validated<EnvironmentFile> | undefined>;
  /** By path from the access directory, as in `policies/developer.json`. */
  readonly policies: ReadonlyMap<string, SourceFile | undefined>;
}
