import type { AccessFiles } from "../access-files";
import type { AccessScope, Application, AuthorizedTarget, Principal } from "../access-model";
import { byParts } from "../compare";
import * as errors from "../errors/applications";
import { quotaExceeded } from "../errors/schema";
import type { Report } from "../finding";
import { QUOTAS } from "../quotas";
import type { ApplicationFile } from "../schema/application";
import type { Validated } from "../schema/validate";
import { fileStart } from "../source/file-start";
import { locateKey, locateValue } from "../source/source-file";
import type { ResolvedDirectory } from "./directory";
import { reportDuplicates } from "./duplicates";
import { sortedRecord } from "./organization";
import { principalCounts, principalOf } from "./principals";
import { shownFile } from "./shown-file";

const INSTANCE = "instance";

/** Every application, checked, sorted by key. */
export function resolveApplications(
  files: AccessFiles,
  directory: ResolvedDirectory | undefined,
  report: Report,
): Application[] {
  const { size } = files.applications;
  if (size > QUOTAS.applications.limit) {
    report(fileStart(files.directory, "applications"), quotaExceeded("applications", size, "here"));
  }
  const resolved = [...files.applications].flatMap(([key, file]) => {
    const place = fileStart(files.directory, `applications/${key}.yaml`);
    if (!/^[a-z][a-z0-9-]*$/.test(key) || key === INSTANCE) {
      report(place, errors.applicationFileName(key));
    }
    if (file === undefined) return [];
    const shown = shownFile(files.directory, `applications/${key}.yaml`);
    return resolveApplication(key, file, shown, {
      keys: new Set(files.applications.keys()),
      directory,
      report,
    });
  });
  return resolved.sort(byParts(({ key }) => [key]));
}

interface ApplicationContext {
  /** Of all applications. */
  readonly keys: ReadonlySet<string>;
  readonly directory: ResolvedDirectory | undefined;
  readonly report: Report;
}

function resolveApplication(
  key: string,
  declared: Validated<ApplicationFile>,
  file: string,
  context: ApplicationContext,
): Application {
  const { name, description, applicationProviderArn, portalOptions, tags } = declared.value;
  const { status = "ENABLED", assignmentRequired = true } = declared.value;
  const { origin, applicationUrl } = portalOptions?.signInOptions ?? {};
  return {
    key,
    name,
    description,
    ...(applicationProviderArn !== undefined && { applicationProviderArn }),
    status,
    ...(portalOptions &&
      origin && {
        portalOptions: {
          visibility: portalOptions.visibility ?? "ENABLED",
          signInOptions: { origin, ...(applicationUrl !== undefined && { applicationUrl }) },
        },
      }),
    assignmentRequired,
    assignments: resolveAssignments(declared, context),
    accessScopes: resolveAccessScopes(declared, context),
    tags: sortedRecord(tags ?? {}),
    file,
  };
}

function resolveAssignments(
  { source, value, complete }: Validated<ApplicationFile>,
  { directory, report }: ApplicationContext,
): Principal[] {
  const { assignments = [], assignmentRequired = true } = value;
  const seen = new Set<string>();
  const assigned: Principal[] = [];
  for (const [index, entry] of assignments.entries()) {
    const place = (field: string) => locateValue(source, ["assignments", index, field]);
    const principal = principalOf(entry);
    const identity = `${principal.type} ${principal.name}`;
    if (seen.has(identity)) {
      report(
        locateValue(source, ["assignments", index]),
        errors.repeatedAssignment(principal.name),
      );
      continue;
    }
    seen.add(identity);
    if (principalCounts(entry, "An assignment", directory, place, report)) assigned.push(principal);
  }
  const groups = assigned.filter(({ type }) => type === "GROUP").length;
  if (groups > QUOTAS.groupsPerApplication.limit) {
    report(
      locateKey(source, ["assignments"]),
      quotaExceeded("groupsPerApplication", groups, "here"),
    );
  }
  if (assignments.length > 0 && !assignmentRequired) {
    report(locateKey(source, ["assignmentRequired"]), errors.assignmentsWithoutEffect());
  }
  if (assignments.length === 0 && assignmentRequired && complete) {
    report(locateValue(source, []), errors.assignedToNobody());
  }
  return assigned.sort(byParts(({ type, name }) => [type, name]));
}

function resolveAccessScopes(
  { source, value }: Validated<ApplicationFile>,
  { keys, report }: ApplicationContext,
): AccessScope[] {
  const { accessScopes = [] } = value;
  reportDuplicates(
    source,
    ["accessScopes"],
    accessScopes,
    { what: "An application's access scope", field: "scope", value: ({ scope }) => scope },
    report,
  );
  return accessScopes
    .map(({ scope, authorizedTargets }, index) => {
      for (const [position, target] of (authorizedTargets ?? []).entries()) {
        if (target === INSTANCE || target.startsWith("arn:") || keys.has(target)) continue;
        const place = ["accessScopes", index, "authorizedTargets", position];
        report(locateValue(source, place), errors.unknownApplication(target, [...keys, INSTANCE]));
      }
      const targets = authorizedTargets
        ?.map(toTarget)
        .sort(byParts((target) => [target.type, JSON.stringify(target)]));
      return { scope, ...(targets && { authorizedTargets: targets }) };
    })
    .sort(byParts(({ scope }) => [scope]));
}

function toTarget(target: string): AuthorizedTarget {
  if (target === INSTANCE) return { type: "instance" };
  return target.startsWith("arn:")
    ? { type: "arn", arn: target }
    : { type: "application", key: target };
}
