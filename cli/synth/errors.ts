import { quote, visible } from "../../model/quote";
import { exitCodes } from "../exit-codes";
import { UserError } from "../user-error";

/** `option` as typed, or what is given without one. */
export const needsOut = (what: string): UserError =>
  new UserError(
    [
      `${what} for the folder that --out names, got none.`,
      "  fix: Name it, as in idc synth --out terraform.",
    ].join("\n"),
    exitCodes.usage,
  );

/** `--ended` lists what every stack lost, and writes nothing. */
export const endedAlone = (): UserError =>
  new UserError(
    [
      "--ended is about every stack and writes no folder, got stacks or --out beside it.",
      "  fix: Leave them out.",
    ].join("\n"),
    exitCodes.usage,
  );

export const foreignFolder = (folder: string, marker: string): UserError =>
  new UserError(
    [
      `--out names a folder that is new, empty, or idc synth's own (with ${marker}), got ${quote(folder)}, which holds something else.`,
      "  fix: Name another folder: files of stacks that are gone are removed there.",
    ].join("\n"),
  );

/** What was right at the moment, in a folder that is committed. */
export const upToDateUntil = (file: string, at: string): string =>
  `${visible(file)} is as of ${at}: what has begun or ended by itself since is not in it.`;

/** `command` that writes it anew. */
export const stale = (folder: string, command: string): UserError =>
  new UserError(
    [`${folder} differs from the access files.`, `  fix: Write it anew: ${command}`].join("\n"),
    exitCodes.changed,
  );
