import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithTerraform } from "../e2e/harness/requirements";
import { copyOfExample, type Shape } from "../fixtures/hcl-modules";
import { idcHere } from "./idc-here";

/** Runs the command on a copy of an example; what it says and writes, without where the copy is. */
async function importHcl(
  shape: Shape,
  files: readonly string[],
  edit: (folder: string) => void = () => {},
) {
  const { folder, remove } = copyOfExample(shape);
  try {
    edit(folder);
    const at = (...names: readonly string[]) => join(folder, ...names);
    const ended = await idcHere([
      ...["import-hcl", "--access", at("access"), "--imports", at("imports")],
      ...["--state", at("state.json")],
      ...["--variables", ...files.map((file) => at(file))],
    ]);
    const read = (name: string) =>
      existsSync(at(name)) ? readFileSync(at(name), "utf8") : undefined;
    return {
      code: ended.code,
      stdout: ended.stdout.replaceAll(folder, "."),
      stderr: ended.stderr.replaceAll(folder, "."),
      dev: read("access/environments/dev.yaml"),
      policy: read("access/policies/Developer.json"),
    };
  } finally {
    remove();
  }
}

describeWithTerraform("idc import-hcl", () => {
  test("writes what Terraform reads in HCL, and says what is to be imported", async () => {
    const { code, stdout, stderr, dev, policy } = await importHcl("maps", ["terraform.tfvars"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").slice(-5)).toEqual([
      "identity: 14 resources to import",
      "dev: 5 resources to import",
      "management: 3 resources to import",
      "prod: 3 resources to import",
      "",
    ]);
    expect(dev).toContain(
      "  - { group: Engineering, permissionSet: Developer, accounts: [ notebooks-dev, reports-dev ] }\n",
    );
    // Terraform's own text for ${ in a file of variables is $${.
    expect(policy).toContain('"arn:aws:s3:::harbor-${aws:PrincipalAccount}/*"');
  });

  test("reads several files, the last one last", async () => {
    const { code, stderr } = await importHcl(
      "lists",
      ["terraform.tfvars.json", "more.tfvars"],
      (folder) =>
        writeFileSync(join(folder, "more.tfvars"), "region = 1\npermission_sets = [{ nam = 1 }]\n"),
    );
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `permission_sets[0].name: A text is expected.
  fix: Give the variables as the module takes them.
permission_sets[0].nam: This field is not read.
  nearest: "name"
  fix: Correct its name, or take it out of a copy of the variables and declare what it says by hand.
2 problems: nothing was written.
`,
    });
  });

  test("says what Terraform says of HCL that it can't read", async () => {
    const { code, stderr, dev } = await importHcl("maps", ["terraform.tfvars"], (folder) =>
      writeFileSync(join(folder, "terraform.tfvars"), "permission_sets = {\n"),
    );
    expect({ code, dev }).toEqual({ code: 1, dev: undefined });
    expect(stderr).toMatch(/^Terraform can't read the variables:\n[\s\S]*terraform\.tfvars/);
  });
});

describe("idc import-hcl refuses", () => {
  test.each<[string, readonly string[], (folder: string) => void, number, string]>([
    [
      "a file that Terraform would not take for one of variables",
      ["main.tf"],
      () => {},
      2,
      `A file of variables ends in .tfvars or .json, as for Terraform, got "./main.tf".
  fix: Rename it.
`,
    ],
    [
      "a state in another form",
      ["terraform.tfvars.json"],
      (folder) => writeFileSync(join(folder, "state.json"), '{"version":4}'),
      1,
      `A state is what terraform show -json prints, got something else in ./state.json.
  fix: terraform show -json > state.json, where the module is applied.
`,
    ],
    [
      "a folder whose organization it doesn't know",
      ["terraform.tfvars.json"],
      (folder) => writeFileSync(join(folder, "access/organization.yaml"), "]"),
      1,
      `./access holds organization.yaml and organization.snapshot.yaml first: they say which account belongs to which environment.
  fix: Write organization.yaml, and run idc sync.
`,
    ],
  ])("%s", async (_, files, edit, code, stderr) => {
    expect(await importHcl("lists", files, edit)).toMatchObject({ code, stderr, dev: undefined });
  });
});
