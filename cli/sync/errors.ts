import { UserError } from "../user-error";

/** `count` as in `2 errors`; they have been said. */
export const settingsBroken = (file: string, count: string): UserError =>
  new UserError(
    `${file} says where AWS is read, got ${count} in it: nothing was read.\n  fix: Mend it, and run this again.`,
  );

export const snapshotBroken = (file: string, count: string): UserError =>
  new UserError(
    `A new snapshot is compared with the one that is there, got ${count} in ${file}: nothing was read.\n  fix: Mend it, or remove it to have it written anew; what was written into it by hand is lost then.`,
  );
