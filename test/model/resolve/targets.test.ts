import type { AccessModel } from "../../../model/access-model";
import { edited, loadValid, VALID_TREE } from "../access-tree";

const accountsOf = (
  { environments }: AccessModel,
  environment: string,
  group: string,
): string[] => {
  const assignments = environments.find(({ name }) => name === environment)?.assignments ?? [];
  return assignments
    .filter(({ principal }) => principal.name === group)
    .map(({ account }) => account.name);
};

describe("a target of dev reaches", () => {
  test.each([
    ["all", ["payments-dev", "shop-dev"]],
    ["shop-dev", ["shop-dev"]],
    ['"100000000011"', ["payments-dev"]],
    ['"ou:Workloads/Dev"', ["payments-dev", "shop-dev"]],
    ['"tag:team=shop"', ["shop-dev"]],
    ['shop-dev, "tag:team=shop", "100000000012"', ["shop-dev"]],
    ['shop-dev, "tag:team=payments"', ["payments-dev", "shop-dev"]],
    ['"ou-only:Workloads/Dev"', ["payments-dev", "shop-dev"]],
    ["all], except: [shop-dev", ["payments-dev"]],
    ['all], except: ["100000000012", "tag:team=shop"', ["payments-dev"]],
    ['shop-dev, "tag:team=payments"], except: ["tag:team=payments"', ["shop-dev"]],
  ])("[%s]: %j", (targets, expected) => {
    const model = loadValid(edited("environments/dev.yaml", "[all]", `[${targets}]`));
    expect(accountsOf(model, "dev", "Engineering")).toEqual(expected);
  });
});

describe("an account that is closing may have a name that means another", () => {
  const closing = (name: string) =>
    `  - { id: "100000000010", name: ${name}, email: old@acme.example, organizationalUnit: Workloads/Dev, status: SUSPENDED }`;

  test.each([
    ["shop-dev", "before", "\naccounts:\n", ["shop-dev"]],
    ["shop-dev", "after", "ACTIVE }\n", ["shop-dev"]],
    ["all", "before", "\naccounts:\n", ["payments-dev", "shop-dev"]],
  ])("%s, listed %s the active accounts", (name, _, place, expected) => {
    const file = "organization.snapshot.yaml";
    const last = VALID_TREE[file].lastIndexOf(place) + place.length;
    const text = VALID_TREE[file];
    const tree = edited("environments/dev.yaml", "[all]", `[${name}]`);
    const snapshot = `${text.slice(0, last)}${closing(name)}\n${text.slice(last)}`;
    const model = loadValid({ ...tree, [file]: snapshot });
    expect(accountsOf(model, "dev", "Engineering")).toEqual(expected);
  });
});

test("ou-only: reaches the accounts directly in a unit, and none below it", () => {
  const tree = edited(
    "environments/prod.yaml",
    '["ou:Workloads/Prod"]',
    '["ou-only:Workloads/Prod"]',
  );
  expect(accountsOf(loadValid(tree), "prod", "Engineering")).toEqual(["security", "shop-prod"]);
});

test("the management account is reached by no unit, tag or all, wherever it is", () => {
  const tree = {
    ...edited(
      "organization.snapshot.yaml",
      "email: management@acme.example, status: ACTIVE",
      "email: management@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE, tags: { team: payments }",
    ),
    "environments/dev.yaml": `grants:
  - { group: Engineering, permissionSet: viewer, accounts: [all] }
  - { group: Engineering, permissionSet: developer, accounts: ["ou:Workloads/Dev"] }
  - { user: ana.lima, permissionSet: viewer, accounts: ["ou-only:Workloads/Dev", "tag:team=payments"] }
`,
  };
  const dev = loadValid(tree).environments.find(({ name }) => name === "dev");
  const names = dev?.assignments.map(({ account }) => account.name);
  expect([...new Set(names)].sort()).toEqual(["payments-dev", "shop-dev"]);
});

test("an organizational unit reaches the accounts below it, and none of a unit that begins alike", () => {
  const tree = {
    ...VALID_TREE,
    "organization.snapshot.yaml": VALID_TREE["organization.snapshot.yaml"]
      .replace(
        "accounts:",
        "  - { id: ou-ac1e-10000006, path: Workloads/Prod/Payments-Old }\naccounts:",
      )
      .replace(
        "organizationalUnit: Workloads/Prod, status",
        "organizationalUnit: Workloads/Prod/Payments-Old, status",
      ),
    "environments/prod.yaml": VALID_TREE["environments/prod.yaml"].replace(
      '["ou:Workloads/Prod"]',
      '["ou:Workloads/Prod/Payments"]',
    ),
  };
  expect(accountsOf(loadValid(tree), "prod", "Engineering")).toEqual(["security", "payments-prod"]);
});

test("a value of a tag may hold =, and a tag may be named like a method", () => {
  const tree = {
    ...edited("organization.snapshot.yaml", "tags: { team: shop }", 'tags: { toString: "a=b" }'),
    "environments/dev.yaml": VALID_TREE["environments/dev.yaml"].replace(
      "[all]",
      '["tag:toString=a=b"]',
    ),
  };
  expect(accountsOf(loadValid(tree), "dev", "Engineering")).toEqual(["shop-dev"]);
});
