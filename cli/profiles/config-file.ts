import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { makeDirectory } from "../../stacks/make-directory";
import * as errors from "./errors";

/** Where the AWS CLI and the SDKs look: https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
export function defaultConfigFile(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.AWS_CONFIG_FILE;
  if (!named) return join(homedir(), ".aws", "config");
  return named === "~" || named.startsWith("~/") ? join(homedir(), named.slice(1)) : named;
}

/** A config file as it is read once. */
export interface ConfigFile {
  /** As it was given. */
  readonly file: string;
  /** The file itself, symbolic links followed. */
  readonly target: string;
  /** One character to the byte, so that any encoding survives. Undefined where there is no file. */
  readonly text: string | undefined;
}

/** @throws UserError when it is no file, or holds no text. */
export function readConfigFile(file: string): ConfigFile {
  const target = followLinks(resolve(file));
  const text = readText(target);
  const zero = text?.indexOf("\0") ?? -1;
  if (text !== undefined && zero !== -1)
    throw errors.notText(file, text.slice(0, zero).split("\n").length);
  return { file, target, text };
}

/**
 * Writes a new text in one step, for its owner alone: whoever reads the file finds the old text or the new one.
 * A file that was there is copied first.
 *
 * @returns path of the copy.
 * @throws UserError when somebody else has written the file since it was read.
 */
export function writeConfigFile(
  { file, target, text: before }: ConfigFile,
  text: string,
  now: Date,
): string | undefined {
  makeDirectory(dirname(target), 0o700);
  const stamp = now.toISOString().replace(/[-:.]/g, "");
  const backup = before === undefined ? undefined : `${target}.${stamp}.bak`;
  const draft = `${target}.${stamp}.${process.pid}.new`;
  try {
    writeNew(draft, text);
    if (readText(target) !== before) throw errors.changedMeanwhile(file);
    if (backup !== undefined) writeNew(backup, before ?? "");
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
  return backup;
}

function readText(target: string): string | undefined {
  if (statSync(target, { throwIfNoEntry: false })?.isFile() === false)
    throw errors.notAFile(target);
  return unlessMissing(() => readFileSync(target, "latin1"));
}

function writeNew(path: string, text: string): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    writeFileSync(descriptor, text, "latin1");
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The path that a file has or would have, for links to files that are not there yet too. */
function followLinks(path: string): string {
  const real = unlessMissing(() => realpathSync(path));
  if (real !== undefined) return real;
  const link = unlessMissing(() => readlinkSync(path));
  return link === undefined ? path : followLinks(resolve(realpathSync(dirname(path)), link));
}

function unlessMissing<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (Object(error).code === "ENOENT") return undefined;
    throw error;
  }
}
