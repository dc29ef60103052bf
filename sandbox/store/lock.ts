import { linkSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataDirectoryInUse } from "../errors";

/** Directories that this process writes to, by their real paths. */
const held = new Set<string>();

/**
 * Makes this process the only one that writes to a data directory, and answers with what gives it
 * up. A lock whose process is gone counts for nothing.
 */
export function lockDirectory(directory: string): () => void {
  const file = join(directory, "lock");
  const own = join(directory, `lock.${process.pid}`);
  // Linked and not written in place: a lock is never seen without its holder.
  writeFileSync(own, `${process.pid}\n`, { mode: 0o600 });
  try {
    return takeLock(directory, file, own);
  } finally {
    rmSync(own, { force: true });
  }
}

function takeLock(directory: string, file: string, own: string): () => void {
  const place = realpathSync(directory);
  for (;;) {
    try {
      linkSync(own, file);
      held.add(place);
      return () => {
        held.delete(place);
        rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = holderOf(file);
    if (holder !== undefined && isRunning(holder) && !isForerunner(holder, place))
      throw dataDirectoryInUse(directory, holder, file);
    rmSync(file, { force: true });
  }
}

/** In a container every process has the number that the one before it had. */
function isForerunner(holder: number, place: string): boolean {
  return holder === process.pid && !held.has(place);
}

function holderOf(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
