import { type AccessTree, VALID_TREE } from "../model/access-tree";

const { "environments/dev.yaml": _, ...files } = VALID_TREE;

/** The valid tree whose environment dev is that many accounts, with one assignment in each. */
export function manyAccounts(count: number): AccessTree {
  const names = Array.from({ length: count - 2 }, (_, index) => `team-${index + 1}`);
  const accounts = names.map(
    (name, index) =>
      `  - { id: "${200000000001 + index}", name: ${name}, email: ${name}@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE }\n`,
  );
  return {
    ...files,
    "organization.snapshot.yaml": VALID_TREE["organization.snapshot.yaml"].replace(
      "customerManagedPolicies:\n",
      `${accounts.join("")}customerManagedPolicies:\n`,
    ),
    "environments/dev.yaml":
      "grants:\n  - { group: Engineering, permissionSet: viewer, accounts: [all] }\n",
  };
}
