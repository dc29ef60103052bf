import type { TerraformOutcome } from "./run-terraform";

/** What Terraform says with `-json`: https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
export type JsonLine =
  | { readonly type: "diagnostic"; readonly diagnostic: Diagnostic }
  | { readonly type: "apply_complete"; readonly hook: Hook }
  | { readonly type: "change_summary"; readonly changes: Changes }
  | { readonly type: "other" };

interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

interface Hook {
  readonly resource: { readonly addr: string };
  readonly action: string;
}

interface Changes {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
  /** `plan`: what is to be done. `apply`: what has been. */
  readonly operation: string;
}

const readTypes: readonly unknown[] = [
  "diagnostic",
  "apply_complete",
  "change_summary",
] satisfies readonly JsonLine["type"][];

/** One line of output; text that is no JSON counts as something else. */
export function parseLine(line: string): JsonLine {
  try {
    const value = JSON.parse(line);
    return readTypes.includes(value?.type) ? value : { type: "other" };
  } catch {
    return { type: "other" };
  }
}

/** Every error that a command reported, with `-json` or in words, without frames and colours. */
export function errorsOf({ stdout, stderr }: TerraformOutcome): string {
  const errors = stdout
    .split("\n")
    .map(parseLine)
    .flatMap((line) =>
      line.type === "diagnostic" && line.diagnostic.severity === "error" ? [line.diagnostic] : [],
    );
  if (errors.length === 0) return withoutFrames(stderr || stdout);
  return errors
    .map(({ summary, detail, address }) =>
      [address === undefined ? summary : `${address}: ${summary}`, detail].join("\n").trim(),
    )
    .join("\n\n");
}

function withoutFrames(text: string): string {
  return text
    .replace(/^[╷╵│ ]+/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
