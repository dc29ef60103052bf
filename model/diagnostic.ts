/** A place in a file that a person wrote. Lines and columns count from 1. */
export interface Location {
  /** As the user would type it, relative to the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An `error` stops the synth, a `warning` shows and stops nothing, a `notice` says what was left out on purpose. */
export type Severity = "error" | "warning" | "notice";

/** What a rule found. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable id in kebab-case, for example `unknown-group`. */
  readonly rule: string;
  readonly location: Location;
  /** What the rule demands, then what was given: `A grant names a group of the directory, got "Enginering".` */
  readonly message: string;
  /** What the finding is made up of, a line each, where there is more than a sentence to say. */
  readonly details?: readonly string[];
  /** The nearest valid name, when there is one. */
  readonly nearest?: string;
  /** What to do about it. */
  readonly fix: string;
}

/** What is said beside the model or the errors. */
export interface Remarks {
  readonly warnings: readonly Diagnostic[];
  readonly notices: readonly Diagnostic[];
  /** What `exceptions.yaml` excuses: neither errors nor warnings. */
  readonly excepted: readonly Excepted[];
}

/** Why a finding is right as it is, who said so, and the last day on which it is. */
export interface Exception {
  readonly reason: string;
  readonly approvedBy: string;
  /** As in `2027-03-31`. */
  readonly until: string;
}

export type Excepted = Diagnostic & { readonly exception: Exception };

/** Either the checked model, or every error of the run; with the warnings and notices. */
export type Loaded<T> = Remarks &
  (
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly errors: readonly Diagnostic[] }
  );
