import { visible } from "../../../model/quote";
import { written } from "../../../review/phrase";
import { review } from "../../../review/review";
import { stopsOf } from "../../../review/stops";
import { settingWords } from "../../../review/words";
import {
  type AccessTree,
  editedIn,
  loadValid,
  TREE_WITH_APPLICATIONS,
} from "../../model/access-tree";

const CI = `ci:
  github:
    repository: acme/access
    ids: { owner: "1", repository: "2" }
    environments: [prod]
`;

const TREE: AccessTree = {
  ...TREE_WITH_APPLICATIONS,
  "organization.yaml": `${TREE_WITH_APPLICATIONS["organization.yaml"].replace(
    "Security] }",
    "Security], production: true }",
  )}breakGlass: { permissionSet: auditor }\n${CI}`,
};

const ORGANIZATION = "organization.yaml";
const PORTAL = "applications/portal.yaml";
const ISSUERS = "trusted-token-issuers.yaml";
const ATTRIBUTES = "access-control-attributes.yaml";
const PEOPLE = "directory.yaml";

const change = (file: string, from: string, to: string): AccessTree =>
  editedIn(TREE, file, from, to);

const without = (file: string): AccessTree =>
  Object.fromEntries(Object.entries(TREE).filter(([name]) => name !== file));

function changed(before: AccessTree, after: AccessTree): readonly string[] {
  const { diff } = review(loadValid(before), loadValid(after));
  return diff.settings.map((setting) => written(settingWords(setting), visible));
}

describe("modules of other teams", () => {
  const DEV = "environments/dev.yaml";
  const calls = (module: string): AccessTree => ({
    ...TREE,
    [DEV]: `${TREE[DEV]}modules:\n  console: { ${module} }\n`,
  });
  const OLD = calls("source: acme/console/aws, version: 1.2.0");
  const UNTOLD = "what it grants can't be told from access files";

  test.each<readonly [what: string, before: AccessTree, after: AccessTree, words: string]>([
    ["is called", TREE, OLD, `dev calls the module console of acme/console/aws 1.2.0: ${UNTOLD}`],
    [
      "is another",
      OLD,
      calls("source: ./shared/console"),
      `dev calls the module console of ./shared/console instead of acme/console/aws 1.2.0: ${UNTOLD}`,
    ],
    [
      "has another version",
      OLD,
      calls("source: acme/console/aws, version: 1.2.1"),
      `dev calls the module console of acme/console/aws 1.2.1 instead of acme/console/aws 1.2.0: ${UNTOLD}`,
    ],
    [
      "is given something else",
      OLD,
      calls("source: acme/console/aws, version: 1.2.0, inputs: { it: { group: Engineering } }"),
      "dev gives the module console something else: what that grants can't be told from access files",
    ],
    [
      "is called no more",
      OLD,
      TREE,
      "dev calls the module console no more: what it granted can't be told from access files",
    ],
  ])("one that %s counts as broadening", (_, before, after, words) => {
    expect(changed(before, after)).toEqual([`? can't tell: ${words}`]);
    expect(review(loadValid(before), loadValid(after)).verdict.direction).toBe("broadens");
  });

  test("one that is the same says nothing", () => expect(changed(OLD, OLD)).toEqual([]));
});

