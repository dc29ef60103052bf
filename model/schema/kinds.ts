import { accessControlAttributesFile } from "./access-control-attributes";
import { applicationFile } from "./application";
import { breakGlassFile } from "./break-glass";
import { directoryFile } from "./directory";
import { environmentFile } from "./environment";
import { exceptionsFile } from "./exceptions";
import { monitoringFile } from "./monitoring";
import { organizationFile } from "./organization";
import { organizationSnapshotFile } from "./organization-snapshot";
import { permissionSetFile } from "./permission-set";
import { trustedTokenIssuersFile } from "./trusted-token-issuers";

/** Kinds of files in the access directory, under the names of their JSON Schemas. */
export const SCHEMAS = {
  organization: organizationFile,
  "organization-snapshot": organizationSnapshotFile,
  directory: directoryFile,
  "permission-set": permissionSetFile,
  environment: environmentFile,
  "access-control-attributes": accessControlAttributesFile,
  application: applicationFile,
  "trusted-token-issuers": trustedTokenIssuersFile,
  exceptions: exceptionsFile,
  monitoring: monitoringFile,
  "break-glass": breakGlassFile,
} as const;

export type FileKind = keyof typeof SCHEMAS;
