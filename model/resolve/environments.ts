import type { AccessFiles } from "../access-files";
import type { Environment } from "../access-model";
import * as errors from "../errors/organization";
import type { Report } from "../finding";
import { MANAGEMENT } from "../management";
import type { GrantEntry } from "../schema/environment";
import { fileStart } from "../source/file-start";
import { locateKey } from "../source/source-file";
import { checkCustomerManagedPolicies } from "./customer-managed-policies";
import type { ResolvedDirectory } from "./directory";
import { resolveGrants } from "./grants";
import { resolveModules } from "./modules";
import type { ResolvedOrganization } from "./organization";
import type { Ownership } from "./ownership";
import type { ResolvedPermissionSets } from "./permission-sets";
import { shownFile } from "./shown-file";
import { TargetResolver } from "./targets";

interface EnvironmentContext {
  readonly files: AccessFiles;
  readonly directory: ResolvedDirectory | undefined;
  readonly organization: ResolvedOrganization | undefined;
  readonly ownership: Ownership | undefined;
  readonly permissionSets: ResolvedPermissionSets;
  readonly expired: ReadonlySet<GrantEntry>;
}

/** Every environment with its grants worked out, sorted by name. */
export function resolveEnvironments(context: EnvironmentContext, report: Report): Environment[] {
  const { files, directory, organization, ownership, permissionSets, expired } = context;
  checkFileNames(files, ownership, report);
  const environments = (ownership?.environments ?? [...files.environments.keys()]).map((name) => {
    const declared = files.environments.get(name);
    const targets =
      organization?.sound === true && ownership?.sound === true
        ? new TargetResolver(name, organization, ownership)
        : undefined;
    const file = shownFile(files.directory, `environments/${name}.yaml`);
    const resolved =
      declared &&
      resolveGrants(
        declared,
        { files, environment: name, file, directory, organization, targets, expired },
        report,
      );
    const sets = permissionSets.byEnvironment.get(name) ?? [];
    const ownSets = new Set(sets.map(({ set }) => set.key));
    const modules =
      declared === undefined
        ? []
        : resolveModules(declared, { ...context, environment: name, file, ownSets }, report);
    const { production = false, maximumSessionDuration } = guardOf(files, name) ?? {};
    const environment: Environment = {
      name,
      production,
      ...(maximumSessionDuration !== undefined && { maximumSessionDuration }),
      accounts: targets?.accounts ?? [],
      permissionSets: sets.map(({ set }) => set),
      grants: resolved?.grants ?? [],
      assignments: resolved?.assignments ?? [],
      ...(modules.length > 0 && { modules }),
    };
    if (organization?.complete === true && organization.sound)
      checkCustomerManagedPolicies(sets, [environment], organization, report);
    return environment;
  });
  if (organization?.complete === true && organization.sound) {
    checkCustomerManagedPolicies(permissionSets.instance, environments, organization, report);
  }
  return environments;
}

/** How strictly organization.yaml says an environment is guarded. */
const guardOf = ({ organization }: AccessFiles, name: string) =>
  name === MANAGEMENT ? organization?.value.management : organization?.value.environments[name];

/** A file without its environment would be ignored, an environment without its file grants nothing. */
function checkFileNames(
  files: AccessFiles,
  ownership: Ownership | undefined,
  report: Report,
): void {
  if (ownership === undefined || files.organization === undefined) return;
  const { environments } = ownership;
  // Without any environment every file is one too many: that there is none is said already.
  if (environments.length === 0) return;
  for (const name of files.environments.keys()) {
    if (environments.includes(name)) continue;
    report(
      fileStart(files.directory, `environments/${name}.yaml`),
      errors.unknownEnvironment(name, environments),
    );
  }
  const { source, value } = files.organization;
  for (const name of environments) {
    if (files.environments.has(name)) continue;
    report(locateKey(source, ["environments", name]), errors.environmentWithoutFile(name));
  }
  if (value.management !== undefined && !files.environments.has(MANAGEMENT))
    report(locateKey(source, [MANAGEMENT]), errors.environmentWithoutFile(MANAGEMENT));
}
