import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { type ProviderMirror, terraformPlatform } from "../../../cli/terraform/provider-mirror";
import { terraformEnvironment } from "../../../cli/terraform/terraform-environment";

const mirror = (isPacked = false): ProviderMirror => ({
  directory: "/mirror",
  providers: ["registry.terraform.io/hashicorp/aws"],
  packages: [{ version: "5.100.0", platform: terraformPlatform(), isPacked }],
});

const installation = `provider_installation {
  filesystem_mirror {
    path    = "/mirror"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`;

describe("terraformEnvironment", () => {
  let root: string;
  let own: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "terraform-environment-"));
    own = join(root, "own.rc");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const changes = (environment: NodeJS.ProcessEnv, found: ProviderMirror | null = mirror()) =>
    terraformEnvironment(
      { flavor: "terraform" },
      root,
      // Whatever the home folder of this machine holds plays no part.
      { TF_CLI_CONFIG_FILE: own, XDG_CACHE_HOME: join(root, "cache"), ...environment },
      found,
    );
  const written = ({ TF_CLI_CONFIG_FILE: file }: Readonly<Record<string, string | undefined>>) =>
    readFileSync(String(file), "utf8");

  test("sends terraform init and terraform providers lock to the mirror", () => {
    writeFileSync(own, "");
    const { TF_CLI_CONFIG_FILE, ...rest } = changes({});
    expect(written({ TF_CLI_CONFIG_FILE })).toBe(`\n${installation}`);
    expect(rest).toEqual({
      CHECKPOINT_DISABLE: "1",
      TF_CLI_ARGS_providers_lock: "-fs-mirror=/mirror",
    });
  });

  test("keeps what the user's configuration says about other things, for nobody else to read", () => {
    writeFileSync(own, 'credentials "app.terraform.io" {\n  token = "secret"\n}\n');
    const file = String(changes({}).TF_CLI_CONFIG_FILE);
    expect(readFileSync(file, "utf8")).toBe(
      `credentials "app.terraform.io" {\n  token = "secret"\n}\n\n${installation}`,
    );
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test("leaves a configuration alone that says where providers come from", () => {
    writeFileSync(own, "provider_installation {\n  direct {}\n}\n");
    expect(changes({}).TF_CLI_CONFIG_FILE).toBe(own);
  });

  test("unless the environment names a mirror", () => {
    writeFileSync(own, "provider_installation {\n  direct {}\n}\n");
    expect(written(changes({ IDC_PROVIDER_MIRROR: "/mirror" }))).toBe(installation);
  });

  test("a comment configures nothing", () => {
    writeFileSync(own, "# provider_installation {\n");
    expect(written(changes({}))).toContain(installation);
  });

  test("keeps arguments of terraform providers lock that are set already", () => {
    expect(
      changes({ TF_CLI_ARGS_providers_lock: "-net-mirror=https://mirror.example" })
        .TF_CLI_ARGS_providers_lock,
    ).toBe("-net-mirror=https://mirror.example");
  });

  describe("without a mirror", () => {
    test("shares one plugin cache, and takes away a configuration file that is not there", () => {
      const found = changes({}, null);
      expect(found).toMatchObject({
        TF_PLUGIN_CACHE_DIR: join(root, "cache/identity-center-as-code/terraform-plugins"),
        TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
      });
      expect(statSync(String(found.TF_PLUGIN_CACHE_DIR)).isDirectory()).toBe(true);
      expect([join(homedir(), ".terraformrc"), undefined]).toContain(found.TF_CLI_CONFIG_FILE);
    });

    test("keeps a cache of the user's own, wherever it is set", () => {
      expect(changes({ TF_PLUGIN_CACHE_DIR: "/mine" }, null)).not.toHaveProperty(
        "TF_PLUGIN_CACHE_DIR",
      );
      writeFileSync(own, 'plugin_cache_dir = "/mine"\n');
      expect(changes({}, null)).not.toHaveProperty("TF_PLUGIN_CACHE_DIR");
    });

    test("has the cache in this run's folder where the home folder can't be written", () => {
      writeFileSync(join(root, "cache"), "a file");
      expect(changes({}, null).TF_PLUGIN_CACHE_DIR).toBe(join(root, "terraform-plugins"));
    });
  });

  test("archives of a mirror are unpacked once, into the shared cache", () => {
    mkdirSync(join(root, "cache"));
    expect(changes({}, mirror(true))).toHaveProperty("TF_PLUGIN_CACHE_DIR");
    expect(changes({}, mirror(false))).not.toHaveProperty("TF_PLUGIN_CACHE_DIR");
  });
});
