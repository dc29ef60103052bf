import { startSandbox } from "../../sandbox/server";
import { estateFor } from "./estate";

/** What the process says when it is asked. */
export interface Usage {
  /** Of all its threads, since it began. */
  readonly cpuSeconds: number;
  readonly residentMegabytes: number;
}

/**
 * A sandbox in a process of its own, which ends with its parent: `serve.ts ASSIGNMENTS DIRECTORY`.
 * Says its address, then answers each message with its usage.
 */
async function main([assignments, dataDirectory = ""]: readonly string[]): Promise<void> {
  const { url } = await startSandbox({ estate: estateFor(Number(assignments)), dataDirectory });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuSeconds: (user + system) / 1e6,
      residentMegabytes: process.memoryUsage.rss() / 1e6,
    };
    process.send?.(usage);
  });
  process.on("disconnect", () => process.exit());
  process.send?.(url);
}

main(process.argv.slice(2));
