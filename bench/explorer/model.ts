import type { AccessModel, Account, PermissionSet } from "../../model/access-model";

const PEOPLE = 2_000;
const GROUPS = 200;
const GROUPS_OF_PERSON = 5;
const ACCOUNTS = 300;
const PERMISSION_SETS = 60;
const ASSIGNMENTS_OF_GROUP = 50;

const MANAGED = ["ReadOnlyAccess", "PowerUserAccess", "ViewOnlyAccess", "AdministratorAccess"];

/** 2,000 people in five groups each, 300 accounts in three environments, and 10,000 assignments. */
export function largeModel(): AccessModel {
  const accounts = numbered(ACCOUNTS, accountOf);
  const environments = ["dev", "prod", "staging"].map((name, position) => {
    const own = accounts.filter((_, index) => index % 3 === position);
    const permissionSets = numbered(PERMISSION_SETS / 3, (index) => setOf(index, name));
    const production = name === "prod";
    return { name, production, accounts: own, permissionSets, grants: [] };
  });
  const users = numbered(PEOPLE, (index) => ({
    userName: `person.${padded(index)}`,
    displayName: `Person ${padded(index)}`,
    givenName: "Person",
    familyName: padded(index),
    email: `person.${padded(index)}@acme.example`,
  }));
  const members = numbered(GROUPS, (): string[] => []);
  for (const [index, { userName }] of users.entries())
    for (let way = 0; way < GROUPS_OF_PERSON; way++)
      members[(index + way * way * 17) % GROUPS]?.push(userName);
  const groups = members.map((some, index) => ({
    displayName: `Group-${padded(index)}`,
    members: some,
  }));
  return {
    ...EMPTY,
    accounts,
    directory: { source: "identity-center", users, groups },
    environments: environments.map((environment, position) => ({
      ...environment,
      assignments: groups.flatMap(({ displayName }, group) =>
        numbered(ASSIGNMENTS_OF_GROUP, (index) => ({ index, number: group * 13 + index * 7 }))
          .filter(({ index }) => index % 3 === position)
          .flatMap(({ index, number }) => {
            const account = environment.accounts[number % environment.accounts.length];
            const set = environment.permissionSets[(group + index) % (PERMISSION_SETS / 3)];
            return account === undefined || set === undefined
              ? []
              : [
                  {
                    principal: { type: "GROUP" as const, name: displayName },
                    permissionSet: set.key,
                    account,
                  },
                ];
          }),
      ),
    })),
  };
}

const numbered = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));

const padded = (index: number): string => String(index + 1).padStart(4, "0");

const accountOf = (index: number): Account => ({
  id: String(200_000_000_000 + index),
  name: `workload-${padded(index)}`,
  email: `aws+workload-${padded(index)}@acme.example`,
  organizationalUnit: "Workloads",
  status: "ACTIVE",
  tags: { team: `team-${index % 20}` },
});

const setOf = (index: number, environment: string): PermissionSet => {
  const name = MANAGED[index % MANAGED.length] ?? "";
  return {
    key: `set-${padded(index)}`,
    name: `set-${padded(index)}-${environment}`,
    scope: "environment",
    sessionDuration: "PT4H",
    managedPolicies: [{ name, arn: `arn:aws:iam::aws:policy/${name}` }],
    customerManagedPolicies: [],
    tags: {},
  };
};

const EMPTY = {
  instance: { region: "us-east-1", managementAccount: "100000000001" },
  state: { bucket: "acme-state", region: "us-east-1", kmsKey: "alias/acme-state" },
  accessControl: { attributes: [], passedByIdentityProvider: [] },
  applications: [],
  organization: {
    id: "o-acme123456",
    rootId: "r-ac1e",
    organizationalUnits: [],
    customerManagedPolicies: [],
  },
  trustedTokenIssuers: [],
  instancePermissionSets: [],
} as const satisfies Partial<AccessModel>;