describe("settings that decide who gets in", () => {
  test.each<readonly [what: string, after: AccessTree, lines: readonly string[]]>([
    ["are the same", TREE, []],
    [
      "production is called something else",
      change(ORGANIZATION, ", production: true", ""),
      ["+ broadens: prod is no longer production: what is stricter there holds no more"],
    ],
    [
      "another environment is production",
      change(ORGANIZATION, "[Workloads/Dev] }", "[Workloads/Dev], production: true }"),
      ["~ changes: dev is production now"],
    ],
    [
      "another set is for emergencies",
      change(ORGANIZATION, "permissionSet: auditor", "permissionSet: viewer"),
      ["~ changes: the set for emergencies is viewer instead of auditor"],
    ],
    [
      "another repository deploys",
      change(ORGANIZATION, "acme/access", "evil/access"),
      [
        "+ broadens: the branch main of evil/access deploys instead of the branch main of acme/access",
      ],
    ],
    [
      "the repository has other ids",
      change(ORGANIZATION, 'repository: "2"', 'repository: "3"'),
      ["? can't tell: the repository that deploys has the ids 1 and 3 instead of 1 and 2"],
    ],
    [
      "more environments deploy",
      change(ORGANIZATION, "[prod]", "[prod, test]"),
      ["+ broadens: jobs of test deploy"],
    ],
    [
      "no environment is asked for",
      change(ORGANIZATION, "    environments: [prod]\n", ""),
      ["+ broadens: jobs of the branch deploy without an environment"],
    ],
    [
      "nothing but people deploys",
      change(ORGANIZATION, CI, ""),
      ["- narrows: the branch main of acme/access deploys no more"],
    ],
    [
      "the state is elsewhere",
      change(ORGANIZATION, "bucket: acme-state", "bucket: acme-states"),
      ["~ changes: the bucket of the state: acme-states instead of acme-state"],
    ],
    [
      "all of it is about another instance's Region",
      change(ORGANIZATION, "instance:\n  region: us-east-1", "instance:\n  region: us-west-2"),
      ["? can't tell: the Region of the instance: us-west-2 instead of us-east-1"],
    ],
    [
      "an issuer's tokens come from elsewhere",
      change(ISSUERS, "acme.okta.com", "evil.example"),
      [
        "+ broadens: tokens of https://evil.example/oauth2/default (okta) say who somebody is, instead of https://acme.okta.com/oauth2/default",
      ],
    ],
    [
      "an issuer's tokens name people by something else",
      change(ISSUERS, "claimAttributePath: email", "claimAttributePath: sub"),
      [
        "? can't tell: tokens of okta name somebody by the claim sub for emails.value instead of the claim email for emails.value",
      ],
    ],
    [
      "an issuer's tokens count no more",
      without(ISSUERS),
      ["- narrows: tokens of https://acme.okta.com/oauth2/default (okta) count no more"],
    ],
    ["an application is gone", without(PORTAL), ["- narrows: application portal is gone"]],
    [
      "one more group and one user less use an application",
      change(PORTAL, "- { user: ana.lima }", "- { group: Payments-Developers }"),
      [
        "+ broadens: Payments-Developers uses portal",
        "- narrows: user ana.lima uses portal no more",
      ],
    ],
    [
      "everybody uses an application",
      change(PORTAL, "name: Developer", "assignmentRequired: false\nname: Developer"),
      ["+ broadens: everybody uses portal, assigned or not"],
    ],
    [
      "an application is disabled",
      change(PORTAL, "name: Developer", "status: DISABLED\nname: Developer"),
      ["- narrows: application portal is disabled"],
    ],
    [
      "anybody takes an application's tokens",
      change(PORTAL, ", authorizedTargets: [instance, portal]", ""),
      ["+ broadens: who takes tokens of portal for sso:account:access is another"],
    ],
    [
      "fewer take an application's tokens",
      change(PORTAL, "[instance, portal]", "[instance]"),
      ["- narrows: who takes tokens of portal for sso:account:access is another"],
    ],
    [
      "an application is somewhere else",
      change(PORTAL, "developers.acme.example", "evil.example"),
      [
        "? can't tell: application portal is at https://evil.example/start instead of https://developers.acme.example/start",
      ],
    ],
    [
      "a session tag that a policy reads comes from something else",
      change(ATTRIBUTES, "path:userType", "path:title"),
      ["? can't tell: session tag team: ${path:title} instead of ${path:userType}"],
    ],
    [
      "a session tag that nothing reads comes from something else",
      change(ATTRIBUTES, "path:enterprise.costCenter", "path:enterprise.department"),
      [
        "~ changes: session tag cost-center: ${path:enterprise.department} instead of ${path:enterprise.costCenter}",
      ],
    ],
    [
      "a person has another value of a tag that a policy reads",
      change(
        PEOPLE,
        "email: ana.lima@acme.example",
        "email: ana.lima@acme.example, userType: shop",
      ),
      ["? can't tell: session tag team of ana.lima: shop instead of none"],
    ],
    [
      "new passwords of a person go elsewhere",
      change(PEOPLE, "email: ana.lima@acme.example", "email: ana@evil.example"),
      [
        "? can't tell: ana.lima gets new passwords at ana@evil.example instead of ana.lima@acme.example",
      ],
    ],
  ])("%s", (_, after, lines) => {
    expect(changed(TREE, after)).toEqual(lines);
  });

  test("are new: an application, an issuer and a pipeline", () => {
    const before = editedIn(
      Object.fromEntries(
        Object.entries(TREE).filter(([name]) => name !== PORTAL && name !== ISSUERS),
      ),
      ORGANIZATION,
      CI,
      "",
    );
    expect(changed(before, TREE)).toEqual([
      "+ broadens: the branch main of acme/access deploys",
      "+ broadens: tokens of https://acme.okta.com/oauth2/default (okta) say who somebody is, by the claim email for emails.value",
      "+ broadens: application portal is new, for Engineering, user ana.lima",
    ]);
  });

  test("have a verdict of their own, which counts no people where no row has any", () => {
    const verdict = (after: AccessTree) =>
      review(loadValid(TREE), loadValid(after)).verdict.sentence;
    expect(verdict(change(ORGANIZATION, "acme/access", "evil/access"))).toBe(
      "Access broadens: 1 setting broadened.",
    );
    expect(verdict(without(PORTAL))).toBe("Access narrows: 1 setting narrowed.");
    expect(verdict(change(ATTRIBUTES, "path:userType", "path:title"))).toBe(
      "Access broadens: 1 setting undecided (counted as broadened).",
    );
    expect(verdict(change(ORGANIZATION, "bucket: acme-state", "bucket: acme-states"))).toBe(
      "Nobody can do more or less than before.",
    );
  });
});

