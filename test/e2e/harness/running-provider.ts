import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Stacks } from "./stacks";

export interface RunningProvider {
  /** Lets Terraform use the process instead of starting one. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/**
 * Starts the provider of an initialized stack once for many runs, one at a time: starting it takes
 * most of a plan's time. https://developer.hashicorp.com/terraform/plugin/debugging
 */
export async function startProvider(stacks: Stacks, stack: string): Promise<RunningProvider> {
  const provider = spawn(
    join(stacks.folder(stack), providerFile(stacks.folder(stack))),
    ["-debug"],
    {
      env: stacks.environment,
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const ended = new Promise<void>((resolve) => provider.once("close", () => resolve()));
  const attach = await new Promise<string>((resolve, reject) => {
    let output = "";
    provider.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const variable = /TF_REATTACH_PROVIDERS='(.*)'/.exec(output)?.[1];
      if (variable !== undefined) resolve(variable);
    });
    ended.then(() => reject(new Error(`The provider ended before it was ready: ${output}`)));
  });
  return {
    environment: { TF_REATTACH_PROVIDERS: attach },
    stop: () => {
      provider.kill();
      return ended;
    },
  };
}

function providerFile(folder: string): string {
  const versions = join(".terraform/providers/registry.terraform.io/hashicorp/aws");
  const [version = ""] = readdirSync(join(folder, versions));
  const [platform = ""] = readdirSync(join(folder, versions, version));
  const files = readdirSync(join(folder, versions, version, platform));
  const name = files.find((file) => file.startsWith("terraform-provider-aws")) ?? "";
  return join(versions, version, platform, name);
}
