import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { mirrorUnusable } from "../errors";
import { configuredMirrors, findConfiguration } from "./cli-configuration";
import {
  type ProviderPackage,
  providerPackages,
  providersOf,
  subdirectories,
} from "./provider-packages";
import type { TerraformFlavor } from "./terraform-flavor";
import { compareVersions, parseVersion, type Version } from "./versions";

/** A directory that holds providers as Terraform's `filesystem_mirror` expects them. */
export interface ProviderMirror {
  /** Absolute: Terraform runs in the stacks' own directories. */
  readonly directory: string;
  /** Fully qualified providers in it for the wanted platforms, sorted: `registry.terraform.io/hashicorp/aws`. */
  readonly providers: readonly string[];
  /** Builds of hashicorp/aws that the stacks can use, for any platform, newest version first. */
  readonly packages: readonly ProviderPackage[];
}

/** Names a mirror directory that is used before any other. */
export const mirrorVariable = "IDC_PROVIDER_MIRROR";

/** Where each program looks for `hashicorp/aws`. */
export const registryHosts: Readonly<Record<TerraformFlavor, string>> = {
  terraform: "registry.terraform.io",
  opentofu: "registry.opentofu.org",
};

/** Lowest and first excluded version of hashicorp/aws that the stacks require. */
const required = { atLeast: [5, 100, 0], below: [7, 0, 0] } as const satisfies Record<
  string,
  Version
>;

/**
 * The first mirror with a usable hashicorp/aws for one of the platforms.
 *
 * @throws UserError when the one that the environment names has none.
 */
export function findProviderMirror(
  flavor: TerraformFlavor,
  environment: NodeJS.ProcessEnv = process.env,
  platforms: readonly string[] = [terraformPlatform()],
  places: readonly string[] = mirrorPlaces(flavor, environment),
): ProviderMirror | undefined {
  const named = environment[mirrorVariable];
  if (named) {
    const mirror = readMirror(resolve(named), flavor, platforms);
    if (mirror === undefined) throw mirrorUnusable(named, registryHosts[flavor], platforms);
    return mirror;
  }
  for (const place of places) {
    const mirror = readMirror(resolve(place), flavor, platforms);
    if (mirror !== undefined) return mirror;
  }
  return undefined;
}

/**
 * Where a mirror may be: those of the user's own CLI configuration, Terraform's implied directories, and
 * one level below the roots where images put such things.
 */
export function mirrorPlaces(
  flavor: TerraformFlavor,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
  roots: readonly string[] = ["/opt", "/srv", "/usr/local/share", "/usr/share", "/usr/local/lib"],
): readonly string[] {
  const dataHome = environment.XDG_DATA_HOME || join(home, ".local/share");
  return [
    ...configuredMirrors(findConfiguration(flavor, environment, home)?.text ?? ""),
    "terraform.d/plugins",
    join(home, ".terraform.d/plugins"),
    join(dataHome, "terraform/plugins"),
    join(home, "Library/Application Support/io.terraform/plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    ...roots.flatMap((root) => [root, ...subdirectories(root).map((name) => join(root, name))]),
  ];
}

function readMirror(
  directory: string,
  flavor: TerraformFlavor,
  platforms: readonly string[],
): ProviderMirror | undefined {
  const host = registryHosts[flavor];
  const isWanted = ({ platform }: ProviderPackage) => platforms.includes(platform);
  const packages = usablePackages(providerPackages(directory, `${host}/hashicorp/aws`));
  if (!packages.some(isWanted)) return undefined;
  const providers = Object.values(registryHosts)
    .flatMap((name) => providersOf(directory, name))
    .filter((provider) => providerPackages(directory, provider).some(isWanted))
    .sort();
  return { directory, providers, packages };
}

function usablePackages(packages: readonly ProviderPackage[]): readonly ProviderPackage[] {
  return packages
    .flatMap((build) => {
      const version = parseVersion(build.version);
      return version !== undefined && isRequired(version) ? [{ build, version }] : [];
    })
    .sort((a, b) => compareVersions(b.version, a.version))
    .map(({ build }) => build);
}

const isRequired = (version: Version): boolean =>
  compareVersions(version, required.atLeast) >= 0 && compareVersions(version, required.below) < 0;

/** This machine's platform as Terraform spells it, for example `linux_amd64`. */
export function terraformPlatform(): string {
  const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", ia32: "386" };
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}_${architectures[process.arch] ?? process.arch}`;
}
