import type { AccessModel } from "../../model/access-model";
import { applicationChanges } from "./application-changes";
import { attributeChanges } from "./attribute-changes";
import { emergencyChanges } from "./emergency-changes";
import { environmentChanges } from "./environment-changes";
import { instanceChanges } from "./instance-changes";
import { moduleChanges } from "./module-changes";
import { pipelineChanges } from "./pipeline-changes";
import type { SettingChange } from "./setting-change";
import { trustedTokenIssuerChanges } from "./trusted-token-issuer-changes";

/** Everything besides grants, groups and permission sets that decides who gets in, what broadens first. */
export const settingChanges = (
  before: AccessModel,
  after: AccessModel,
): readonly SettingChange[] => [
  ...environmentChanges(before, after),
  ...emergencyChanges(before.emergency, after.emergency),
  ...moduleChanges(before, after),
  ...pipelineChanges(before.ci, after.ci),
  ...instanceChanges(before, after),
  ...trustedTokenIssuerChanges(before.trustedTokenIssuers, after.trustedTokenIssuers),
  ...applicationChanges(before.applications, after.applications),
  ...attributeChanges(before, after),
];

const ORDER = ["broadens", "cannot-tell", "narrows", "changes"] as const;

/** What broadens first; what has the same effect keeps its order. */
export const settingsWorstFirst = (changes: readonly SettingChange[]): readonly SettingChange[] =>
  changes.toSorted((left, right) => ORDER.indexOf(left.effect) - ORDER.indexOf(right.effect));
