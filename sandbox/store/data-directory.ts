import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataDirectoryHoldsOthers, dataDirectoryIsDamaged, dataDirectoryIsNone } from "../errors";

/** The first file of every data directory: by it a sandbox knows its own. */
export const mark = "identity-center-sandbox";

/** Files that are read, which a device or a pipe would make endless. */
const ownFile = /^(?:snapshot|journal|lock)\b/;

const text = "Data of a sandbox of AWS IAM Identity Center. Nothing else belongs here.\n";

/**
 * Makes a data directory where there is none, or takes one that is empty or a sandbox's own.
 *
 * @throws SandboxError when it is no directory, or holds something else: files would be overwritten;
 * also when something in it is not the file that a sandbox made.
 */
export function openDataDirectory(directory: string): void {
  const status = statSync(directory, { throwIfNoEntry: false });
  if (status === undefined) makeDirectory(directory);
  else if (!status.isDirectory()) throw dataDirectoryIsNone(directory);
  const entries = readdirSync(directory, { withFileTypes: true });
  const names = entries.map(({ name }) => name);
  if (names.includes(mark)) {
    const odd = entries.find((entry) => ownFile.test(entry.name) && !entry.isFile());
    if (odd !== undefined) throw dataDirectoryIsDamaged(join(directory, odd.name));
    return;
  }
  if (names.length > 0) throw dataDirectoryHoldsOthers(directory, names);
  writeFileSync(join(directory, mark), text, { mode: 0o600 });
}

/** With all that it lies in. Node's own way never ends where nothing can be made, such as in /proc. */
function makeDirectory(directory: string): void {
  const parent = dirname(directory);
  if (!existsSync(parent)) makeDirectory(parent);
  mkdirSync(directory, { mode: 0o700 });
}
