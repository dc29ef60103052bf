import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AccessTree, EXTERNAL_TREE, editedIn, VALID_TREE } from "../model/access-tree";
import { idcOn } from "./idc-here";

const withPortal = (portal: string, tree: AccessTree = VALID_TREE): AccessTree =>
  editedIn(tree, "organization.yaml", "environments:", `portal: ${portal}\nenvironments:`);
const TREE = withPortal("{ startUrl: https://acme.awsapps.com/start, ssoSession: acme }");

/** Without what the rules say of the tree: other tests are about that. */
const profiles = async (
  parameters: readonly string[],
  tree: AccessTree = TREE,
  env: NodeJS.ProcessEnv = {},
) => {
  const ended = await idcOn(tree, ["profiles", ...parameters], env);
  const remarks = /^\S+:\d+:\d+ (warning|notice) .*\n( {2}.*\n)*/gm;
  return { ...ended, stderr: ended.stderr.replace(remarks, "") };
};

/** The account `shop-dev` under another name. */
const renamed = (name: string, tree: AccessTree = TREE): AccessTree => {
  const snapshot = "organization.snapshot.yaml";
  const once = editedIn(tree, snapshot, "name: shop-dev,", `name: ${name},`);
  return editedIn(once, snapshot, "payments-dev, shop-dev,", `payments-dev, ${name},`);
};

let folder = "";
let config = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "profiles-"));
  config = join(folder, "config");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const written = () => readFileSync(config, "utf8");

const HEAD = `# >>> idc profiles acme >>>
# Written by idc profiles. What is changed between these marks is lost when it runs again.
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`;

