import { quote } from "../../model/quote";
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

export const foreignFolder = (folder: string, marker: string): UserError =>
  new UserError(
    [
      `--out names a folder that is new, empty, or idc synth's own (with ${marker}), got ${quote(folder)}, which holds something else.`,
      "  fix: Name another folder: files of stacks that are gone are removed there.",
    ].join("\n"),
  );

/** `command` that writes it anew. */
export const stale = (folder: string, command: string): UserError =>
  new UserError(
    [`${folder} differs from the access files.`, `  fix: Write it anew: ${command}`].join("\n"),
    exitCodes.changed,
  );
