import { exitCodes } from "./exit-codes";

/** Something the user can mend: shown as its message alone, never with a stack trace. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = exitCodes.failed,
  ) {
    super(message);
    this.name = "UserError";
  }
}
