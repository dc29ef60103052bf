import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Replaces a file as a whole: whoever reads it meanwhile sees all of the old text or all of the new. */
export function writeAtomically(file: string, text: string): void {
  writeAllAtomically(new Map([[file, text]]));
}

/** The same for several, by path: the first is replaced when all are written. */
export function writeAllAtomically(texts: ReadonlyMap<string, string>): void {
  // Hidden, so that a run that was killed leaves nothing that counts as a file of its folder.
  const files = [...texts].map(([file, text]) => {
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
    return { file, text, temporary };
  });
  try {
    for (const { file, text, temporary } of files) {
      const mode = statSync(file, { throwIfNoEntry: false })?.mode;
      writeFileSync(temporary, text, mode === undefined ? {} : { mode });
    }
    for (const { file, temporary } of files) renameSync(temporary, file);
  } catch (error) {
    for (const { temporary } of files) rmSync(temporary, { force: true });
    throw error;
  }
}
