import { UserError } from "../user-error";

export const notConfirmed = (): UserError =>
  new UserError("Nothing was changed: it was not confirmed.");

export const needsYes = (): UserError =>
  new UserError("Nothing was changed: without a terminal to ask on, this command needs --yes.");
