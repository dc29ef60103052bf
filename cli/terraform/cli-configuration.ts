import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ProviderMirror } from "./provider-mirror";
import type { TerraformFlavor } from "./terraform-flavor";

/** A user's own CLI configuration: https://developer.hashicorp.com/terraform/cli/config/config-file */
export interface CliConfiguration {
  readonly file: string;
  readonly text: string;
}

/** The file that TF_CLI_CONFIG_FILE names, else the one in the home folder; one that can't be read counts as none. */
export function findConfiguration(
  flavor: TerraformFlavor,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): CliConfiguration | undefined {
  const named = environment.TF_CLI_CONFIG_FILE;
  const implied = [
    ...(flavor === "opentofu" ? [join(home, ".tofurc")] : []),
    join(home, ".terraformrc"),
    ...(environment.APPDATA ? [join(environment.APPDATA, "terraform.rc")] : []),
  ];
  for (const file of named ? [named, ...implied] : implied) {
    const text = readIfFile(file);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

/** Directories of its `filesystem_mirror` blocks. */
export function configuredMirrors(configuration: string): readonly string[] {
  const blocks = withoutComments(configuration).matchAll(
    /filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g,
  );
  return Array.from(blocks, ([, path]) => path ?? "");
}

/** Whether it says itself where providers come from. */
export const configuresInstallation = (configuration: string): boolean =>
  /^\s*provider_installation\s*\{/m.test(withoutComments(configuration));

/** Whether it names a plugin cache. */
export const configuresCache = (configuration: string): boolean =>
  /^\s*plugin_cache_dir\s*=/m.test(withoutComments(configuration));

/** Takes what is in the mirror from it, and everything else from where it comes by default. */
export function providerInstallation({ directory, providers }: ProviderMirror): string {
  const list = JSON.stringify(providers);
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(directory)}
    include = ${list}
  }
  direct {
    exclude = ${list}
  }
}
`;
}

const withoutComments = (text: string): string => text.replace(/^\s*(#|\/\/).*$/gm, "");

function readIfFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
