import { count } from "../output/print";

/** What became of a stack; an entry of `idc start --json`. */
export interface StackResult {
  readonly stack: string;
  /** `stopped` by Ctrl-C or the failure of another; `skipped` before it began. */
  readonly result: "deployed" | "failed" | "stopped" | "skipped";
  /** Created, changed or removed; null when it is not known. */
  readonly resources: number | null;
  /** From its first command of Terraform's to its last; null when there was none. */
  readonly seconds: number | null;
  /** Whether the plan after the apply had nothing left to change; null when there was no such plan. */
  readonly isSecondPlanEmpty: boolean | null;
}

export const skipped = (stack: string): StackResult => ({
  stack,
  result: "skipped",
  resources: null,
  seconds: null,
  isSecondPlanEmpty: null,
});

/** The line that stays of a stack. */
export const deployedText = (stack: string, resources: number, seconds: number): string =>
  `${stack}: ${count(resources, "resource")} deployed, nothing left to change (${seconds} s)`;

/** Whole seconds since a moment. */
export const secondsSince = (started: number): number => Math.round((Date.now() - started) / 1000);
