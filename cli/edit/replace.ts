import { readFileSync, realpathSync } from "node:fs";
import { writeAtomically } from "../write-atomically";
import { changedMeanwhile } from "./errors";

/**
 * Replaces the text of a file that still is as it was read: a question may have waited long for its answer. A
 * symbolic link stays one.
 *
 * @throws UserError when somebody else has written it meanwhile
 */
export function replace(file: string, before: string, text: string): void {
  if (readFileSync(file, "utf8") !== before) throw changedMeanwhile(file);
  writeAtomically(realpathSync(file), text);
}
