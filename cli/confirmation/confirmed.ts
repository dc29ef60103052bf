import { interruptible } from "../interruption";
import { say } from "../output/print";
import { askToGoOn } from "./ask";
import { notConfirmed } from "./errors";

/**
 * Says what is about to be written, and asks unless that is answered.
 *
 * @throws UserError when it is not confirmed
 */
export async function confirmed(what: string, yes: true | undefined): Promise<void> {
  say(what);
  if (!yes && !(await interruptible((signal) => askToGoOn(signal)))) throw notConfirmed();
}
