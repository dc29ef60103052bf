import type { AccessModel } from "../model/access-model";
import type { Diagnostic, Loaded } from "../model/diagnostic";
import { type LoadOptions, loadAccess } from "../model/load-access";
import { shownDiagnostics } from "../model/shown-diagnostics";
import { atVariable } from "./options";
import { coloursFor } from "./output/colours";
import { paintDiagnostic } from "./output/diagnostics";
import { count, sayPainted } from "./output/print";
import { UserError } from "./user-error";

/**
 * The checked model of an access folder, for commands that go on with it; warnings and notices are said on
 * stderr.
 *
 * @throws UserError when there are errors, after they have been said.
 */
export function loadModel(directory: string, at?: string): AccessModel {
  return loadedModel(load(directory, { at }), directory);
}

/** The same for a folder that has been loaded. @throws UserError */
export function loadedModel(loaded: Loaded<AccessModel>, directory: string): AccessModel {
  if (loaded.ok) sayDiagnostics(shownDiagnostics(loaded));
  return modelOf(loaded, directory);
}

/** What an access folder holds, judged at a moment: by default at that which IDC_AT names, or now. */
export function load(directory: string, { at, ...options }: LoadOptions = {}) {
  return loadAccess(directory, { at: at ?? (process.env[atVariable] || undefined), ...options });
}

/** The same for a folder that has been loaded, without its notices and warnings. */
export function modelOf(loaded: Loaded<AccessModel>, directory: string): AccessModel {
  if (loaded.ok) return loaded.value;
  sayDiagnostics(shownDiagnostics(loaded));
  throw new UserError(`${count(loaded.errors.length, "error")} in ${directory}: nothing was done.`);
}

/** Diagnostics on stderr, coloured by severity. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const colours = coloursFor(process.stderr);
  for (const diagnostic of diagnostics) sayPainted(paintDiagnostic(diagnostic, colours));
}
