import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TERRAFORM_MODULES, terraformModuleFiles } from "../../../modules/terraform/files";

const root = join(__dirname, "../../..");
const files = terraformModuleFiles((name) => `module "${name}" {}`);
const jsonFiles = [...files.keys()].filter((file) => file.endsWith(".tf.json"));
const parsed = (file: string) => JSON.parse(files.get(file) ?? "");

describe.each(jsonFiles)("%s", (file) => {
  test("requires a range of the provider, and leaves its configuration and the backend to the caller", () => {
    const { terraform, provider } = parsed(file);
    expect(terraform).toEqual({
      required_version: ">= 1.6.0",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    });
    expect(provider).toBeUndefined();
  });

  test("says what every variable and every output is, and of which type", () => {
    const { variable, output = {} } = parsed(file);
    for (const one of Object.values<Record<string, unknown>>(variable))
      expect(one).toEqual(
        expect.objectContaining({ description: expect.any(String), type: expect.any(String) }),
      );
    for (const one of Object.values(output))
      expect(one).toEqual(expect.objectContaining({ description: expect.any(String) }));
  });

  test("takes null for the default, where there is another one", () => {
    for (const one of Object.values<Record<string, unknown>>(parsed(file).variable))
      expect(one.nullable).toBe((one.default ?? null) === null ? undefined : false);
  });

  test("calls modules that are here, and gives them every variable that they require", () => {
    const calls = Object.values<Record<string, unknown>>(parsed(file).module ?? {});
    for (const call of calls) {
      const called = join(file, "..", String(call.source), "main.tf.json");
      expect(jsonFiles).toContain(called);
      const variables = Object.entries<object>(parsed(called).variable);
      const required = variables.filter(([, one]) => !("default" in one)).map(([name]) => name);
      expect(Object.keys(call)).toEqual(expect.arrayContaining(required));
    }
  });
});

describe.each(TERRAFORM_MODULES)("the README of $name", ({ name, variables, outputs }) => {
  const readme = files.get(`terraform-modules/${name}/README.md`) ?? "";

  test("has the example, every input and every output", () => {
    expect(readme).toContain(`module "${name}" {}`);
    for (const variable of Object.keys(variables)) expect(readme).toContain(`**\`${variable}\`**`);
    for (const output of Object.keys(outputs)) expect(readme).toContain(`- \`${output}\`:`);
  });

  test("stands beside tests for Terraform", () => {
    expect(existsSync(join(root, "terraform-modules", name, "tests/rules.tftest.hcl"))).toBe(true);
    expect(readFileSync(join(root, "examples/hcl", name, "main.tf"), "utf8")).toContain(
      `source = "../../../terraform-modules/${name}"`,
    );
  });
});
