/** A place in a file that a person wrote. Lines and columns count from 1. */
export interface Location {
  /** As the user would type it, relative to the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a rule found. An `error` stops the synth; a `notice` says what was left out on purpose. */
export interface Diagnostic {
  readonly severity: "error" | "notice";
  /** Stable id in kebab-case, for example `unknown-group`. */
  readonly rule: string;
  readonly location: Location;
  /** What the rule demands, then what was given: `A grant names a group of the directory, got "Enginering".` */
  readonly message: string;
  /** The nearest valid name, when there is one. */
  readonly nearest?: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Either the checked model with its notices, or every error of the run. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T; readonly notices: readonly Diagnostic[] }
  | {
      readonly ok: false;
      readonly errors: readonly Diagnostic[];
      readonly notices: readonly Diagnostic[];
    };
