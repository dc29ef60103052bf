import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

const GROUPS = 10;
const PERMISSION_SETS = 10;

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(4, "0")}`);

/**
 * Writes an `access/` folder whose grants amount to so many account assignments, a multiple of
 * 1,000: ten groups with ten permission sets each in every account.
 *
 * @param accountsPerGrant how many accounts each grant names; 1 is the most YAML for the least access
 */
export function writeOrganization(
  directory: string,
  assignments: number,
  accountsPerGrant: number,
): void {
  const accounts = numbered("workload", assignments / GROUPS / PERMISSION_SETS);
  const groups = numbered("group", GROUPS);
  const permissionSets = numbered("set", PERMISSION_SETS);
  const write = (file: string, content: unknown) => {
    const path = join(directory, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, stringify(content, { aliasDuplicateObjects: false }));
  };

  write("organization.yaml", {
    instance: { region: "us-east-1", managementAccount: "100000000001" },
    directory: { source: "identity-center" },
    naming: "{name}-{environment}",
    state: {
      bucket: "acme-identity-center-state",
      region: "us-east-1",
      kmsKey: "arn:aws:kms:us-east-1:100000000001:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69",
    },
    environments: { dev: { organizationalUnits: ["Workloads"] } },
  });
  write("organization.snapshot.yaml", {
    organizationId: "o-acme123456",
    rootId: "r-ac1e",
    organizationalUnits: [{ id: "ou-ac1e-10000001", path: "Workloads" }],
    accounts: [
      account("management", 100_000_000_001),
      ...accounts.map((name, index) => ({
        ...account(name, 200_000_000_000 + index),
        organizationalUnit: "Workloads",
      })),
    ],
    customerManagedPolicies: [],
  });
  write("directory.yaml", {
    users: [
      {
        userName: "ana.lima",
        displayName: "Ana Lima",
        givenName: "Ana",
        familyName: "Lima",
        email: "ana.lima@acme.example",
      },
    ],
    groups: groups.map((displayName) => ({ displayName, members: ["ana.lima"] })),
  });
  for (const name of permissionSets) {
    write(`permission-sets/${name}.yaml`, {
      name,
      description: `Measures synthesis, ${name}`,
      managedPolicies: ["ReadOnlyAccess"],
    });
  }
  write("environments/dev.yaml", {
    grants: groups.flatMap((group) =>
      permissionSets.flatMap((permissionSet) =>
        chunks(accounts, accountsPerGrant).map((some) => ({
          group,
          permissionSet,
          accounts: some,
        })),
      ),
    ),
  });
}

const account = (name: string, id: number) => ({
  id: String(id),
  name,
  email: `aws+${name}@acme.example`,
  status: "ACTIVE",
  tags: { team: "bench" },
});

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