describe("idc profiles prints", () => {
  test("what a group may use", async () => {
    const { code, stdout, stderr } = await profiles(["--group", "Payments-Developers"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`${HEAD}
[profile payments-dev-developer]
sso_session = acme
sso_account_id = 100000000011
sso_role_name = developer-dev

[profile payments-prod-developer]
sso_session = acme
sso_account_id = 100000000021
sso_role_name = developer-prod
# <<< idc profiles acme <<<
`);
  });

  const named = async (...parameters: readonly string[]) =>
    (await profiles(parameters)).stdout.match(/(?<=^\[profile ).*(?=\]$)/gm);

  test("what a person may use, directly or through groups", async () => {
    expect(await named("--user", "ana.lima")).toEqual([
      "payments-dev-viewer",
      "payments-prod-viewer",
      "security-auditor",
      "security-viewer",
      "shop-dev-viewer",
      "shop-prod-viewer",
    ]);
  });

  test("what everyone may use, each once, named as asked", async () => {
    expect(await named("--name", "{environment}/{account}.{roleName}")).toEqual([
      "dev/payments-dev.developer-dev",
      "dev/payments-dev.viewer-dev",
      "dev/shop-dev.viewer-dev",
      "prod/payments-prod.developer-prod",
      "prod/payments-prod.viewer-prod",
      "prod/security.auditor",
      "prod/security.viewer-prod",
      "prod/shop-prod.viewer-prod",
    ]);
  });

  test("Region, output format and sso-session as given", async () => {
    const { stdout } = await profiles([
      ...["--group", "Payments-Developers", "--region", "eu-west-1", "--output", "yaml"],
      ...["--sso-session", "other", "--start-url", "https://other.awsapps.com/start"],
    ]);
    expect(stdout).toContain(
      "[sso-session other]\nsso_start_url = https://other.awsapps.com/start\n",
    );
    expect(stdout).toContain(`[profile payments-dev-developer]
sso_session = other
sso_account_id = 100000000011
sso_role_name = developer-dev
region = eu-west-1
output = yaml
`);
  });

  test("the organization's id where the sso-session has no name", async () => {
    const { stdout } = await profiles(
      [],
      withPortal("{ startUrl: https://acme.awsapps.com/start }"),
    );
    expect(stdout).toContain("[sso-session o-acme123456]\n");
  });

  test("JSON", async () => {
    const { stdout } = await profiles(["--group", "Payments-Developers", "--json"]);
    const { ssoSession, profiles: list } = JSON.parse(stdout);
    expect(ssoSession).toEqual({
      name: "acme",
      startUrl: "https://acme.awsapps.com/start",
      region: "us-east-1",
      registrationScopes: ["sso:account:access"],
    });
    expect(list).toHaveLength(2);
    expect(list[0]).toEqual({
      name: "payments-dev-developer",
      environment: "dev",
      account: { name: "payments-dev", id: "100000000011" },
      permissionSet: { name: "developer-dev", key: "developer" },
      region: null,
      output: null,
    });
  });

  test("and says which names are written otherwise", async () => {
    const tree = renamed("Shop Dev");
    const { code, stdout, stderr } = await profiles(["--user", "ana.lima"], tree);
    expect(code).toBe(0);
    expect(stdout).toContain("[profile Shop-Dev-viewer]\n");
    expect(stderr).toBe(
      'Names of profiles hold letters, digits and characters of _-/.%@:+: "Shop Dev" is written as "Shop-Dev".\n',
    );
  });

  test("and says whose members are not known", async () => {
    const tree = withPortal("{ startUrl: https://acme.awsapps.com/start }", EXTERNAL_TREE);
    const { stdout, stderr } = await profiles(["--user", "ana.lima"], tree);
    expect(stdout.match(/^\[profile .*/gm)).toEqual(["[profile security-viewer]"]);
    expect(stderr).toContain(
      'The snapshot does not show the members of "Engineering", "Payments-Developers": what they hold through these groups is missing here.\n',
    );
  });

  test("and says when there is nothing to use", async () => {
    const { code, stdout, stderr } = await profiles([
      ...["--user", "ana.lima", "--group", "Payments-Developers"],
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "Nothing may be used: there is no profile.\n",
    });
    expect(stdout).toBe(`${HEAD}# <<< idc profiles acme <<<\n`);
  });
});

describe("idc profiles --write", () => {
  test("merges into the file that AWS_CONFIG_FILE names, says what changed, and then nothing more", async () => {
    const theirs = "# mine\r\n[default]\r\nregion=us-east-1\r\n";
    writeFileSync(config, theirs);
    const run = () =>
      profiles(["--group", "Payments-Developers", "--write"], TREE, { AWS_CONFIG_FILE: config });
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [backup = ""] = readdirSync(folder).filter((name) => name !== "config");
    expect(stdout).toBe(`Change  Profile                  Account                     Role
──────  ───────────────────────  ──────────────────────────  ──────────────
added   (sso-session acme)
added   payments-dev-developer   payments-dev 100000000011   developer-dev
added   payments-prod-developer  payments-prod 100000000021  developer-prod

${config}: written; 3 added, 0 changed, 0 removed, 0 as they were.
As it was: ${join(folder, backup)}
Sign in: aws sso login --sso-session acme
`);
    const first = written();
    expect(first.startsWith(`${theirs}\r\n# >>> idc profiles acme >>>\r\n`)).toBe(true);
    expect(readFileSync(join(folder, backup), "utf8")).toBe(theirs);
    const before = statSync(config, { bigint: true });
    expect(await run()).toMatchObject({ code: 0, stdout: `${config}: up to date.\n`, stderr: "" });
    expect(statSync(config, { bigint: true })).toMatchObject({
      ino: before.ino,
      mtimeNs: before.mtimeNs,
    });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test("takes away what may not be used any more, and says so", async () => {
    await profiles(["--user", "ana.lima", "--write", config]);
    const tree = renamed(
      "store-dev",
      editedIn(
        TREE,
        "environments/prod.yaml",
        "ana.lima, permissionSet: viewer",
        "ana.lima, permissionSet: auditor",
      ),
    );
    const { stdout } = await profiles(["--user", "ana.lima", "--write", config], tree);
    expect(stdout).toContain(`Change   Profile           Account                 Role
───────  ────────────────  ──────────────────────  ───────────
removed  security-viewer   security 100000000002   viewer-prod
removed  shop-dev-viewer   store-dev 100000000012  viewer-dev
added    store-dev-viewer  store-dev 100000000012  viewer-dev

${config}: written; 1 added, 0 changed, 2 removed, 5 as they were.
`);
    expect(written()).not.toContain("shop-dev");
  });

  test("as JSON says what changed", async () => {
    const { stdout } = await profiles([
      ...["--group", "Payments-Developers", "--write", config, "--json"],
    ]);
    const { changes, ...result } = JSON.parse(stdout);
    expect(result).toEqual({ file: config, upToDate: false, written: true, backup: null });
    expect(changes).toHaveLength(3);
    expect(changes[1]).toEqual({
      change: "added",
      type: "profile",
      name: "payments-dev-developer",
      settings: {
        sso_session: "acme",
        sso_account_id: "100000000011",
        sso_role_name: "developer-dev",
      },
    });
  });

  test.each([
    [
      "a file that the AWS CLI refuses",
      "[default]\nregion us-east-1\n",
      "2 A line is a section, a setting or a comment, got none of them.\n  fix: Correct the file; nothing was written.\n",
    ],
    [
      "a profile of somebody else",
      "\n[profile shop-dev-viewer]\nrole_arn = x\n",
      '2 A section that idc writes is not there already, got [profile shop-dev-viewer].\n  fix: Rename or remove it there, or choose other names, as in --name "acme-{account}-{permissionSet}"; nothing was written.\n',
    ],
  ])("leaves %s as it is", async (_, theirs, message) => {
    writeFileSync(config, theirs);
    expect(await profiles(["--write", config])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: `${config}:${message}`,
    });
    expect(written()).toBe(theirs);
    expect(readdirSync(folder)).toEqual(["config"]);
  });

  test("writes nothing when the access files have errors", async () => {
    const tree = editedIn(TREE, "environments/dev.yaml", "viewer", "viewr");
    const { code, stderr } = await profiles(["--write", config], tree);
    expect(code).toBe(1);
    expect(stderr).toMatch(/1 error in .*: nothing was done\.\n$/);
    expect(existsSync(config)).toBe(false);
  });
});

describe("idc profiles --check", () => {
  test("writes nothing, and ends with 1 until the file is up to date", async () => {
    const check = ["--group", "Payments-Developers", "--check", config];
    const { code, stdout } = await profiles(check);
    expect(code).toBe(1);
    expect(stdout).toContain("added   payments-dev-developer ");
    expect(stdout).toContain(
      `\n${config}: not up to date; 3 added, 0 changed, 0 removed, 0 as they were.\n`,
    );
    expect(existsSync(config)).toBe(false);
    await profiles(["--group", "Payments-Developers", "--write", config]);
    expect(await profiles(check)).toMatchObject({ code: 0, stdout: `${config}: up to date.\n` });
    expect(JSON.parse((await profiles([...check, "--json"])).stdout)).toEqual({
      file: config,
      upToDate: true,
      written: false,
      backup: null,
      changes: [],
    });
  });

  test("sees what only a comment changed", async () => {
    await profiles(["--write", config]);
    writeFileSync(config, written().replace("[sso-session", "# note\n[sso-session"));
    expect(await profiles(["--check", config])).toMatchObject({
      code: 1,
      stdout: `${config}: not up to date; 0 added, 0 changed, 0 removed, 9 as they were.\n`,
    });
  });
});

describe("a wrong command line ends with 2", () => {
  test("without the portal's address", async () => {
    const { code, stderr } = await profiles([], VALID_TREE);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: [
        "Profiles sign in at the access portal, got no address of it.",
        "  fix: Write portal: { startUrl: https://acme.awsapps.com/start } into organization.yaml, or give --start-url.",
        "",
      ].join("\n"),
    });
  });

  test.each([
    [
      ["--user", "ana.lma"],
      '--user names a user of the access files, got "ana.lma".\n  nearest: "ana.lima"\n',
    ],
    [
      ["--group", "engineering"],
      '--group names a group of the access files, got "engineering".\n  nearest: "Engineering"\n',
    ],
    [
      ["--name", "{acount}"],
      "error: option '--name <template>' argument '{acount}' is invalid. (Did you mean {account}?)\nSee idc profiles --help.\n",
    ],
    [
      ["--start-url", "acme.awsapps.com/start"],
      "error: option '--start-url <url>' argument 'acme.awsapps.com/start' is invalid. The access portal's address is an https URL such as https://acme.awsapps.com/start, got \"acme.awsapps.com/start\".\nSee idc profiles --help.\n",
    ],
    [
      ["--sso-session", "a]"],
      "error: option '--sso-session <name>' argument 'a]' is invalid. An sso-session's name has 1 to 64 letters, digits and characters of _.-, no - first, got \"a]\".\nSee idc profiles --help.\n",
    ],
    [
      ["--region", "Ohio"],
      "error: option '--region <code>' argument 'Ohio' is invalid. A Region is a code such as us-east-1, got \"Ohio\".\nSee idc profiles --help.\n",
    ],
    [
      ["--output", "jsno"],
      "error: option '--output <format>' argument 'jsno' is invalid. (Did you mean json?)\nSee idc profiles --help.\n",
    ],
    [
      ["--write", ""],
      "error: option '--write [file]' argument '' is invalid. It is empty.\nSee idc profiles --help.\n",
    ],
    [
      ["--write", "x", "--check", "y"],
      "error: option '--check [file]' cannot be used with option '--write [file]'\nSee idc profiles --help.\n",
    ],
  ])("%j", async (parameters, message) => {
    expect(await profiles(parameters)).toMatchObject({ code: 2, stdout: "", stderr: message });
  });
});
