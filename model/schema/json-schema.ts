import { z } from "zod";
import { type FileKind, SCHEMAS } from "./kinds";

const TITLES: Readonly<Record<FileKind, string>> = {
  organization: "access/organization.yaml",
  "organization-snapshot": "access/organization.snapshot.yaml",
  directory: "access/directory.yaml",
  "permission-set": "access/permission-sets/<name>.yaml",
  environment: "access/environments/<environment>.yaml",
  "access-control-attributes": "access/access-control-attributes.yaml",
  application: "access/applications/<name>.yaml",
  "trusted-token-issuers": "access/trusted-token-issuers.yaml",
  exceptions: "access/exceptions.yaml",
  monitoring: "access/monitoring.yaml",
  "break-glass": "access/break-glass.yaml",
};

/** The JSON Schema of a kind of file, for editors. Draft 7 is what the YAML language server reads best. */
export function jsonSchema(kind: FileKind): object {
  return {
    title: TITLES[kind],
    ...z.toJSONSchema(SCHEMAS[kind], { target: "draft-7", io: "input" }),
  };
}
