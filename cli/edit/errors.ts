import { UserError } from "../user-error";

export const changedMeanwhile = (file: string): UserError =>
  new UserError(
    [
      `A file is changed as it was read, got other changes to ${file} meanwhile.`,
      "  fix: Look at them and run this again; nothing was written.",
    ].join("\n"),
  );
