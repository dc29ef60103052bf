import type { AccessModel } from "../../model/access-model";
import { assignedAccess } from "../../model/effective-access";
import { assignedJson } from "../access/json";
import type { StackResult } from "./stack-result";

export interface Outcome {
  /** `skipped`: Terraform or its provider can't be had; `stopped`: Ctrl-C. */
  readonly result: "deployed" | "skipped" | "failed" | "stopped";
  /** Why it is not deployed. */
  readonly reason?: string;
  readonly seconds: number;
  /** In the order of deployment. */
  readonly stacks: readonly StackResult[];
}

/** The document of `idc start --json`. Members are only ever added to. */
export const startJson = (model: AccessModel, outcome: Outcome): object => ({
  result: outcome.result,
  reason: outcome.reason ?? null,
  seconds: outcome.seconds,
  stacks: outcome.stacks,
  access: assignedJson(assignedAccess(model)),
});
