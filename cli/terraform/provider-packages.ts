import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** One build of a provider in a mirror. */
export interface ProviderPackage {
  /** As the mirror spells it, for example `5.100.0`. */
  readonly version: string;
  /** As Terraform spells it, for example `linux_amd64`. */
  readonly platform: string;
  /** A zip archive, which Terraform unpacks for every stack; else a directory, which it links to. */
  readonly isPacked: boolean;
}

/**
 * Builds of a provider in a mirror, in both layouts that Terraform reads, `VERSION/OS_ARCH/` and
 * `terraform-provider-TYPE_VERSION_OS_ARCH.zip`; none when the mirror isn't there or can't be read:
 * https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 *
 * @param provider fully qualified, `registry.terraform.io/hashicorp/aws`
 */
export function providerPackages(mirror: string, provider: string): readonly ProviderPackage[] {
  const directory = join(mirror, provider);
  const unpacked = subdirectories(directory).flatMap((version) =>
    subdirectories(join(directory, version)).map((platform) => ({
      version,
      platform,
      isPacked: false,
    })),
  );
  const packed = entries(directory).flatMap((name) => {
    const [, version, platform] =
      /^terraform-provider-[^_]+_([^_]+)_([^_]+_[^_]+)\.zip$/.exec(name) ?? [];
    return version === undefined || platform === undefined
      ? []
      : [{ version, platform, isPacked: true }];
  });
  return [...unpacked, ...packed];
}

/** Fully qualified providers of a registry host that a mirror has in any form, sorted. */
export function providersOf(mirror: string, host: string): readonly string[] {
  return subdirectories(join(mirror, host)).flatMap((namespace) =>
    subdirectories(join(mirror, host, namespace)).map((type) => `${host}/${namespace}/${type}`),
  );
}

/** Names of the directories in one, sorted; links to directories count. */
export const subdirectories = (path: string): readonly string[] =>
  entries(path).filter((name) =>
    statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory(),
  );

function entries(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return []; // not there, not a directory or not ours to read
  }
}
