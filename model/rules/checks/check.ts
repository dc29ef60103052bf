import type { Severity } from "../../diagnostic";
import type { RuleText } from "../rule";

/** Summary, why and fix of a check, by its id. */
type Texts = Readonly<Record<string, readonly [summary: string, why: string, fix: string]>>;

/** Checks that reading and resolving the access files make, which come from one page. Nothing excuses them. */
export function checks(severity: Severity, link: string, texts: Texts): RuleText[] {
  return Object.entries(texts).map(([id, [summary, why, fix]]) => ({
    id,
    severity,
    summary,
    why,
    fix,
    link,
    excusable: false,
  }));
}
