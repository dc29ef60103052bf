import type { Instant } from "../../model/instant";
import { spliced } from "../edit/splice";
import type { Declared, DeclaredGrant } from "./declared";
import * as errors from "./errors";

export const defaultRecord = (name: string): string => `docs/post-mortems/${name}.md`;

/**
 * The file in which a grant says where its record is.
 *
 * @throws UserError before the end, for what is recorded already, and for a file that can't be edited
 */
export function recorded(
  { file, text }: Pick<Declared, "file" | "text">,
  { name, index, until, state, record }: DeclaredGrant,
  path: string,
  at: Instant,
): string {
  if (record !== undefined) throw errors.recordedAlready(name, record);
  if (state !== "unrecorded") throw errors.notEnded(name, until, at);
  const edited = spliced(text, ["grants", index, "record"], path);
  if (edited === undefined) throw errors.notEditable(file, `record: ${path}`);
  return edited;
}
