import type { AccessModel } from "../model/access-model";
import type { Diagnostic, Loaded } from "../model/diagnostic";
import { loadAccess } from "../model/load-access";
import { coloursFor } from "./output/colours";
import { paintDiagnostic } from "./output/diagnostics";
import { count, sayPainted } from "./output/print";
import { UserError } from "./user-error";

/**
 * The checked model of an access folder, for commands that go on with it; notices and warnings are said on
 * stderr.
 *
 * @throws UserError when there are errors, after they have been said.
 */
export function loadModel(directory: string): AccessModel {
  const loaded = loadAccess(directory);
  sayAll([...loaded.notices, ...loaded.warnings]);
  return modelOf(loaded, directory);
}

/** The same for a folder that has been loaded, without its notices and warnings. */
export function modelOf(loaded: Loaded<AccessModel>, directory: string): AccessModel {
  if (loaded.ok) return loaded.value;
  sayAll(loaded.errors);
  throw new UserError(`${count(loaded.errors.length, "error")} in ${directory}: nothing was done.`);
}

function sayAll(diagnostics: readonly Diagnostic[]): void {
  const colours = coloursFor(process.stderr);
  for (const diagnostic of diagnostics) sayPainted(paintDiagnostic(diagnostic, colours));
}
