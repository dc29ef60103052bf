import type { Diagnostic, Loaded } from "./diagnostic";

/**
 * What a person should read of a run, most important first: where there are errors, they alone. They would
 * not be seen among what can wait.
 */
export const shownDiagnostics = (loaded: Loaded<unknown>): readonly Diagnostic[] =>
  loaded.ok ? [...loaded.warnings, ...loaded.notices] : loaded.errors;
