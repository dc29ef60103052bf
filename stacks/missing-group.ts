import type { Directory, Grant } from "../model/access-model";
import { compareText } from "../modules/terraform-text";
import { IDENTITY } from "./identity-stack";

/** What Terraform says when a group that has grants is not in the directory. */
export function missingGroup(
  displayName: string,
  grants: readonly Grant[],
  source: Directory["source"],
): string {
  const files = [...new Set(grants.map(({ file }) => file))].sort(compareText);
  const granted = grants
    .map(
      ({ permissionSet, targets }) =>
        `${permissionSet} on ${[...targets].sort(compareText).join(", ")}`,
    )
    .sort(compareText);
  return [
    `The directory must hold group ${JSON.stringify(displayName)}, which ${files.join(" and ")} grants: ${granted.join("; ")}.`,
    remedy[source],
  ].join(" ");
}

const remedy: Readonly<Record<Directory["source"], string>> = {
  "identity-center": `Deploy identity first: npx cdktf deploy ${IDENTITY}`,
  external:
    "The directory is external: SCIM or Active Directory has not delivered this group to IAM Identity Center. Assign it to IAM Identity Center there, or correct the name.",
};
