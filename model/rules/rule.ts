import type { AccessModel } from "../access-model";
import type { Location, Severity } from "../diagnostic";
import type { Finding } from "../finding";
import type { Instant } from "../instant";
import type { PolicyReader } from "../policies/policy-reader";
import type { Places } from "./places";

/** What `idc explain` says of a rule. */
export interface RuleText {
  /** Stable id in kebab-case, as findings name it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule demands, in one sentence. */
  readonly summary: string;
  /** What happens to those who break it. */
  readonly why: string;
  readonly fix: string;
  /** The page of AWS, Terraform or a standard that the rule comes from. */
  readonly link: string;
  /** Whether `exceptions.yaml` may excuse a finding: a judgement can be excused, what AWS refuses can't. */
  readonly excusable: boolean;
}

/** A rule that judges the resolved model. */
export interface Rule extends RuleText {
  /**
   * `each`: one thing by itself, so that a finding holds whatever errors stand elsewhere. `whole`: the sum of
   * everything, so that the rule waits until nothing is left out because of an error.
   */
  readonly judges: "each" | "whole";
  check(context: RuleContext, report: RuleReport): void;
}

export interface RuleContext {
  readonly model: AccessModel;
  /** Where what the model holds is written. */
  readonly places: Places;
  readonly policies: PolicyReader;
  /** The moment at which all is judged. */
  readonly at: Instant;
}

/** Takes what a rule found, and what it is about, for exceptions to match. */
export type RuleReport = (location: Location, finding: Finding, about: Subject) => void;

/** What a finding is about, by the names that the access files use. */
export interface Subject {
  /** Key of the permission set. */
  readonly permissionSet?: string;
  readonly environment?: string;
  /** Display name. */
  readonly group?: string;
  /** User name. */
  readonly user?: string;
  /** Name of the account. */
  readonly account?: string;
}
