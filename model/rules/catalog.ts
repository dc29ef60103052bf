import { byParts } from "../compare";
import { RULES } from "./all";
import { applicationChecks } from "./checks/applications";
import { directoryChecks } from "./checks/directory";
import { emergencyChecks } from "./checks/emergency";
import { exceptionChecks } from "./checks/exceptions";
import { fileChecks } from "./checks/files";
import { grantChecks } from "./checks/grants";
import { moduleChecks } from "./checks/modules";
import { monitoringChecks } from "./checks/monitoring";
import { organizationChecks } from "./checks/organization";
import { permissionSetChecks } from "./checks/permission-sets";
import { policyDocumentChecks } from "./checks/policy-documents";
import { reviewChecks } from "./checks/review";
import { schemaChecks } from "./checks/schema";
import type { RuleText } from "./rule";

/** Every rule that a finding can name, sorted by id: those of the model, and the checks of its files. */
export const CATALOG: readonly RuleText[] = [
  ...RULES,
  ...applicationChecks,
  ...directoryChecks,
  ...emergencyChecks,
  ...exceptionChecks,
  ...fileChecks,
  ...grantChecks,
  ...moduleChecks,
  ...monitoringChecks,
  ...organizationChecks,
  ...permissionSetChecks,
  ...policyDocumentChecks,
  ...reviewChecks,
  ...schemaChecks,
].sort(byParts(({ id }) => [id]));
