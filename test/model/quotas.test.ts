import { join } from "node:path";
import { QUOTAS } from "../../model/quotas";
import { textsIn } from "../fixtures/error-catalog";
import { type AccessTree, load, loadedText, VALID_TREE } from "./access-tree";

const ENVIRONMENTS = ["a", "b", "c", "d", "e", "f", "g"];
const KEYS = Array.from({ length: 501 }, (_, index) => `set${index}`);

/** Seven environments with 501 permission sets each, all of them in one account of the first. */
const MANY_SETS: AccessTree = {
  "organization.yaml": VALID_TREE["organization.yaml"].replace(
    /environments:[\s\S]*/,
    `environments:\n${ENVIRONMENTS.map((name) => `  ${name}: { organizationalUnits: [${name}] }\n`).join("")}`,
  ),
  "organization.snapshot.yaml": `organizationId: o-acme123456
rootId: r-ac1e
organizationalUnits:
${ENVIRONMENTS.map((name, index) => `  - { id: ou-ac1e-1000000${index}, path: ${name} }\n`).join("")}accounts:
  - { id: "100000000001", name: management, email: m@acme.example, status: ACTIVE }
  - { id: "100000000002", name: one, email: o@acme.example, organizationalUnit: a, status: ACTIVE }
`,
  "directory.yaml": "groups: [{ displayName: Engineering }]\n",
  ...Object.fromEntries(KEYS.map((key) => [`permission-sets/${key}.yaml`, `name: ${key}\n`])),
  ...Object.fromEntries(
    ENVIRONMENTS.map((name) => [
      `environments/${name}.yaml`,
      `permissionSets:\n${KEYS.map((key) => `  ${key}: {}\n`).join("")}`,
    ]),
  ),
  "environments/a.yaml": `grants:\n${KEYS.map((key) => `  - { group: Engineering, permissionSet: ${key}, accounts: [one] }\n`).join("")}`,
};

test("too many permission sets, in one account and in the instance", () => {
  expect(loadedText(MANY_SETS).split("\n")).toEqual([
    "access/organization.snapshot.yaml:13:33 error quota",
    '  AWS allows 500 permission sets provisioned in one account, got 501 in "one".',
    "  fix: Declare fewer, or have AWS raise the quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    "access/organization.yaml:11:1 error quota",
    "  AWS allows 3500 permission sets in the instance, got 3507 over all environments.",
    "  fix: Declare fewer, or have AWS raise the quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
  ]);
});

test("as many as AWS allows are allowed", () => {
  const { "permission-sets/set0.yaml": _, ...fewer } = MANY_SETS;
  const tree = Object.fromEntries(
    Object.entries(fewer).map(([file, content]) => [
      file,
      String(content).replace(/^.*\bset0\b.*\n/gm, ""),
    ]),
  );
  expect(load(tree).ok).toBe(true);
});

test.each(Object.entries(QUOTAS))("%s is exceeded in some test", (_, { limit, description }) => {
  const shown = textsIn(join(__dirname, ".."));
  expect(shown.some((text) => text.includes(`AWS allows ${limit} ${description}, got `))).toBe(
    true,
  );
});

test.each(Object.entries(QUOTAS))("%s says where the number comes from", (_, quota) => {
  expect(quota.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  expect(quota.asOf).toMatch(/^20\d\d-\d\d$/);
  expect(Number.isSafeInteger(quota.limit)).toBe(true);
});
