import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

const GROUPS = 10;
const PERMISSION_SETS = 10;

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(4, "0")}`);

/** What an `access/` folder with one environment holds, beside what all have. */
interface Content {
  readonly accounts: number;
  readonly groups: number;
  /** Fields of each set. */
  readonly permissionSets: readonly object[];
  /** Names of policies that every account holds. */
  readonly customerManagedPolicies: readonly string[];
  readonly grants: (names: Names) => readonly object[];
}

interface Names {
  readonly accounts: readonly string[];
  readonly groups: readonly string[];
  readonly permissionSets: readonly string[];
}

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
  writeAccess(directory, {
    accounts: assignments / GROUPS / PERMISSION_SETS,
    groups: GROUPS,
    permissionSets: Array.from({ length: PERMISSION_SETS }, () => ({
      managedPolicies: ["ReadOnlyAccess"],
    })),
    customerManagedPolicies: [],
    grants: ({ accounts, groups, permissionSets }) =>
      groups.flatMap((group) =>
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

/** Writes a folder that fits what every measured case needs. */
export function writeAccess(directory: string, content: Content): void {
  const accounts = numbered("workload", content.accounts);
  const groups = numbered("group", content.groups);
  const permissionSets = numbered("set", content.permissionSets.length);
  const write = (file: string, data: unknown) => {
    const path = join(directory, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, stringify(data, { aliasDuplicateObjects: false }));
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
    customerManagedPolicies: content.customerManagedPolicies.map((name) => ({ name, accounts })),
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
  for (const [index, name] of permissionSets.entries()) {
    write(`permission-sets/${name}.yaml`, {
      name,
      description: `Measures synthesis, ${name}`,
      ...content.permissionSets[index],
    });
  }
  write("environments/dev.yaml", { grants: content.grants({ accounts, groups, permissionSets }) });
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
