import type { Diagnostic } from "../../../model/diagnostic";
import { renderDiagnostic } from "../../../model/render-diagnostic";
import { idcOn } from "../../cli/idc-here";
import { type AccessTree, VALID_TREE } from "../access-tree";

/** The valid tree without anything that a rule warns of: two people administer every account. */
export const SOUND_TREE = {
  ...VALID_TREE,
  "permission-sets/administrator.yaml":
    "name: administrator\nmanagedPolicies: [AdministratorAccess]\n",
  "environments/dev.yaml": `grants:
  - { group: Engineering, permissionSet: viewer, accounts: [all] }
  - { group: Payments-Developers, permissionSet: developer, accounts: [payments-dev] }
  - { group: Engineering, permissionSet: administrator, accounts: [all] }
`,
  "environments/prod.yaml": `permissionSets:
  developer: { sessionDuration: PT1H, managedPolicies: [ReadOnlyAccess], permissionsBoundary: null }
grants:
  - { group: Engineering, permissionSet: viewer, accounts: ["ou:Workloads/Prod"] }
  - { group: Payments-Developers, permissionSet: developer, accounts: ["tag:team=payments"] }
  - { group: Engineering, permissionSet: auditor, accounts: [security] }
  - { group: Engineering, permissionSet: administrator, accounts: [all] }
`,
} as const satisfies AccessTree;

export type Edits = Readonly<
  Partial<Record<keyof typeof SOUND_TREE, readonly (readonly [from: string, to: string])[]>>
>;

/** The sound tree with texts replaced. Each has to be there: an edit that edits nothing tests nothing. */
export function soundTreeWith(edits: Edits): AccessTree {
  const tree: Record<string, string | Buffer> = { ...SOUND_TREE };
  for (const [file, pairs] of Object.entries(edits)) {
    for (const [from, to] of pairs) {
      const content = String(tree[file]);
      if (!content.includes(from)) throw new Error(`${file} holds no ${from}`);
      tree[file] = content.replace(from, () => to);
    }
  }
  return tree;
}

/** What `idc validate` finds of one rule, line by line as people read it, whatever else there is. */
export async function shownOf(rule: string, tree: AccessTree): Promise<string[]> {
  const parameters = ["validate", "--json", "--at", "2026-11-24"];
  const { directory, stdout } = await idcOn(tree, parameters);
  const { errors, warnings, notices } = JSON.parse(stdout) as Record<string, Diagnostic[]>;
  return [errors, warnings, notices]
    .flatMap((found) => found ?? [])
    .filter((found) => found.rule === rule)
    .flatMap((found) => renderDiagnostic(found).replaceAll(directory, "access").split("\n"));
}
