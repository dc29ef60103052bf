import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeDirectory } from "../../stacks/make-directory";
import { placeProviderLocks } from "../../stacks/provider-locks";
import { writeAllAtomically } from "../write-atomically";
import { foreignFolder } from "./errors";

/** Beside the stacks: says whose the folder is, to people and to the next run. */
const MARKER = ".idc-synth";

const MARKER_TEXT = `Written by "idc synth --out", to be committed and read in reviews.
Don't edit what is here: change the access files and run it again.
Stacks that are gone are removed with their files.
`;

/** Terraform reads it by its name's end. */
const MAIN = "main.tf.json";

/** What Terraform and this project keep in a stack's folder. */
const OWN_FILES = [MAIN, ".terraform.lock.hcl", ".terraform"];

/** A folder of plain Terraform JSON, one folder in it for each stack. */
export class OutFolder {
  /** @throws UserError when it holds something else. */
  constructor(readonly folder: string) {
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isFolder && readdirSync(folder).length > 0 && !existsSync(join(folder, MARKER)))
      throw foreignFolder(folder, MARKER);
  }

  file(stack: string): string {
    return join(this.folder, stack, MAIN);
  }

  /** What it has of a stack. */
  read(stack: string): string | undefined {
    const file = this.file(stack);
    const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? readFileSync(file, "utf8") : undefined;
  }

  /** Stacks that it has and that are none of these, sorted. */
  others(stacks: readonly string[]): readonly string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => !stacks.includes(name) && existsSync(this.file(name)))
      .sort();
  }

  /** Writes JSON by stack; files that say the same are left as they are. */
  write(texts: ReadonlyMap<string, string>): void {
    for (const stack of texts.keys()) makeDirectory(join(this.folder, stack));
    const changed = [...texts].filter(([stack, text]) => this.read(stack) !== text);
    writeAllAtomically(
      new Map([
        [join(this.folder, MARKER), MARKER_TEXT],
        ...changed.map(([stack, text]) => [this.file(stack), text] as const),
      ]),
    );
    placeProviderLocks("locks", this.folder);
  }

  /** Removes a stack; its folder stays where somebody keeps something else in it. */
  remove(stack: string): void {
    const folder = join(this.folder, stack);
    for (const name of OWN_FILES) rmSync(join(folder, name), { recursive: true, force: true });
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}
