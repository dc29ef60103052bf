import { join, sep } from "node:path";
import type { Location } from "../diagnostic";

/** The beginning of a file or directory, for what is said of it as a whole. `name` is empty for the access directory itself. */
export function fileStart(directory: string, name: string): Location {
  return { file: asTyped(directory, name), line: 1, column: 1 };
}

/** A path inside the access directory as the user would type it. */
export function asTyped(directory: string, name: string): string {
  return join(directory, name).split(sep).join("/");
}
