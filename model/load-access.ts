import type { AccessFiles } from "./access-files";
import type { AccessModel } from "./access-model";
import { byCodeUnit } from "./compare";
import { defined } from "./defined";
import type { Diagnostic, Excepted, Loaded, Severity } from "./diagnostic";
import { invalidInstant } from "./errors/exceptions";
import { type Report, watched } from "./finding";
import { dayOf, type Instant, instantOf, systemInstant } from "./instant";
import { readPolicies } from "./policies/policy-reader";
import { readAccessFiles } from "./read-access-files";
import { renderDiagnostic } from "./render-diagnostic";
import { resolveAccessControl } from "./resolve/access-control";
import { resolveApplications } from "./resolve/applications";
import { checkBreakGlass } from "./resolve/break-glass";
import { resolveCi } from "./resolve/ci";
import { resolveDirectory } from "./resolve/directory";
import { resolveEmergency } from "./resolve/emergency";
import { resolveEnvironments } from "./resolve/environments";
import { expiredGrants } from "./resolve/expired-grants";
import { checkInstance } from "./resolve/instance";
import { resolveMonitoring } from "./resolve/monitoring";
import { resolveOrganization } from "./resolve/organization";
import { resolveOwnership } from "./resolve/ownership";
import { resolvePermissionSets } from "./resolve/permission-sets";
import { checkPrincipalTags } from "./resolve/principal-tags";
import { checkScimToken } from "./resolve/scim-token";
import { checkStateKey } from "./resolve/state";
import { resolveTrustedTokenIssuers } from "./resolve/trusted-token-issuers";
import { Exceptions } from "./rules/exceptions";
import { Places } from "./rules/places";
import { runRules } from "./rules/run-rules";
import type { ExceptionEntry } from "./schema/exceptions";
import { fileStart } from "./source/file-start";
import { turns } from "./turns";

export interface LoadOptions {
  /** Texts that stand for those of files in the directory, by path from there with `/`. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The moment (UTC) at which all is judged, as in `2027-03-31` or `2027-03-31T17:00:00Z`; the system's when absent. */
  readonly at?: string | undefined;
  /**
   * Files that are past and that nobody can mend: no rule judges them, and an AWS managed policy that is not known, as
   * AWS may have removed it since, is one without a document.
   */
  readonly past?: boolean;
}

/**
 * Reads an access directory, checks everything in it and works out who may do what where. Never throws for
 * what is in the files: every error of the run comes back at once, sorted by file, line and column. `inForce` are the
 * exceptions that excuse at that moment, `turns` the moments until then at which access began or ended by itself, the
 * latest first.
 */
export function loadAccess(
  directory: string,
  { texts, at: given = systemInstant(), past = false }: LoadOptions = {},
): Loaded<AccessModel> & {
  readonly inForce: readonly ExceptionEntry[];
  readonly turns: readonly Instant[];
} {
  const found: Diagnostic[] = [];
  let inForce: readonly ExceptionEntry[] = [];
  const excepted: Excepted[] = [];
  const { report, failed } = watched((location, finding) => found.push({ ...finding, location }));
  const at = instantOf(given);
  if (at === undefined) report(fileStart(directory, ""), invalidInstant(given));
  const files = readAccessFiles(directory, report, texts);
  const resolved = files && resolveModel(files, at ?? systemInstant(), report, past);
  if (files !== undefined && resolved !== undefined && at !== undefined && !past) {
    const { model, places } = resolved;
    const context = { model, places, policies: readPolicies(model), at };
    const whole = !failed();
    const exceptions = new Exceptions(files, dayOf(at), report);
    inForce = exceptions.inForce;
    runRules(context, { whole }, (location, finding, about) => {
      const exception = exceptions.for(finding, about);
      if (exception === undefined) report(location, finding);
      else excepted.push({ ...finding, location, exception });
    });
    if (whole) exceptions.reportUnmatched(report);
  }
  const diagnostics = sorted(found);
  const of = (severity: Severity) => diagnostics.filter((one) => one.severity === severity);
  const errors = of("error");
  const remarks = {
    warnings: of("warning"),
    notices: of("notice"),
    excepted: sorted(excepted),
    inForce,
    turns: files === undefined || at === undefined ? [] : turns(files, at),
  };
  return resolved === undefined || errors.length > 0
    ? { ok: false, errors, ...remarks }
    : { ok: true, value: resolved.model, ...remarks };
}

