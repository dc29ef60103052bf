import stringWidth from "string-width";
import type { ExplorerData } from "../../review/html/explorer-data";
import { type AccessTree, edited, VALID_TREE } from "../model/access-tree";
import { idcOn } from "./idc-here";

const access = (parameters: readonly string[], tree: AccessTree = VALID_TREE) =>
  idcOn(tree, ["access", ...parameters]);
const table = async (...parameters: readonly string[]) => (await access(parameters)).stdout;

const dataOf = (html: string): ExplorerData =>
  JSON.parse(html.split('id="data">')[1]?.split("</script>")[0] ?? "");

describe("idc access", () => {
  test("shows who holds what, one column for each environment", async () => {
    expect(await table()).toBe(`Who                  dev               prod
───────────────────  ────────────────  ───────────────
Engineering          viewer-dev        auditor
  2 people             all 2 accounts    security
                                       viewer-prod
                                         payments-prod
                                         shop-prod

Payments-Developers  developer-dev     developer-prod
  1 person             payments-dev      payments-prod

ana.lima                               viewer-prod
  directly                               security

Permission set  Session  Policies
──────────────  ───────  ───────────────────────────────────────────────
auditor         1 hour   SecurityAudit
developer-dev   4 hours  PowerUserAccess, inline policy; within boundary
developer-prod  1 hour   ReadOnlyAccess, inline policy
viewer-dev      1 hour   ViewOnlyAccess
viewer-prod     1 hour   ViewOnlyAccess
`);
  });

  test("shows the management account's access apart from the environments'", async () => {
    const tree = {
      ...VALID_TREE,
      "environments/management.yaml":
        "grants:\n  - { group: Payments-Developers, permissionSet: viewer, accounts: [management] }\n",
    };
    const { stdout } = await access([], tree);
    expect(stdout).toMatch(/^Who +dev +prod$/m);
    expect(stdout).toContain(`Who                  management
───────────────────  ─────────────────
Payments-Developers  viewer-management
  1 person             management
`);
  });

  test("shows when access ends, where any does, and not what has ended", async () => {
    const tree = edited(
      "environments/dev.yaml",
      "[payments-dev] }",
      "[payments-dev], expires: 2027-03-31 }",
    );
    const parameters = ["--group", "Payments-Developers", "--at"];
    const { stdout } = await access([...parameters, "2027-03-31"], tree);
    expect(stdout).toContain(`Environment  Permission set  Account                     Ends
───────────  ──────────────  ──────────────────────────  ──────────
Payments-Developers (1 person)
dev          developer-dev   payments-dev 100000000011   2027-03-31
prod         developer-prod  payments-prod 100000000021
`);
    const json = await access([...parameters, "2027-03-31", "--json"], tree);
    expect(JSON.parse(json.stdout).map(({ expires }: { expires: unknown }) => expires)).toEqual([
      "2027-03-31",
      null,
    ]);
    const later = await access([...parameters, "2027-04-01"], tree);
    expect(later.stdout).not.toMatch(/Ends|developer-dev/);
    expect(later.stderr).toContain("notice expired-grant");
  });

  test("shows what a person can do, group members expanded, and what that allows", async () => {
    expect(
      await table("--user", "ana.lima", "--environment", "prod"),
    ).toBe(`Environment  Account                     Permission set  Via group
───────────  ──────────────────────────  ──────────────  ───────────
Ana Lima (ana.lima)
prod         payments-prod 100000000021  viewer-prod     Engineering
prod         security 100000000002       auditor         Engineering
prod         security 100000000002       viewer-prod     directly
prod         shop-prod 100000000022      viewer-prod     Engineering

Permission set  Session  Policies
──────────────  ───────  ──────────────
auditor         1 hour   SecurityAudit
viewer-prod     1 hour   ViewOnlyAccess
`);
  });

  test("shows who holds what in an account, given by name or id", async () => {
    const shown = await table("--account", "security");
    expect(shown).toContain(`Permission set  Who          People
──────────────  ───────────  ────────
security 100000000002 (prod)
auditor         Engineering  2 people
viewer-prod     ana.lima     directly
`);
    expect(await table("--account", "100000000002")).toBe(shown);
  });

  test("shows where a group holds what", async () => {
    expect(
      await table("--group", "Payments-Developers"),
    ).toContain(`Environment  Permission set  Account
───────────  ──────────────  ──────────────────────────
Payments-Developers (1 person)
dev          developer-dev   payments-dev 100000000011
prod         developer-prod  payments-prod 100000000021
`);
  });

  test("shows who holds a permission set, in every environment by its name in the catalog", async () => {
    expect(
      await table("--permission-set", "developer"),
    ).toContain(`Environment  Account                     Who                  People
───────────  ──────────────────────────  ───────────────────  ────────
developer-dev
dev          payments-dev 100000000011   Payments-Developers  1 person

developer-prod
prod         payments-prod 100000000021  Payments-Developers  1 person
`);
    expect(await table("--permission-set", "developer-prod")).not.toContain("developer-dev");
  });

  test("--by lists by another subject than the filter's", async () => {
    const shown = await table("--by", "user", "--account", "payments-dev");
    expect(shown).toContain("Ana Lima (ana.lima)\n");
    expect(shown).toContain(
      "Bo Chen (bo.chen)\ndev          payments-dev 100000000011  developer-dev",
    );
  });

  test("says so when nobody has such access", async () => {
    expect(await access(["--account", "management"])).toMatchObject({
      code: 0,
      stdout: "Nobody.\n",
    });
  });

  test("as a page: of all access, or of what is asked for alone", async () => {
    const whole = await table("--format", "html");
    expect(whole).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
    expect(dataOf(whole).assignments).toHaveLength(8);
    const some = dataOf(await table("--format", "html", "--account", "payments-dev"));
    expect(some.assignments).toHaveLength(2);
    expect(some.accounts.map(({ name }) => name)).toEqual(["payments-dev"]);
    expect(await access(["--format", "html", "--json"])).toMatchObject({ code: 2 });
  });

  test("as JSON, one object for each assignment", async () => {
    expect(JSON.parse(await table("--json", "--permission-set", "developer-dev"))).toEqual([
      {
        principal: { type: "GROUP", name: "Payments-Developers" },
        environment: "dev",
        account: { name: "payments-dev", id: "100000000011", organizationalUnit: "Workloads/Dev" },
        permissionSet: {
          name: "developer-dev",
          key: "developer",
          scope: "environment",
          sessionDuration: "PT4H",
          managedPolicies: ["PowerUserAccess"],
          customerManagedPolicies: [],
          inlinePolicy: true,
          permissionsBoundary: "/identity/boundary",
        },
        expires: null,
        emergency: null,
      },
    ]);
  });

  test("by the words for a user that were there before", async () => {
    for (const [before, now] of [
      [
        ["--person", "ana.lima"],
        ["--user", "ana.lima"],
      ],
      [
        ["--by", "person"],
        ["--by", "user"],
      ],
    ] as const)
      expect(await table(...before)).toBe(await table(...now));
  });

  test("as JSON by person, one object for each set that someone holds in an account", async () => {
    expect(
      JSON.parse(await table("--json", "--user", "ana.lima", "--account", "security")),
    ).toMatchObject([
      {
        person: { userName: "ana.lima", displayName: "Ana Lima" },
        direct: false,
        groups: ["Engineering"],
        permissionSet: { name: "auditor" },
      },
      {
        person: { userName: "ana.lima", displayName: "Ana Lima" },
        direct: true,
        groups: [],
        permissionSet: { name: "viewer-prod" },
      },
    ]);
  });

  test.each([
    [
      ["--environment", "prd"],
      '--environment names an environment of the access files, got "prd".\n  nearest: "prod"\n',
    ],
    [
      ["--user", "ana.lma"],
      '--user names a user of the access files, got "ana.lma".\n  nearest: "ana.lima"\n',
    ],
    [
      ["--group", "engineering"],
      '--group names a group of the access files, got "engineering".\n  nearest: "Engineering"\n',
    ],
    [
      ["--account", "payment-dev"],
      '--account names an account of the access files, got "payment-dev".\n  nearest: "payments-dev"\n',
    ],
    [
      ["--permission-set", "developer-qa"],
      '--permission-set names a permission set of the access files, got "developer-qa".\n  nearest: "developer"\n',
    ],
    [["--group", "\u001b[2J"], '--group names a group of the access files, got "\\u{1b}[2J".\n'],
  ])("a name that nothing has ends with 2: %j", async (parameters, message) => {
    const { code, stdout, stderr } = await access(parameters);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("of an external directory says whose members are not known", async () => {
    const external = edited("organization.yaml", "source: identity-center", "source: external");
    const { code, stdout, stderr } = await access(["--by", "user"], {
      ...Object.fromEntries(Object.entries(external).filter(([name]) => name !== "directory.yaml")),
    });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "ana.lima\nprod         security 100000000002  viewer-prod     directly",
    );
    expect(stderr).toContain(
      'The snapshot does not show the members of "Engineering", "Payments-Developers": what they hold through these groups is missing here.\n',
    );
  });
});

describe("names as long as AWS allows", () => {
  const names = {
    "payments-prod": `payments-${"platform".repeat(4)}-prod-a1`.padEnd(50, "x"),
    "ana.lima": `ana.lima@${"engineering.".repeat(9)}acme.example`.slice(0, 128),
    "Payments-Developers": "決済プラットフォーム開発".repeat(11).slice(0, 128),
    Engineering: "E".repeat(128),
    developer: `developer-${"of-payments-".repeat(2)}`.slice(0, 26),
  };
  const tree = Object.fromEntries(
    Object.entries(VALID_TREE).map(([file, text]) => [
      file.replace("developer.yaml", `${names.developer}.yaml`),
      Object.entries(names).reduce(
        (changed, [from, to]) =>
          changed.replace(
            new RegExp(`(?<![\\w/.-])${from.replace(".", "\\.")}(?![\\w.@-])`, "g"),
            to,
          ),
        text as string,
      ),
    ]),
  );
  const columns = Object.getOwnPropertyDescriptor(process.stdout, "columns");
  afterEach(() => {
    if (columns === undefined) Reflect.deleteProperty(process.stdout, "columns");
    else Object.defineProperty(process.stdout, "columns", columns);
  });

  test.each([undefined, 80, 40])("fit a terminal of %j columns, whole", async (width) => {
    Object.defineProperty(process.stdout, "columns", { value: width, configurable: true });
    for (const by of ["user", "group", "account", "permission-set"]) {
      const { stdout } = await access(["--by", by], tree);
      for (const line of stdout.split("\n"))
        expect(stringWidth(line)).toBeLessThanOrEqual(width ?? 100);
      if (by === "group") expect(stdout.replace(/\s/g, "")).toContain(names["Payments-Developers"]);
    }
  });

  test("leave the overview one column for each environment where they can be read, else one row", async () => {
    Object.defineProperty(process.stdout, "columns", { value: 60, configurable: true });
    expect(await table()).toMatch(/^Who +dev +prod\n/);
    Object.defineProperty(process.stdout, "columns", { value: 50, configurable: true });
    expect(await table()).toMatch(/^Who +Environment +Permission set,\n/);
    const { stdout } = await access([], tree);
    for (const line of stdout.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(50);
  });
});
