import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "../../../cli/terraform/terraform-binary";

/** Programs that answer `version` as Terraform and OpenTofu do; nothing else is asked of them. */
describe("findTerraform", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "binaries-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const install = (name: string, answer: string) => {
    const file = join(directory, name);
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' '${answer}' 'on linux_amd64'\n`);
    chmodSync(file, 0o755);
  };
  const find = (environment: NodeJS.ProcessEnv = {}) =>
    findTerraform({ PATH: directory, ...environment });

  test("takes terraform before tofu", () => {
    install("tofu", "OpenTofu v1.10.0");
    expect(find()).toEqual({ flavor: "opentofu", command: "tofu", version: "1.10.0" });
    install("terraform", "Terraform v1.11.4");
    expect(find()).toEqual({ flavor: "terraform", command: "terraform", version: "1.11.4" });
  });

  test("takes the one that TERRAFORM_BINARY_NAME names, as cdktf does", () => {
    install("terraform", "Terraform v1.11.4");
    install("tofu", "OpenTofu v1.11.0");
    expect(find({ TERRAFORM_BINARY_NAME: "tofu" })?.flavor).toBe("opentofu");
  });

  test("finds none where there is none, or none that answers", () => {
    expect(find()).toBeUndefined();
    install("terraform", "something else");
    expect(find()).toBeUndefined();
  });

  test.each([
    ["terraform", "Terraform v1.10.5", "terraform 1.11.0 or newer, got 1.10.5 (terraform)"],
    ["tofu", "OpenTofu v1.9.1", "opentofu 1.10.0 or newer, got 1.9.1 (tofu)"],
  ])("says when %s is too old to lock state in S3", (name, answer, rule) => {
    install(name, answer);
    expect(() => find()).toThrow(`State is locked in S3 itself, which needs ${rule}.`);
  });
});
