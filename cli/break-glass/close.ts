import { type Instant, plusSeconds } from "../../model/instant";
import { spliced } from "../edit/splice";
import type { Declared, DeclaredGrant } from "./declared";
import * as errors from "./errors";

/**
 * The file in which a grant ends now; or a second after its beginning, since nothing ends before that.
 *
 * @throws UserError for what has not begun or has ended, and for a file that can't be edited
 */
export function closed(
  { file, text }: Pick<Declared, "file" | "text">,
  { name, index, from, until, state }: DeclaredGrant,
  at: Instant,
): { readonly until: Instant; readonly text: string } {
  if (state === "not begun") throw errors.notBegun(name, from, at);
  if (state !== "in force") throw errors.closedAlready(name, until, at);
  const end = at === from ? plusSeconds(from, 1) : at;
  const edited = spliced(text, ["grants", index, "until"], end);
  if (edited === undefined) throw errors.notEditable(file, `until: ${end}`);
  return { until: end, text: edited };
}
