import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configuredMirrors, findConfiguration } from "../../../cli/terraform/cli-configuration";

describe("findConfiguration", () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "home-"));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const write = (name: string) => writeFileSync(join(home, name), name);
  const find = (environment: NodeJS.ProcessEnv, flavor: "terraform" | "opentofu" = "terraform") =>
    findConfiguration(flavor, environment, home)?.text;

  test("takes the file that TF_CLI_CONFIG_FILE names", () => {
    write("named");
    write(".terraformrc");
    expect(find({ TF_CLI_CONFIG_FILE: join(home, "named") })).toBe("named");
  });

  test("takes the one in the home folder when that file is not there", () => {
    write(".terraformrc");
    expect(find({ TF_CLI_CONFIG_FILE: join(home, "missing") })).toBe(".terraformrc");
  });

  test("takes OpenTofu's own before Terraform's, for OpenTofu", () => {
    write(".terraformrc");
    expect(find({}, "opentofu")).toBe(".terraformrc");
    write(".tofurc");
    expect(find({}, "opentofu")).toBe(".tofurc");
    expect(find({})).toBe(".terraformrc");
  });

  test("takes the one of Windows", () => {
    write("terraform.rc");
    expect(find({ APPDATA: home })).toBe("terraform.rc");
  });

  test("there may be none", () => {
    expect(find({ TF_CLI_CONFIG_FILE: "" })).toBeUndefined();
  });
});

test("configuredMirrors lists the directories of filesystem_mirror blocks", () => {
  expect(
    configuredMirrors(`provider_installation {
  filesystem_mirror {
    path    = "/first"
    include = ["*/*/*"]
  }
  # filesystem_mirror { path = "/commented" }
  filesystem_mirror { path = "/second" }
  network_mirror { url = "https://mirror.example/" }
}`),
  ).toEqual(["/first", "/second"]);
});
