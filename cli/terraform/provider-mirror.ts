import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { TerraformFlavor } from "./terraform-binary";

/**
 * A directory that holds unpacked providers as `HOST/NAMESPACE/TYPE/VERSION/OS_ARCH`:
 * https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export interface ProviderMirror {
  readonly directory: string;
  /** Fully qualified providers in it for this platform, sorted: `registry.terraform.io/hashicorp/aws`. */
  readonly providers: readonly string[];
}

/** Names a mirror directory that is used before any other. */
export const mirrorVariable = "IDC_PROVIDER_MIRROR";

const registryHosts: Readonly<Record<TerraformFlavor, string>> = {
  terraform: "registry.terraform.io",
  opentofu: "registry.opentofu.org",
};

/** Lowest and first excluded version of hashicorp/aws that the stacks require. */
const requiredVersions = { atLeast: [5, 100, 0], below: [7, 0, 0] } as const;

/** The first place of `places` that holds a usable hashicorp/aws for this machine. */
export function findProviderMirror(
  flavor: TerraformFlavor,
  places: readonly string[] = mirrorPlaces(),
): ProviderMirror | undefined {
  for (const directory of places) {
    const providers = providersIn(directory);
    if (providers.includes(`${registryHosts[flavor]}/hashicorp/aws`))
      return { directory, providers };
  }
  return undefined;
}

/**
 * Where a mirror may be: the named one, those of the user's own CLI configuration, Terraform's
 * implied directories, and one level below the roots where images put such things.
 */
export function mirrorPlaces(
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
  roots: readonly string[] = ["/opt", "/srv", "/usr/local/share", "/usr/share", "/usr/local/lib"],
): readonly string[] {
  const named = environment[mirrorVariable];
  const dataHome = environment.XDG_DATA_HOME ?? join(home, ".local/share");
  const implied = [
    "terraform.d/plugins",
    join(home, ".terraform.d/plugins"),
    join(dataHome, "terraform/plugins"),
    join(home, "Library/Application Support/io.terraform/plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
  ];
  return [
    ...(named === undefined || named === "" ? [] : [named]),
    ...configuredMirrors(environment.TF_CLI_CONFIG_FILE ?? join(home, ".terraformrc")),
    ...implied,
    ...roots.flatMap((root) => [root, ...subdirectories(root).map((name) => join(root, name))]),
  ];
}

/** `terraform providers lock` ignores the CLI configuration, so its mirrors have to be known here too. */
function configuredMirrors(configurationFile: string): readonly string[] {
  const blocks = readIfFile(configurationFile).matchAll(
    /filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g,
  );
  return [...blocks].map(([, path]) => path ?? "");
}

function providersIn(mirror: string): readonly string[] {
  return Object.values(registryHosts)
    .flatMap((host) =>
      subdirectories(join(mirror, host)).flatMap((namespace) =>
        subdirectories(join(mirror, host, namespace)).map((type) => `${host}/${namespace}/${type}`),
      ),
    )
    .filter((provider) => hasUsableVersion(join(mirror, provider), provider))
    .sort();
}

function hasUsableVersion(directory: string, provider: string): boolean {
  return subdirectories(directory).some(
    (version) =>
      (!provider.endsWith("/hashicorp/aws") || isRequiredVersion(version)) &&
      existsSync(join(directory, version, terraformPlatform())),
  );
}

/** The platform as Terraform spells it, for example `linux_amd64`. */
export function terraformPlatform(): string {
  const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", ia32: "386" };
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}_${architectures[process.arch] ?? process.arch}`;
}

function isRequiredVersion(text: string): boolean {
  const version = /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  return (
    version !== undefined &&
    compareVersions(version, requiredVersions.atLeast) >= 0 &&
    compareVersions(version, requiredVersions.below) < 0
  );
}

/** Negative, zero or positive as `a` is older than, the same as or newer than `b`. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  const at = [0, 1, 2].find((index) => a[index] !== b[index]) ?? 0;
  return (a[at] ?? 0) - (b[at] ?? 0);
}

function subdirectories(path: string): readonly string[] {
  try {
    return readdirSync(path)
      .filter((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory())
      .sort();
  } catch {
    return []; // not there, not a directory or not ours to read: no mirror here
  }
}

function readIfFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
