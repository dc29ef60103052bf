import type { Directory, Grant } from "../model/access-model";
import { compareText } from "../modules/terraform-text";
import { DEPLOY_IDENTITY_FIRST } from "./identity";

/** What Terraform says when a group that has grants is not in the directory. */
export function missingGroup(
  displayName: string,
  grants: readonly Pick<Grant, "file" | "permissionSet" | "targets" | "except">[],
  source: Directory["source"],
): string {
  const files = distinct(grants.map(({ file }) => file));
  const granted = grants
    .map(({ permissionSet, targets, except }) =>
      [`${permissionSet} on ${listed(targets)}`, ...(except ? [listed(except)] : [])].join(
        " except ",
      ),
    )
    .sort(compareText);
  return [
    `The directory must hold group ${JSON.stringify(displayName)}, which ${files.join(" and ")} grants: ${granted.join("; ")}.`,
    remedy[source],
  ].join(" ");
}

/** The same for a group that only modules are given. */
export function missingInput(
  displayName: string,
  inputs: readonly { readonly file: string; readonly module: string }[],
  source: Directory["source"],
): string {
  const modules = distinct(inputs.map(({ file, module }) => `${file} to module ${module}`));
  return [
    `The directory must hold group ${JSON.stringify(displayName)}, given by ${modules.join(" and ")}.`,
    remedy[source],
  ].join(" ");
}

/** The same for a group of an external directory that applications are assigned to. */
export function missingAssignee(displayName: string, files: readonly string[]): string {
  return [
    `The directory must hold group ${JSON.stringify(displayName)}, assigned in ${distinct(files).join(" and ")}.`,
    remedy.external,
  ].join(" ");
}

const listed = (targets: readonly string[]): string => [...targets].sort(compareText).join(", ");

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(compareText);

const remedy: Readonly<Record<Directory["source"], string>> = {
  "identity-center": DEPLOY_IDENTITY_FIRST,
  external:
    "The directory is external: SCIM or Active Directory has not delivered this group to IAM Identity Center. Assign it to IAM Identity Center there, or correct the name.",
};
