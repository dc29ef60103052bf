import { parseEstate } from "../../sandbox/estate";
import { estateText } from "./estate-fixture";

const given = (from: string, to: string) => {
  expect(estateText).toContain(from);
  return estateText.replace(from, to);
};

test("reads YAML with its defaults", () => {
  const estate = parseEstate(estateText, "estate.yaml");
  expect(estate.organization.delegatedAdministrator).toBe("100000000002");
  expect(estate.accounts[0]).toEqual({
    id: "100000000001",
    name: "management",
    email: "aws@acme.example",
    organizationalUnit: "",
    status: "ACTIVE",
    tags: {},
    customerManagedPolicies: [],
  });
});

test("reads the same estate as JSON", () => {
  const estate = parseEstate(estateText, "estate.yaml");
  expect(parseEstate(JSON.stringify(estate), "estate.json")).toEqual(estate);
});

test.each<[string, string, string]>([
  [
    "a misspelt key",
    given("region: us-east-1\norg", "region: us-east-1\nregoin: x\norg"),
    'estate.yaml:3:1: estate has no member "regoin". Nearest: "region". Correct it, or remove it.',
  ],
  [
    "an account id that is a number",
    given('managementAccount: "100000000001"', "managementAccount: 100000000001"),
    "estate.yaml:6:22: organization.managementAccount: expected string, got 100000000001.",
  ],
  [
    "a short account id",
    given('{ id: "100000000001"', '{ id: "1000"'),
    'estate.yaml:13:11: accounts.0.id: An account id is a string of 12 digits, got "1000".',
  ],
  [
    "an unknown status",
    given("status: SUSPENDED", "status: ENDED"),
    'estate.yaml:22:111: accounts.4.status: expected one of "PENDING_ACTIVATION"|"ACTIVE"|"SUSPENDED"|"PENDING_CLOSURE"|"CLOSED", got "ENDED".',
  ],
  [
    "an unknown organizational unit",
    given("organizationalUnit: Workloads/Dev", "organizationalUnit: Workloads/Dve"),
    'estate.yaml:18:25: There is no organizational unit "Workloads/Dve" in the estate. Nearest: "Workloads/Dev". Add it, or correct the name.',
  ],
  [
    "a unit without its parent",
    given("path: Workloads/Dev", "path: Workload/Dev"),
    'estate.yaml:10:35: There is no organizational unit "Workload" in the estate. Nearest: "Workloads". Add it, or correct the name.',
  ],
  [
    "a member that is no user",
    given("members: [ana.lima]", "members: [anna.lima]"),
    'estate.yaml:27:77: There is no user "anna.lima" in the estate. Nearest: "ana.lima". Add it, or correct the name.',
  ],
  [
    "the same account twice",
    given('id: "100000000002", name', 'id: "100000000001", name'),
    'estate.yaml:14:11: Each account id occurs once, got "100000000001" again. Remove or rename one of them.',
  ],
  [
    "a misspelt key inside of a list",
    given("customerManagedPolicies: [{ name", "customerManagedPolicies: [{ nmae: x, name"),
    'estate.yaml:20:33: accounts.2.customerManagedPolicies.0 has no member "nmae". Nearest: "name". Correct it, or remove it.',
  ],
  [
    "a missing name",
    given("name: management, ", ""),
    "estate.yaml:13:5: accounts.0.name is missing. Add it.",
  ],
  [
    "the same group in another case",
    given("displayName: Auditors", "displayName: ENGINEERING"),
    'estate.yaml:28:20: Each group occurs once, got "ENGINEERING" again. Remove or rename one of them.',
  ],
  [
    "the same policy twice in an account, wherever it is",
    given(
      "[{ name: developer-extra, path: /identity/ }]",
      "[{ name: a, path: /b/ }, { name: A, path: /c/ }]",
    ),
    'estate.yaml:20:55: Each customer managed policy of an account occurs once, got "A" again. Remove or rename one of them.',
  ],
  [
    "an administrator that is no account",
    given('delegatedAdministrator: "100000000002"', 'delegatedAdministrator: "200000000002"'),
    'estate.yaml:7:27: There is no account "200000000002" in the estate. Nearest: "100000000002". Add it, or correct the name.',
  ],
  [
    "the same external id twice",
    given(
      "familyName: Chen }",
      "familyName: Chen, externalIds: [{ issuer: scim, id: '1' }, { issuer: scim, id: '1' }] }",
    ),
    'estate.yaml:25:142: Each user\'s external id occurs once, got "scim 1" again. Remove or rename one of them.',
  ],
  [
    "a quota that AWS doesn't change",
    `${estateText}quotas: { trustedTokenIssuersPerInstance: 20 }`,
    'estate.yaml:31:11: quotas has no member "trustedTokenIssuersPerInstance". Correct it, or remove it.',
  ],
  [
    "broken YAML",
    "region: [",
    "estate.yaml:1:10: Flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  ["nothing", "", "estate.yaml:1:1: estate: expected object, got null."],
])("names file, line and column of %s", (_, text, message) => {
  expect(messageOf(text).split("\n")).toContain(message);
});

const access = (lines: string) => `${estateText}${lines}\n`;

test.each<[string, string, string]>([
  [
    "a permission set's name with a space",
    access("permissionSets: [{ name: a b }]"),
    'estate.yaml:31:26: permissionSets.0.name: Member must satisfy regular expression pattern: [\\w+=,.@-]+, got "a b".',
  ],
  [
    "two permission sets of one name",
    access("permissionSets: [{ name: a }, { name: a }]"),
    'estate.yaml:31:39: Each permission set occurs once, got "a" again. Remove or rename one of them.',
  ],
  [
    "an ARN of another instance",
    access(
      "permissionSets: [{ name: a, arn: arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef }]",
    ),
    'estate.yaml:31:34: An ARN lies in its instance arn:aws:sso:::instance/ssoins-6292f8d89221573a, got "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef". Correct it, or remove it.',
  ],
  [
    "a boundary of both kinds",
    access(
      "permissionSets: [{ name: a, permissionsBoundary: { managedPolicy: arn:aws:iam::aws:policy/a, customerManagedPolicy: { name: b } } }]",
    ),
    'estate.yaml:31:50: permissionSets.0.permissionsBoundary: expected either managedPolicy or customerManagedPolicy, got {"managedPolicy":"arn:aws:iam::aws:policy/a","customerManagedPolicy":{"name":"b","path":"/"}}.',
  ],
  [
    "an assignment to nobody",
    access("permissionSets: [{ name: a }]\nassignments: [{ permissionSet: a, accounts: [] }]"),
    'estate.yaml:32:15: assignments.0: expected one of user, group, principal, got {"permissionSet":"a","accounts":[]}.',
  ],
  [
    "an assignment of a permission set that isn't there",
    access("assignments: [{ group: Auditors, permissionSet: a, accounts: [] }]"),
    'estate.yaml:31:49: There is no permission set "a" in the estate. Add it, or correct the name.',
  ],
  [
    "an assignment in an account that isn't there",
    access(
      'permissionSets: [{ name: a }]\nassignments: [{ group: Auditors, permissionSet: a, accounts: ["100000000019"] }]',
    ),
    'estate.yaml:32:63: There is no account "100000000019" in the estate. Nearest: "100000000011". Add it, or correct the name.',
  ],
  [
    "a group that an application is assigned to, and isn't there",
    access("applications: [{ name: a, groups: [Auditor] }]"),
    'estate.yaml:31:36: There is no group "Auditor" in the estate. Nearest: "Auditors". Add it, or correct the name.',
  ],
  [
    "a grant that AWS does not have",
    access(
      "applications: [{ name: a, grants: [{ GrantType: magic, Grant: { RefreshToken: {} } }] }]",
    ),
    'estate.yaml:31:36: applications.0.grants.0: grantType: Member must satisfy enum value set: [authorization_code, refresh_token, urn:ietf:params:oauth:grant-type:jwt-bearer, urn:ietf:params:oauth:grant-type:token-exchange], got {"GrantType":"magic","Grant":{"RefreshToken":{}}}.',
  ],
  [
    "an attribute of a user that AWS constrains",
    access("").replace("familyName: Chen }", "familyName: Chen, attributes: { Title: '' } }"),
    'estate.yaml:25:93: users.1.attributes: title: Member must have length greater than or equal to 1, got {"Title":""}.',
  ],
  [
    "an e-mail address that two users have, wherever it stands",
    access("").replace(
      "familyName: Chen }",
      "familyName: Chen, attributes: { Emails: [{ Value: ANA.lima@acme.example }] } }",
    ),
    'estate.yaml:25:103: Each user\'s e-mail occurs once, got "ANA.lima@acme.example" again. Remove or rename one of them.',
  ],
  [
    "an account with two instances of its own",
    access('accountInstances: [{ account: "100000000011" }, { account: "100000000011" }]'),
    'estate.yaml:31:60: Each account with an instance of its own occurs once, got "100000000011" again. Remove or rename one of them.',
  ],
  [
    "a user of an account's own instance that isn't there",
    access(
      'accountInstances: [{ account: "100000000011", groups: [{ displayName: a, members: [ana.lima] }] }]',
    ),
    'estate.yaml:31:84: There is no user "ana.lima" in the estate. Add it, or correct the name.',
  ],
  [
    "a session that AWS lets last no longer than twelve hours",
    access("permissionSets: [{ name: a, sessionDuration: PT13H }]"),
    'estate.yaml:31:46: permissionSets.0.sessionDuration: expected PT1H to PT12H, got "PT13H".',
  ],
  [
    "an inline policy that is no policy",
    access("permissionSets: [{ name: a, inlinePolicy: allow everything }]"),
    'estate.yaml:31:43: permissionSets.0.inlinePolicy: Invalid PermissionsPolicy Document: Syntax errors in policy, got "allow everything".',
  ],
  [
    "more policies than a permission set can have",
    access(
      `permissionSets: [{ name: a, managedPolicies: [${Array.from({ length: 26 }, (_, n) => `"arn:aws:iam::aws:policy/P${n}"`).join(", ")}] }]`,
    ),
    "estate.yaml:31:46: permissionSets.0.managedPolicies: expected at most 25, customer managed ones included, got 26.",
  ],
  [
    "a reserved name of a group",
    access(
      'accountInstances: [{ account: "100000000011", groups: [{ displayName: AWSAdministrators }] }]',
    ),
    'estate.yaml:31:71: accountInstances.0.groups.0.displayName: AWSAdministrators is a reserved name and can\'t be used for users or groups, got "AWSAdministrators".',
  ],
])("names file, line and column of %s", (_, text, message) => {
  expect(messageOf(text).split("\n")).toContain(message);
});

test("names every mistake at once", () => {
  const text = given("status: SUSPENDED", "status: ENDED").replace(
    '{ id: "100000000001"',
    '{ id: "1000"',
  );
  expect(messageOf(text).split("\n")).toHaveLength(2);
});

describe("hostile YAML is refused with file, line and column", () => {
  const levels = "abcdefghi".split("");
  const bomb = levels.map(
    (name, index) => `${name}: &${name} [${`*${levels[index - 1]},`.repeat(9)}]`,
  );
  bomb[0] = "a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]";

  test.each<[string, string, string]>([
    ["an alias bomb", bomb.join("\n"), "estate.yaml:6:8: Aliases stand for at most 100000 values."],
    [
      "an alias inside of what it names, where a policy is expected",
      access("permissionSets: [{ name: a, inlinePolicy: &d { Statement: *d } }]"),
      "estate.yaml:31:59: The alias d stands inside of its anchor.",
    ],
    [
      "a list that is a part of itself",
      access("permissionSets: &s [*s]"),
      "estate.yaml:31:21: The alias s stands inside of its anchor.",
    ],
    [
      "a tower of aliases",
      Array.from(
        { length: 40 },
        (_, n) => `a${n}: &a${n} [[[${n === 0 ? "" : `*a${n - 1}`}]]]`,
      ).join("\n"),
      "estate.yaml:34:14: Lists and mappings are nested at most 100 deep.",
    ],
    ["an unknown anchor", "region: *r", "estate.yaml:1:9: There is no anchor r before it."],
    [
      "brackets without end",
      `region: ${"[".repeat(100_000)}`,
      "estate.yaml:1:110: Lists and mappings are nested at most 100 deep.",
    ],
    [
      "mappings without end",
      `${"{a: ".repeat(10_000)}`,
      "estate.yaml:1:406: Lists and mappings are nested at most 100 deep.",
    ],
    [
      "a key twice",
      "region: a\nregion: b",
      "estate.yaml:2:1: Each key occurs once, got region again.",
    ],
    ["a key that would be more than a name", "__proto__: {}", "estate.yaml:1:1: A key is a name."],
    ["a key that is a list", "[a]: b", "estate.yaml:1:1: A key is a name."],
    ["a second document", "a: 1\n---\nb: 2", "estate.yaml:2:1: An estate file is one document."],
    [
      "a tag",
      "region: !!python/object x",
      "estate.yaml:1:9: Unresolved tag: tag:yaml.org,2002:python/object",
    ],
    [
      "thousands of closing brackets",
      "]".repeat(10_000),
      'estate.yaml:1:1: Unexpected flow-seq-end token in YAML document: "]"',
    ],
  ])("%s", (_, text, message) => {
    expect(messageOf(text)).toBe(message);
  });
});

test("of more mistakes than anyone reads the first ones are named", () => {
  const lines = messageOf(
    `${estateText}${Array.from({ length: 80 }, (_, n) => `x${n}: 1\n`).join("")}`,
  ).split("\n");
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toBe("And 30 more.");
});

test("a long value is cut where it is named", () => {
  expect(messageOf(estateText.replace("us-east-1", "x".repeat(100_000))).length).toBeLessThan(500);
});

function messageOf(text: string): string {
  try {
    parseEstate(text, "estate.yaml");
  } catch (error) {
    expect((error as Error).name).toBe("SandboxError");
    return (error as Error).message;
  }
  throw new Error("The estate was accepted.");
}
