import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Replaces a file as a whole: whoever reads it meanwhile sees all of the old text or all of the new. */
export function writeAtomically(file: string, text: string): void {
  // Hidden, so that a run that was killed leaves nothing that counts as an access file.
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, text, mode === undefined ? {} : { mode });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