interface Resolved {
  readonly model: AccessModel;
  readonly places: Places;
}

/** Undefined when files are missing or unusable; then there is at least one error. */
function resolveModel(
  files: AccessFiles,
  at: Instant,
  report: Report,
  past: boolean,
): Resolved | undefined {
  checkInstance(files, report);
  checkBreakGlass(files, report);
  checkStateKey(files, report);
  checkScimToken(files, report);
  const ownership = resolveOwnership(files, report);
  const organization = resolveOrganization(files, report);
  const people = resolveDirectory(files, report);
  const expired = expiredGrants(files, at, report);
  const permissionSets = resolvePermissionSets(files, expired, report, past);
  const context = { files, directory: people, organization, ownership, permissionSets, expired };
  const environments = resolveEnvironments(context, report);
  const emergency = resolveEmergency(context, environments, at, report);
  const accessControl = resolveAccessControl(files, report);
  const applications = resolveApplications(files, people, report);
  const trustedTokenIssuers = resolveTrustedTokenIssuers(files, report);
  if (accessControl?.complete === true) {
    const sets = [permissionSets.instance, ...permissionSets.byEnvironment.values()].flat();
    checkPrincipalTags(sets, files, accessControl, report);
  }
  if (
    files.organization === undefined ||
    organization === undefined ||
    people === undefined ||
    accessControl === undefined
  )
    return undefined;
  const { instance, state, sync, portal, expiryWarningDays, breakGlass } = files.organization.value;
  const { scimTokenCreated } = files.organization.value.directory;
  const { id, rootId, organizationalUnits, customerManagedPolicies, accounts } = organization;
  const { source, users, groups } = people;
  const ci = resolveCi(files.organization.value);
  const monitoring = resolveMonitoring(
    files,
    [permissionSets.instance, ...permissionSets.byEnvironment.values()]
      .flat()
      .map(({ set }) => set),
    report,
  );
  const { attributes, passedByIdentityProvider } = accessControl;
  const model: AccessModel = {
    instance: defined(instance),
    state,
    ...(ci === undefined ? {} : { ci }),
    ...(sync === undefined ? {} : { sync }),
    ...(portal === undefined ? {} : { portal: defined(portal) }),
    ...(expiryWarningDays === undefined ? {} : { expiryWarningDays }),
    ...(breakGlass === undefined ? {} : { breakGlass }),
    ...(emergency === undefined ? {} : { emergency }),
    ...(monitoring === undefined ? {} : { monitoring }),
    ...(scimTokenCreated === undefined ? {} : { scimToken: { created: scimTokenCreated } }),
    directory: { source, users: users.map(defined), groups: groups.map(defined) },
    accessControl: { attributes, passedByIdentityProvider },
    applications,
    trustedTokenIssuers,
    organization: { id, rootId, organizationalUnits, customerManagedPolicies },
    accounts,
    instancePermissionSets: permissionSets.instance.map(({ set }) => set),
    environments,
  };
  return { model, places: new Places(files, permissionSets) };
}

/** By file, line and column; by text where several stand at one place. The same finding is shown once. */
function sorted<T extends Diagnostic>(found: readonly T[]): T[] {
  const once = [...new Map(found.map((diagnostic) => [renderDiagnostic(diagnostic), diagnostic]))];
  return once
    .sort(([leftText, left], [rightText, right]) => {
      const [a, b] = [left.location, right.location];
      return (
        byCodeUnit(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        byCodeUnit(leftText, rightText)
      );
    })
    .map(([, diagnostic]) => diagnostic);
}
