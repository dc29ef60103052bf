import { VALID_TREE } from "../model/access-tree";
import { idcHere, idcOn } from "./idc-here";

const broken = {
  ...VALID_TREE,
  "environments/dev.yaml": `grants:
  - { group: Enginering, permissionSet: viewer, accounts: [all] }
  - { group: Payments-Developers, permissionSet: develper, accounts: [payments-dev] }
`,
};

describe("idc validate", () => {
  test("counts what valid files declare", async () => {
    const { code, stdout } = await idcOn(VALID_TREE, ["validate"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/: 0 errors, \d+ warnings?, \d+ notices?\.\n/);
    expect(stdout).toContain("2 environments, 6 accounts, 2 groups, 2 people, 8 assignments\n");
  });

  test("shows every error at once, with the nearest valid name, and ends with 1", async () => {
    const { code, stdout } = await idcOn(broken, ["validate"]);
    expect(code).toBe(1);
    expect(stdout).toContain("environments/dev.yaml:2:14 error unknown-group\n");
    expect(stdout).toContain('  nearest: "Engineering"\n');
    expect(stdout).toContain("environments/dev.yaml:3:50 error unknown-permission-set\n");
    expect(stdout).toContain('  nearest: "developer"\n');
    expect(stdout).toMatch(/: 2 errors, \d+ warnings?, \d+ notices?\.\n/);
  });

  test("shows notices only where no error needs the room, and has them as JSON always", async () => {
    const unused = { "permission-sets/extra.yaml": "name: extra\n" };
    const ofValid = await idcOn({ ...VALID_TREE, ...unused }, ["validate"]);
    expect(ofValid.stdout).toContain(
      "permission-sets/extra.yaml:1:7 notice unused-permission-set\n",
    );
    const tree = { ...broken, ...unused };
    const { stdout } = await idcOn(tree, ["validate"]);
    expect(stdout).toMatch(/^\S+dev.yaml:2:14 error unknown-group\n/);
    expect(stdout).not.toMatch(/ notice [a-z]/);
    expect(stdout).toMatch(
      /: 2 errors, .*, 1 notice\.\nWarnings and notices are shown when there are no errors; --json has them always\.\n$/,
    );
    const { notices } = JSON.parse((await idcOn(tree, ["validate", "--json"])).stdout);
    expect(notices).toMatchObject([{ rule: "unused-permission-set" }]);
  });

  test("gives the same as JSON", async () => {
    const { code, stdout } = await idcOn(broken, ["validate", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      errors: [
        { rule: "unknown-group", location: { line: 2, column: 14 }, nearest: "Engineering" },
        { rule: "unknown-permission-set", location: { line: 3, column: 50 } },
      ],
    });
  });

  test("reads the folder that IDC_ACCESS names, and says so when there is none", async () => {
    const { code, stdout } = await idcHere(["validate"], { IDC_ACCESS: "no-such-folder" });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^no-such-folder:1:1 error missing-directory\n/);
  });

  test("colours when told to, and never with NO_COLOR", async () => {
    const output = async (env: NodeJS.ProcessEnv) =>
      (await idcOn(broken, ["validate"], env)).stdout;
    expect(await output({})).not.toContain("\u001b[");
    expect(await output({ FORCE_COLOR: "1" })).toContain("\u001b[31m");
    expect(await output({ FORCE_COLOR: "1", NO_COLOR: "1" })).not.toContain("\u001b[");
  });
});
