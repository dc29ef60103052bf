import type { AccessFiles } from "./access-files";
import * as errors from "./errors/organization";
import type { Finding, Report } from "./finding";
import { locateValue } from "./source/source-file";

/** AWS: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html */
export const LONGEST_PERMISSION_SET_NAME = 32;

const PLACEHOLDER = /\{[^{}]*\}/g;

/** The name that AWS shows for an environment's permission set. */
export function renderName(template: string, name: string, environment: string): string {
  return template.replace(PLACEHOLDER, (placeholder) =>
    placeholder === "{name}" ? name : placeholder === "{environment}" ? environment : placeholder,
  );
}

/** Whether the naming template can be used; reports why not. */
export function checkNaming(files: AccessFiles, report: Report): boolean {
  if (files.organization === undefined) return false;
  const { source, value } = files.organization;
  const environments = new Set([...Object.keys(value.environments), ...files.environments.keys()]);
  const findings = namingFindings(value.naming, environments.size);
  for (const finding of findings) report(locateValue(source, ["naming"]), finding);
  return findings.length === 0;
}

/** Everything that is wrong with a naming template for so many environments. */
export function namingFindings(template: string, environments: number): Finding[] {
  const placeholders: readonly string[] = template.match(PLACEHOLDER) ?? [];
  const unknown = placeholders.filter((given) => given !== "{name}" && given !== "{environment}");
  const findings = unknown.map(errors.unknownPlaceholder);
  if (!placeholders.includes("{name}"))
    findings.push(errors.missingPlaceholder("{name}", template));
  if (environments > 1 && unknown.length === 0 && !placeholders.includes("{environment}")) {
    findings.push(errors.missingPlaceholder("{environment}", template));
  }
  if (!/^[\w+=,.@-]*$/.test(template.replace(PLACEHOLDER, ""))) {
    findings.push(errors.namingCharacters(template));
  }
  return findings;
}
