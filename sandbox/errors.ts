/** An error for the person who starts the sandbox: its message is all they need to see. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}

/** A place in the estate file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function storeIsDamaged(file: string, line: number): SandboxError {
  return new SandboxError(
    `${file}:${line}: not a line that the sandbox wrote. Restore the data directory, or start with an empty one.`,
  );
}

export function dataDirectoryInUse(directory: string, pid: number, lockFile: string): SandboxError {
  return new SandboxError(
    `The data directory ${directory} belongs to one sandbox at a time, and process ${pid} is using it. ` +
      `End that process, choose another directory, or remove ${lockFile} if it is not a sandbox.`,
  );
}

export function dataDirectoryIsNone(directory: string): SandboxError {
  return new SandboxError(
    `A data directory is a directory, got ${directory}, which is something else. Name another place.`,
  );
}

export function dataDirectoryIsDamaged(file: string): SandboxError {
  return new SandboxError(
    `${file} is not the file that the sandbox made. Restore the data directory, or start with an empty one.`,
  );
}

export function dataDirectoryHoldsOthers(
  directory: string,
  names: readonly string[],
): SandboxError {
  const some = names.slice(0, 3).map((name) => JSON.stringify(name));
  const others = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return new SandboxError(
    `A data directory is empty or a sandbox's own, got ${directory}, which holds ${some.join(", ")}${others}. ` +
      "Name an empty one, or one that does not exist yet.",
  );
}

export function dataDirectoryOfAnotherOrganization(held: string, given: string): SandboxError {
  return new SandboxError(
    `The data directory holds the organization ${held}, and the estate file describes ${given}. ` +
      "Give each organization its own data directory.",
  );
}

/** More are no longer read. */
const mostMistakes = 50;

/** Every mistake of an estate file at once, one a line; of hostile text the first ones. */
export function estateIsInvalid(mistakes: readonly string[]): SandboxError {
  const left = mistakes.length - mostMistakes;
  return new SandboxError(
    [...mistakes.slice(0, mostMistakes), ...(left > 0 ? [`And ${left} more.`] : [])].join("\n"),
  );
}

export function estateFileIsNoFile(file: string): SandboxError {
  return new SandboxError(
    `An estate file is a regular file, got ${file}, which is something else. Name the file itself.`,
  );
}

export function estateFileIsTooLarge(file: string, bytes: number, most: number): SandboxError {
  return new SandboxError(
    `An estate file has at most ${most} bytes, got ${bytes} in ${file}. Leave out what nothing needs.`,
  );
}

export function mistakeAt(place: Place, rule: string): string {
  return `${place.file}:${place.line}:${place.column}: ${rule}`;
}

export function estateRepeats(what: string, value: string): string {
  return `Each ${what} occurs once, got ${JSON.stringify(value)} again. Remove or rename one of them.`;
}

export function estateLacks(what: string, value: string, nearest: string | undefined): string {
  return `There is no ${what} ${JSON.stringify(value)} in the estate.${hint(nearest)} Add it, or correct the name.`;
}

export function arnOutsideInstance(arn: string, instanceArn: string): string {
  return `An ARN lies in its instance ${instanceArn}, got ${JSON.stringify(arn)}. Correct it, or remove it.`;
}

export function hasNoMember(where: string, name: string, nearest: string | undefined): string {
  return `${where} has no member ${JSON.stringify(name)}.${hint(nearest)} Correct it, or remove it.`;
}

export function isMissing(name: string): string {
  return `${name} is missing. Add it.`;
}

export function isNoneOf(
  name: string,
  given: unknown,
  options: readonly string[],
  nearest: string | undefined,
): string {
  return `${name}: expected one of ${options.join(", ")}, got ${JSON.stringify(given)}.${hint(nearest)}`;
}

/** `text` is the fault as it was given. */
export function faultIsInvalid(text: string, mistakes: readonly string[]): SandboxError {
  return new SandboxError(
    mistakes.map((rule) => `Fault ${JSON.stringify(text)}: ${rule}`).join("\n"),
  );
}

export function noSuchOperation(operation: string, nearest: string | undefined): string {
  return `There is no operation ${JSON.stringify(operation)}.${hint(nearest)} Correct it.`;
}

export function notAsynchronous(operation: string, asynchronous: readonly string[]): string {
  return `Only ${asynchronous.join(", ")} can fail asynchronously, and ${JSON.stringify(operation)} is none of them.`;
}

function hint(nearest: string | undefined): string {
  return nearest === undefined ? "" : ` Nearest: ${JSON.stringify(nearest)}.`;
}

/** `code` is the system's: EADDRINUSE, EACCES, … */
export function cannotListen(address: string, port: number, code: string): SandboxError {
  const reason =
    code === "EADDRINUSE"
      ? "another process is using it"
      : code === "EACCES"
        ? "it is reserved for the administrator"
        : code;
  return new SandboxError(
    `The sandbox can't listen on ${address}:${port}: ${reason}. End that process, or choose another port.`,
  );
}
