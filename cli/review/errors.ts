import { quote } from "../../model/quote";
import { exitCodes } from "../exit-codes";
import { UserError } from "../user-error";

export const reviewOfWhat = (): UserError =>
  new UserError(
    [
      "A review compares either two folders or a revision with the files as they are, got neither or both.",
      "  fix: Give two folders (idc review OLD NEW), or a revision (idc review --base main).",
    ].join("\n"),
    exitCodes.usage,
  );

export const noGit = (): UserError =>
  new UserError(
    "There is no command git on the PATH, and --base reads a revision by it.\n  fix: Install git, or give two folders: idc review OLD NEW.",
  );

export const noRepository = (folder: string): UserError =>
  new UserError(
    [
      `--base names a revision of the git repository that holds the access files, got ${quote(folder)}, which is in none.`,
      "  fix: Run it in the repository, or give two folders: idc review OLD NEW.",
    ].join("\n"),
  );

/** `option` as typed, `--base`. */
export const unknownRevision = (option: string, revision: string, shallow: boolean): UserError =>
  new UserError(
    [
      `${option} names a revision of this git repository, got ${quote(revision)}.`,
      shallow
        ? "  fix: This clone is shallow: fetch the revision (git fetch --unshallow; fetch-depth: 0 for actions/checkout)."
        : "  fix: Correct it, or fetch it: git fetch.",
    ].join("\n"),
    exitCodes.usage,
  );

export const folderNotInRevision = (option: string, revision: string, folder: string): UserError =>
  new UserError(
    [
      `${option} names a revision that holds the access folder, got ${quote(revision)}, which has no folder ${quote(folder)}.`,
      "  fix: Name a later revision, or give two folders: idc review OLD NEW.",
    ].join("\n"),
  );

/** `said` in git's words. */
export const gitFailed = (what: string, said: string): UserError =>
  new UserError(`git ${what} failed:\n${said.trimEnd().replace(/^(?=.)/gm, "  ")}`);

export const administratorInProduction = (): UserError =>
  new UserError(
    [
      "Somebody newly becomes administrator of a production account.",
      "  fix: Grant less, or have it approved and review with --fail-on nothing.",
    ].join("\n"),
    exitCodes.administratorInProduction,
  );

export const tooManyRemovals = (removals: number, limit: number): UserError =>
  new UserError(
    [
      `A change removes at most ${limit} assignments (--max-removals), got ${removals}.`,
      "  fix: See whether a group or a unit was named by mistake, or raise the limit.",
    ].join("\n"),
    exitCodes.tooManyRemovals,
  );

export const accessBroadens = (): UserError =>
  new UserError("Access broadens (--fail-on broadening).", exitCodes.accessBroadens);
