import type { Diagnostic, Location, Severity } from "./diagnostic";

/** A diagnostic that does not know its place yet: what the catalogs in `errors/` make. */
export type Finding = Omit<Diagnostic, "location">;

/** Takes every finding of a run. Rules report and go on, so that one run shows all errors. */
export type Report = (location: Location, finding: Finding) => void;

/** The same report, and whether an error went through it. */
export function watched(report: Report): { readonly report: Report; failed(): boolean } {
  let failed = false;
  return {
    report(location, finding) {
      failed ||= finding.severity === "error";
      report(location, finding);
    },
    failed: () => failed,
  };
}

interface FindingText {
  readonly rule: string;
  readonly message: string;
  readonly details?: readonly string[];
  readonly nearest?: string | undefined;
  readonly fix: string;
}

/** Stops the synth. */
export function error(text: FindingText): Finding {
  return finding("error", text);
}

/** Shows, and stops nothing. */
export function warning(text: FindingText): Finding {
  return finding("warning", text);
}

/** Says what was left out on purpose, or what has no effect. */
export function notice(text: FindingText): Finding {
  return finding("notice", text);
}

function finding(severity: Severity, text: FindingText): Finding {
  const { rule, message, details, nearest, fix } = text;
  return {
    severity,
    rule,
    message,
    ...(details === undefined ? {} : { details }),
    ...(nearest === undefined ? {} : { nearest }),
    fix,
  };
}
