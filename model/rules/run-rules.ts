import { RULES } from "./all";
import type { RuleContext, RuleReport } from "./rule";

/** Runs every rule that can judge: all of them where the model is `whole`, nothing being left out for an error. */
export function runRules(
  context: RuleContext,
  { whole }: { readonly whole: boolean },
  report: RuleReport,
): void {
  for (const rule of RULES) {
    if (whole || rule.judges === "each") rule.check(context, report);
  }
}
