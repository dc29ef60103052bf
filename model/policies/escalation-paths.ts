import { changesOfIdentity } from "./escalation-paths/identity";
import { changesOfIdentityCenter, changesOfOrganization } from "./escalation-paths/organization";
import { rolesPassed } from "./escalation-paths/passed-roles";
import type { EscalationPath } from "./escalation-paths/path";
import { workloadsTakenOver } from "./escalation-paths/workloads";

/** What reaches further comes first. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  ...changesOfIdentityCenter,
  ...changesOfOrganization,
  ...changesOfIdentity,
  ...rolesPassed,
  ...workloadsTakenOver,
];