describe("what was production", () => {
  const administered = (tree: AccessTree): AccessTree => ({
    ...tree,
    "permission-sets/administrator.yaml":
      "name: administrator\nmanagedPolicies: [AdministratorAccess]\n",
    "environments/dev.yaml": `${tree["environments/dev.yaml"]}  - { group: Engineering, permissionSet: administrator, accounts: [all] }\n`,
  });
  const stops = (before: AccessTree, after: AccessTree) =>
    stopsOf(review(loadValid(before), loadValid(after)))
      .filter(({ rule }) => rule === "administrator-in-production")
      .map(({ words }) => written(words, visible));

  test("still is when the change that says it no longer is makes administrators", () => {
    const before = administered(TREE);
    const after = editedIn(
      editedIn(before, ORGANIZATION, ", production: true", ""),
      "environments/prod.yaml",
      "grants:\n",
      "grants:\n  - { group: Engineering, permissionSet: administrator, accounts: [shop-prod] }\n",
    );
    expect(stops(before, after)).toEqual([
      "Engineering administers shop-prod by administrator-prod",
    ]);
  });

  test("still is when its account moves to where there are administrators", () => {
    const before = administered(TREE);
    const after = editedIn(
      before,
      "organization.snapshot.yaml",
      "email: shop-prod@acme.example, organizationalUnit: Workloads/Prod,",
      "email: shop-prod@acme.example, organizationalUnit: Workloads/Dev,",
    );
    expect(stops(before, after)).toEqual([
      "Engineering administers shop-prod by administrator-dev",
    ]);
  });

  test("still is when a set of it becomes one of administrators", () => {
    const before = TREE;
    const after = editedIn(
      editedIn(before, ORGANIZATION, ", production: true", ""),
      "environments/prod.yaml",
      "[ReadOnlyAccess]",
      "[AdministratorAccess]",
    );
    expect(stops(before, after)).toEqual([
      "Payments-Developers administers prod: developer-prod has become a set of administrators",
    ]);
  });
});
