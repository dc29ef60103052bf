import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { byCodeUnit } from "../compare";
import type { Location } from "../diagnostic";
import * as errors from "../errors/files";
import type { Finding, Report } from "../finding";
import { LARGEST_FILE_BYTES } from "./limits";
import type { TextFile } from "./parse-yaml";

/** The one shape of an access directory: its files, and its directories with the extension of theirs. */
const TOP_FILES = [
  "organization.yaml",
  "organization.snapshot.yaml",
  "directory.yaml",
  "access-control-attributes.yaml",
  "trusted-token-issuers.yaml",
];
const DIRECTORIES: ReadonlyMap<string, string> = new Map([
  ["permission-sets", ".yaml"],
  ["environments", ".yaml"],
  ["applications", ".yaml"],
  ["policies", ".json"],
]);
/** For editors only. */
const SCHEMA_DIRECTORY = "schema";

/** What a directory holds, before anything is parsed. */
export interface AccessDirectory {
  /** Names of all known files that exist, readable or not. */
  readonly names: ReadonlySet<string>;
  readonly files: readonly TextFile[];
}

/** Reads every file of an access directory as text; reports what does not belong or can't be read. */
export function readFiles(directory: string, report: Report): AccessDirectory | undefined {
  const place = (name: string): Location => ({
    file: asTyped(directory, name),
    line: 1,
    column: 1,
  });
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    report(place(""), errors.missingDirectory(directory));
    return undefined;
  }
  const root = realpathSync(directory);
  const names = new Set<string>();
  const files: TextFile[] = [];

  const readFile = (name: string): void => {
    names.add(name);
    const finding = fileProblem(root, name);
    if (finding !== undefined) return void report(place(name), finding);
    const text = decode(readFileSync(join(root, name)));
    const file = asTyped(directory, name);
    if (typeof text === "string") files.push({ file, name, text });
    else report({ file, ...text }, errors.notUtf8());
  };

  const readDirectory = (name: string, extension: string): void => {
    const finding = directoryProblem(root, name);
    if (finding !== undefined) return void report(place(name), finding);
    for (const entry of entries(join(root, name))) {
      const path = `${name}/${entry}`;
      if (entry.endsWith(extension)) readFile(path);
      else {
        const renamed = `${path.replace(/\.[^./]*$/, "")}${extension}`;
        report(place(path), errors.unexpectedFile(path, [renamed], `files named *${extension}`));
      }
    }
  };

  for (const entry of entries(root)) {
    const extension = DIRECTORIES.get(entry);
    if (extension !== undefined) readDirectory(entry, extension);
    else if (TOP_FILES.includes(entry)) readFile(entry);
    else if (entry !== SCHEMA_DIRECTORY) {
      const valid = [...TOP_FILES, ...DIRECTORIES.keys()];
      report(place(entry), errors.unexpectedFile(entry, valid, valid.join(", ")));
    }
  }
  return { names, files };
}

function asTyped(directory: string, name: string): string {
  return join(directory, name).split(sep).join("/");
}

/** Hidden files (of editors and systems) and Markdown declare nothing and are passed over. */
function entries(path: string): string[] {
  return readdirSync(path)
    .filter((entry) => !entry.startsWith(".") && !entry.endsWith(".md"))
    .sort(byCodeUnit);
}

function fileProblem(root: string, name: string): Finding | undefined {
  try {
    const path = realpathSync(join(root, name));
    if (leadsOut(root, path)) return errors.outsideAccess(name);
    const status = statSync(path);
    if (!status.isFile()) return errors.notAFile(name);
    if (status.size > LARGEST_FILE_BYTES) {
      return errors.fileTooLarge(status.size, LARGEST_FILE_BYTES);
    }
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (caught) {
    return errors.unreadableFile(name, systemErrorCode(caught));
  }
}

function directoryProblem(root: string, name: string): Finding | undefined {
  try {
    const path = realpathSync(join(root, name));
    if (leadsOut(root, path)) return errors.outsideAccess(name);
    return statSync(path).isDirectory() ? undefined : errors.notADirectory(name);
  } catch (caught) {
    return errors.unreadableFile(name, systemErrorCode(caught));
  }
}

function leadsOut(root: string, target: string): boolean {
  const path = relative(root, target);
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** The text without its byte order mark, or the place of the first byte that is not UTF-8. */
function decode(bytes: Buffer): string | { readonly line: number; readonly column: number } {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder("utf-8").decode(bytes).split("\uFFFD", 1)[0] ?? "";
    const lines = before.split("\n");
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }
}

function systemErrorCode(caught: unknown): string {
  return (caught as NodeJS.ErrnoException).code ?? String(caught);
}
