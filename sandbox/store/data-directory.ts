import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataDirectoryHoldsOthers, dataDirectoryIsNone } from "../errors";

/** The first file of every data directory: by it a sandbox knows its own. */
export const mark = "identity-center-sandbox";

const text = "Data of a sandbox of AWS IAM Identity Center. Nothing else belongs here.\n";

/**
 * Makes a data directory where there is none, or takes one that is empty or a sandbox's own.
 *
 * @throws SandboxError when it is no directory, or holds something else: files would be overwritten.
 */
export function openDataDirectory(directory: string): void {
  const status = statSync(directory, { throwIfNoEntry: false });
  if (status === undefined) makeDirectory(directory);
  else if (!status.isDirectory()) throw dataDirectoryIsNone(directory);
  const names = readdirSync(directory);
  if (names.includes(mark)) return;
  if (names.length > 0) throw dataDirectoryHoldsOthers(directory, names);
  writeFileSync(join(directory, mark), text, { mode: 0o600 });
}

/** With all that it lies in. Node's own way never ends where nothing can be made, such as in /proc. */
function makeDirectory(directory: string): void {
  const parent = dirname(directory);
  if (!existsSync(parent)) makeDirectory(parent);
  mkdirSync(directory, { mode: 0o700 });
}
