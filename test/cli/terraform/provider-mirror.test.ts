import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import {
  findProviderMirror,
  mirrorPlaces,
  terraformPlatform,
} from "../../../cli/terraform/provider-mirror";

const here = terraformPlatform();
const aws = "registry.terraform.io/hashicorp/aws";

describe("findProviderMirror", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "mirror-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** A mirror that holds directories, or files where a name ends in `.zip`. */
  const mirror = (name: string, ...contents: readonly string[]): string => {
    for (const content of contents) {
      const path = join(root, name, content);
      mkdirSync(content.endsWith(".zip") ? dirname(path) : path, { recursive: true });
      if (content.endsWith(".zip")) writeFileSync(path, "");
    }
    return join(root, name);
  };
  const find = (...places: readonly string[]) =>
    findProviderMirror("terraform", {}, [here], places);

  test("takes the first place that holds a usable version for this machine", () => {
    const first = mirror("first", `${aws}/5.99.0/${here}`);
    const second = mirror("second", `${aws}/5.100.0/${here}`, `${aws}/6.25.0/${here}`);
    const third = mirror("third", `${aws}/6.25.0/${here}`);
    expect(find(join(root, "nowhere"), first, second, third)).toEqual({
      directory: second,
      providers: [aws],
      packages: [
        { version: "6.25.0", platform: here, isPacked: false },
        { version: "5.100.0", platform: here, isPacked: false },
      ],
    });
  });

  test.each([
    ["older than the stacks require", `${aws}/5.99.0/${here}`],
    ["newer than they allow", `${aws}/7.0.0/${here}`],
    ["a pre-release", `${aws}/6.0.0-beta1/${here}`],
    ["for another platform", `${aws}/5.100.0/plan9_mips`],
    ["another provider", `registry.terraform.io/hashicorp/random/5.100.0/${here}`],
    ["another registry's", `registry.opentofu.org/hashicorp/aws/5.100.0/${here}`],
  ])("passes by what is %s", (_, content) => {
    expect(find(mirror("mirror", content))).toBeUndefined();
  });

  test("looks for OpenTofu where its own registry's name stands", () => {
    const directory = mirror("mirror", `registry.opentofu.org/hashicorp/aws/5.100.0/${here}`);
    expect(findProviderMirror("opentofu", {}, [here], [directory])?.providers).toEqual([
      "registry.opentofu.org/hashicorp/aws",
    ]);
  });

  test("knows the layout of archives that terraform providers mirror writes", () => {
    const directory = mirror("mirror", `${aws}/terraform-provider-aws_5.100.0_${here}.zip`);
    expect(find(directory)?.packages).toEqual([
      { version: "5.100.0", platform: here, isPacked: true },
    ]);
  });

  test("names every provider in it, so that Terraform asks the registry for none of them", () => {
    const random = `registry.terraform.io/hashicorp/random`;
    const directory = mirror("mirror", `${random}/3.7.2/${here}`, `${aws}/5.100.0/${here}`);
    expect(find(directory)?.providers).toEqual([aws, random]);
  });

  test("is absolute however it was written", () => {
    const directory = mirror("mirror", `${aws}/5.100.0/${here}`);
    expect(find(relative(process.cwd(), directory))?.directory).toBe(directory);
  });

  test("finds one for other platforms when those are wanted", () => {
    const directory = mirror("mirror", `${aws}/5.100.0/darwin_arm64`);
    expect(
      findProviderMirror("terraform", {}, ["linux_amd64", "darwin_arm64"], [directory])?.directory,
    ).toBe(directory);
  });

  describe("IDC_PROVIDER_MIRROR", () => {
    test("goes before every other place", () => {
      const named = mirror("named", `${aws}/5.100.0/${here}`);
      const other = mirror("other", `${aws}/5.100.0/${here}`);
      const environment = { IDC_PROVIDER_MIRROR: named };
      expect(findProviderMirror("terraform", environment, [here], [other])?.directory).toBe(named);
    });

    test("is wrong when it holds nothing usable: no other place is taken in silence", () => {
      const other = mirror("other", `${aws}/5.100.0/${here}`);
      const environment = { IDC_PROVIDER_MIRROR: join(root, "nowhere") };
      expect(() => findProviderMirror("terraform", environment, [here], [other])).toThrow(
        `IDC_PROVIDER_MIRROR names a directory that holds ${aws}/VERSION/OS_ARCH, with a version from 5.100.0 to below 7.0.0 for ${here}, got "${root}/nowhere", which holds none.\n  fix: Correct it, or unset it to have a mirror looked for.`,
      );
    });
  });

  test("places are the user's own, Terraform's implied ones, and one level below common roots", () => {
    const home = join(root, "home");
    const roots = [join(root, "opt")];
    mirror("opt/plugins", "any");
    mkdirSync(home);
    writeFileSync(
      join(home, ".terraformrc"),
      'provider_installation {\n  filesystem_mirror {\n    path = "/mine"\n  }\n}\n',
    );
    const environment = { XDG_DATA_HOME: "/data", TF_CLI_CONFIG_FILE: "/no/such/file" };
    expect(mirrorPlaces("terraform", environment, home, roots)).toEqual([
      "/mine",
      "terraform.d/plugins",
      join(home, ".terraform.d/plugins"),
      "/data/terraform/plugins",
      join(home, "Library/Application Support/io.terraform/plugins"),
      "/usr/local/share/terraform/plugins",
      "/usr/share/terraform/plugins",
      join(root, "opt"),
      join(root, "opt/plugins"),
    ]);
  });
});
