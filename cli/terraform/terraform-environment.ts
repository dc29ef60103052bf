import { writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { makeDirectory } from "../../stacks/make-directory";
import {
  configuresCache,
  configuresInstallation,
  findConfiguration,
  providerInstallation,
} from "./cli-configuration";
import {
  findProviderMirror,
  mirrorVariable,
  type ProviderMirror,
  terraformPlatform,
} from "./provider-mirror";
import type { TerraformBinary } from "./terraform-binary";

/** Changes to an environment: a value of `undefined` takes the variable away. */
export type EnvironmentChanges = Readonly<Record<string, string | undefined>>;

/**
 * What lets `terraform init`, and the `terraform providers lock` that `cdktf` runs, get the provider:
 * from a mirror on this machine where there is one, else from the registry through one shared cache.
 * A CLI configuration of the user's own stays in force; one that says where providers come from is
 * left as it is, unless the environment names a mirror.
 *
 * @param mirror null stands for the registry
 * @param directory where the CLI configuration of this run is written; the caller removes it
 */
export function terraformEnvironment(
  { flavor }: Pick<TerraformBinary, "flavor">,
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
  mirror: ProviderMirror | null = findProviderMirror(flavor, environment) ?? null,
): EnvironmentChanges {
  const own = findConfiguration(flavor, environment);
  const keepsOwn =
    own !== undefined && configuresInstallation(own.text) && !environment[mirrorVariable];
  const isPacked = mirror?.packages.find(
    ({ platform }) => platform === terraformPlatform(),
  )?.isPacked;
  return {
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: own?.file,
    ...(mirror === null
      ? {}
      : {
          ...(keepsOwn
            ? {}
            : { TF_CLI_CONFIG_FILE: writeConfiguration(directory, own?.text, mirror) }),
          TF_CLI_ARGS_providers_lock:
            environment.TF_CLI_ARGS_providers_lock ?? `-fs-mirror=${mirror.directory}`,
        }),
    ...(mirror === null || isPacked ? sharedCache(directory, environment, own?.text) : {}),
  };
}

function writeConfiguration(
  directory: string,
  own: string | undefined,
  mirror: ProviderMirror,
): string {
  const file = join(directory, "terraform.rc");
  const kept = own === undefined || configuresInstallation(own) ? "" : `${own}\n`;
  // It may hold the user's credentials for registries.
  writeFileSync(file, kept + providerInstallation(mirror), { mode: 0o600 });
  return file;
}

/** The provider takes 700 MB: every stack links to one copy of it. */
function sharedCache(
  temporary: string,
  environment: NodeJS.ProcessEnv,
  own: string | undefined,
): EnvironmentChanges {
  if (environment.TF_PLUGIN_CACHE_DIR || configuresCache(own ?? "")) return {};
  const cacheHome = environment.XDG_CACHE_HOME || join(homedir(), ".cache");
  return {
    TF_PLUGIN_CACHE_DIR:
      made(join(cacheHome, "identity-center-as-code", "terraform-plugins")) ??
      made(join(temporary, "terraform-plugins")),
    // Without it Terraform fills a lock file from the registry, stack by stack, rather than from the cache.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
  };
}

/** A home folder need not be there, or ours to write. */
function made(directory: string): string | undefined {
  try {
    makeDirectory(directory);
    return directory;
  } catch {
    return undefined;
  }
}
