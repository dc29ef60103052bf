import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a directory and all that it lies in, where it is absent. Node's own way never ends where nothing
 * can be made, such as in /proc.
 *
 * @param mode of what is made.
 * @throws the system's own error.
 */
export function makeDirectory(directory: string, mode = 0o777): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  makeDirectory(dirname(directory), mode);
  mkdirSync(directory, { mode });
}
