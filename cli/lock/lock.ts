import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDirectory } from "../../stacks/make-directory";
import { synthesize } from "../../stacks/synthesize";
import type { LockOptions } from "../commands/lock";
import { mirrorLacks, terraformFailed, terraformMissing, unknownName } from "../errors";
import { interruptible } from "../interruption";
import { load, modelOf } from "../load-model";
import { print, say, visibleLines } from "../output/print";
import { createProgress } from "../output/progress";
import { withTemporaryDirectory } from "../temporary-directory";
import { errorsOf } from "../terraform/json-lines";
import { findProviderMirror, type ProviderMirror } from "../terraform/provider-mirror";
import { runTerraform } from "../terraform/run-terraform";
import { findTerraform } from "../terraform/terraform-binary";
import { terraformEnvironment } from "../terraform/terraform-environment";

const locks = "locks";

/** Writes a provider lock file for each stack; stacks that require the same are asked for once. */
export async function lock(
  asked: readonly string[],
  options: LockOptions,
  usualPlatforms: readonly string[],
): Promise<void> {
  const terraform = findTerraform();
  if (terraform === undefined) throw terraformMissing();
  const model = modelOf(load(options.access), options.access);
  const mirror =
    options.registry || process.env.TF_CLI_ARGS_providers_lock
      ? undefined
      : findProviderMirror(terraform.flavor, process.env, options.platform ?? usualPlatforms);
  const progress = createProgress();
  try {
    await interruptible((signal) =>
      withTemporaryDirectory(async (directory) => {
        const { outdir, stacks } = synthesize(model, join(directory, "out"));
        checkNames(asked, stacks);
        const chosen = stacks.filter((stack) => asked.length === 0 || asked.includes(stack));
        const changes = terraformEnvironment(terraform, directory, process.env, mirror ?? null);
        for (const [index, group] of bySameRequirements(outdir, chosen).entries()) {
          const platforms = availablePlatforms(mirror, group, options.platform, usualPlatforms);
          const text = `${group.stacks.join(", ")}: the AWS provider for ${platforms.join(", ")}`;
          const step = progress.begin(text);
          const work = join(directory, `lock-${index}`);
          mkdirSync(work);
          const { command } = terraform;
          const env = { ...process.env, ...changes };
          await lockProviders({ ...group, work, platforms, command, env, signal });
          step.done(text);
        }
        for (const stack of chosen) print(visibleLines(lockFile(stack)));
      }),
    );
  } finally {
    progress.stop();
  }
}

const lockFile = (stack: string): string => join(locks, `${stack}.hcl`);

function checkNames(asked: readonly string[], stacks: readonly string[]): void {
  for (const name of asked)
    if (!stacks.includes(name)) throw unknownName("idc lock", "a stack", name, stacks);
}

/** What a mirror has of what was asked for; the registry has everything. */
function availablePlatforms(
  mirror: ProviderMirror | undefined,
  { locked }: Group,
  named: readonly string[] | undefined,
  usual: readonly string[],
): readonly string[] {
  const wanted = [...new Set(named ?? usual)];
  if (mirror === undefined) return wanted;
  // Terraform keeps to what is locked, else takes the newest: one version for all platforms.
  const version =
    /"[^"]+\/hashicorp\/aws" \{\s+version\s+= "([^"]+)"/.exec(locked)?.[1] ??
    mirror.packages[0]?.version;
  const held = mirror.packages
    .filter((build) => build.version === version)
    .map(({ platform }) => platform);
  const missing = wanted.filter((name) => !held.includes(name));
  if (missing.length === 0) return wanted;
  if (named !== undefined || missing.length === wanted.length)
    throw mirrorLacks(mirror.directory, missing, held, version);
  say(
    `The mirror ${mirror.directory} lacks ${missing.join(", ")}: the lock files will not do there.\n` +
      "  fix: Where the registry can be reached, run idc lock --registry.",
  );
  return wanted.filter((name) => held.includes(name));
}

interface Group {
  readonly stacks: readonly string[];
  /** The stacks' `terraform.required_providers`, as JSON. */
  readonly requirements: string;
  /** What is locked already. */
  readonly locked: string;
}

function bySameRequirements(outdir: string, stacks: readonly string[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const stack of stacks) {
    const json = JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
    const requirements = JSON.stringify(json.terraform.required_providers);
    const locked = existsSync(lockFile(stack)) ? readFileSync(lockFile(stack), "utf8") : "";
    const group = groups.get(requirements + locked);
    groups.set(requirements + locked, {
      requirements,
      locked,
      stacks: [...(group?.stacks ?? []), stack],
    });
  }
  return [...groups.values()];
}

interface Locking extends Group {
  readonly work: string;
  readonly platforms: readonly string[];
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

async function lockProviders(locking: Locking): Promise<void> {
  const { stacks, requirements, locked, work, platforms, command, env, signal } = locking;
  const written = join(work, ".terraform.lock.hcl");
  writeFileSync(join(work, "main.tf.json"), `{"terraform":{"required_providers":${requirements}}}`);
  if (locked !== "") writeFileSync(written, locked);
  const parameters = [
    "providers",
    "lock",
    "-no-color",
    ...platforms.map((name) => `-platform=${name}`),
  ];
  const outcome = await runTerraform(
    { command, directory: work, environment: env, signal, whenAborted: "kill" },
    parameters,
  );
  if (outcome.code !== 0)
    throw terraformFailed(stacks.join(", "), "providers lock", errorsOf(outcome));
  makeDirectory(locks);
  for (const stack of stacks) copyFileSync(written, lockFile(stack));
}
