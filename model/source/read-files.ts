import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { byCodeUnit } from "../compare";
import * as errors from "../errors/files";
import type { Finding, Report } from "../finding";
import { decodeUtf8 } from "./decode-utf8";
import { asTyped, fileStart } from "./file-start";
import { LARGEST_FILE_BYTES } from "./limits";
import type { TextFile } from "./parse-yaml";

/** The one shape of an access directory: its files, and its directories with the extension of theirs. */
const TOP_FILES = [
  "organization.yaml",
  "organization.snapshot.yaml",
  "directory.yaml",
  "access-control-attributes.yaml",
  "trusted-token-issuers.yaml",
  "exceptions.yaml",
  "monitoring.yaml",
  "break-glass.yaml",
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
  const opened = openDirectory(directory);
  if ("finding" in opened) {
    report(fileStart(directory, ""), opened.finding);
    return undefined;
  }
  const { root } = opened;
  const names = new Set<string>();
  const files: TextFile[] = [];

  const readFile = (name: string): void => {
    names.add(name);
    const read = attempt(name, () => readInside(root, name));
    if ("finding" in read) return void report(fileStart(directory, name), read.finding);
    const decoded = decodeUtf8(read.bytes);
    const file = asTyped(directory, name);
    if (typeof decoded === "string") files.push({ file, name, text: decoded });
    else report({ file, ...decoded }, errors.notUtf8());
  };

  const readDirectory = (name: string, extension: string): void => {
    const listed = attempt(name, () => listInside(root, name));
    if ("finding" in listed) return void report(fileStart(directory, name), listed.finding);
    for (const entry of listed.entries) {
      const path = `${name}/${entry}`;
      if (entry.endsWith(extension)) readFile(path);
      else {
        const renamed = `${path.replace(/\.[^./]*$/, "")}${extension}`;
        const finding = errors.unexpectedFile(path, [renamed], `files named *${extension}`);
        report(fileStart(directory, path), finding);
      }
    }
  };

  for (const entry of opened.entries) {
    const extension = DIRECTORIES.get(entry);
    if (extension !== undefined) readDirectory(entry, extension);
    else if (TOP_FILES.includes(entry)) readFile(entry);
    else if (entry !== SCHEMA_DIRECTORY) {
      const valid = [...TOP_FILES, ...DIRECTORIES.keys()];
      const finding = errors.unexpectedFile(entry, valid, valid.join(", "));
      report(fileStart(directory, entry), finding);
    }
  }
  return { names, files };
}

interface Failed {
  readonly finding: Finding;
}

interface Listed {
  readonly entries: readonly string[];
}

/** What the system refuses (rights, broken and circular links, names that are too long) is a finding, too. */
function attempt<T>(name: string, run: () => T): T | Failed {
  try {
    return run();
  } catch (caught) {
    return { finding: errors.unreadableFile(name, systemErrorCode(caught)) };
  }
}

function openDirectory(directory: string): (Listed & { readonly root: string }) | Failed {
  return attempt(directory, () => {
    // Node refuses such a name with an error that is none of the system's.
    const status = directory.includes("\0")
      ? undefined
      : statSync(directory, { throwIfNoEntry: false });
    if (!status?.isDirectory()) return { finding: errors.missingDirectory(directory) };
    const root = realpathSync(directory);
    return { root, entries: entries(root) };
  });
}

function listInside(root: string, name: string): Listed | Failed {
  const path = realpathSync(join(root, name));
  if (leadsOut(root, path)) return { finding: errors.outsideAccess(name) };
  if (!statSync(path).isDirectory()) return { finding: errors.notADirectory(name) };
  return { entries: entries(path) };
}

function readInside(root: string, name: string): { readonly bytes: Buffer } | Failed {
  const path = realpathSync(join(root, name));
  if (leadsOut(root, path)) return { finding: errors.outsideAccess(name) };
  const status = statSync(path);
  if (!status.isFile()) return { finding: errors.notAFile(name) };
  if (status.size > LARGEST_FILE_BYTES) {
    return { finding: errors.fileTooLarge(status.size, LARGEST_FILE_BYTES) };
  }
  return { bytes: readFileSync(path) };
}

/** Hidden files (of editors and systems) and Markdown declare nothing and are passed over. */
function entries(path: string): string[] {
  return readdirSync(path)
    .filter((entry) => !entry.startsWith(".") && !entry.endsWith(".md"))
    .sort(byCodeUnit);
}

function leadsOut(root: string, target: string): boolean {
  const path = relative(root, target);
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}

function systemErrorCode(caught: unknown): string {
  return (caught as NodeJS.ErrnoException).code ?? String(caught);
}
