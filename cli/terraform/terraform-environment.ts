import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { findProviderMirror, mirrorVariable, type ProviderMirror } from "./provider-mirror";
import type { TerraformBinary } from "./terraform-binary";

/** Changes to an environment: a value of `undefined` takes the variable away. */
export type EnvironmentChanges = Readonly<Record<string, string | undefined>>;

/**
 * What lets `terraform init`, and the `terraform providers lock` that `cdktf` runs, get the provider:
 * from a mirror on this machine where there is one, else from the registry through one shared cache.
 *
 * @param directory where the CLI configuration of this run is written; the caller removes it
 */
export function terraformEnvironment(
  terraform: TerraformBinary,
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
  mirror: ProviderMirror | undefined = findProviderMirror(terraform.flavor),
): EnvironmentChanges {
  const own = ownConfiguration(environment);
  const keepsOwn = own !== undefined && environment[mirrorVariable] === undefined;
  return {
    CHECKPOINT_DISABLE: "1",
    ...(keepsOwn ? {} : { TF_CLI_CONFIG_FILE: mirror && writeConfiguration(directory, mirror) }),
    ...(mirror
      ? {
          TF_CLI_ARGS_providers_lock:
            environment.TF_CLI_ARGS_providers_lock ?? `-fs-mirror=${mirror.directory}`,
        }
      : sharedCache(environment)),
  };
}

/** The user's own CLI configuration, if the file it is said to be in exists. */
function ownConfiguration(environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment.TF_CLI_CONFIG_FILE;
  const file = named === undefined || named === "" ? join(homedir(), ".terraformrc") : named;
  return existsSync(file) ? file : undefined;
}

function writeConfiguration(directory: string, mirror: ProviderMirror): string {
  const file = join(directory, "terraform.rc");
  writeFileSync(file, cliConfiguration(mirror));
  return file;
}

/** What is in the mirror comes from it; everything else from where it comes by default. */
export function cliConfiguration({ directory, providers }: ProviderMirror): string {
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

/** The provider takes 700 MB: every stack links to one copy of it. */
function sharedCache(environment: NodeJS.ProcessEnv): EnvironmentChanges {
  if (environment.TF_PLUGIN_CACHE_DIR) return {};
  const cacheHome = environment.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const directory = join(cacheHome, "identity-center-as-code", "terraform-plugins");
  mkdirSync(directory, { recursive: true });
  return {
    TF_PLUGIN_CACHE_DIR: directory,
    // Without it Terraform fills a lock file from the registry, stack by stack, rather than from the cache.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
  };
}
