import type { AccessFiles } from "../access-files";
import { byCodeUnit } from "../compare";
import * as errors from "../errors/organization";
import { type Report, watched } from "../finding";
import { MANAGEMENT } from "../management";
import { locateKey, locateValue } from "../source/source-file";

/** Which environment owns what. */
export interface Ownership {
  /** Names of the environments, sorted; with `management` where it has a file. */
  readonly environments: readonly string[];
  readonly managementAccount: string;
  /** False when claims contradict each other: then it can't be said whose an account is. */
  readonly sound: boolean;
  /** The environment whose units hold this one; undefined when none does. */
  ownerOfUnit(path: string): string | undefined;
}

/** Names that other stacks have. */
const RESERVED = new Set(["bootstrap", "identity", MANAGEMENT, "break-glass", "monitoring"]);

/** A unit's own path and those of all units around it, innermost first. */
export function selfAndAncestors(path: string): string[] {
  const paths: string[] = [];
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1))
    paths.push(path.slice(0, end));
  return paths;
}

/** Reads who owns what, and reports what two environments claim. Undefined when organization.yaml has errors. */
export function resolveOwnership(files: AccessFiles, reportTo: Report): Ownership | undefined {
  const { report, failed } = watched(reportTo);
  const { organization } = files;
  if (organization === undefined) return undefined;
  const { source, value } = organization;
  const owners = new Map<string, string>();
  for (const name of Object.keys(value.environments)) {
    if (RESERVED.has(name)) {
      report(locateKey(source, ["environments", name]), errors.reservedEnvironment(name));
    }
  }
  if (Object.keys(value.environments).length === 0 && organization.complete) {
    report(locateKey(source, ["environments"]), errors.noEnvironments());
  }
  const claims = Object.entries(value.environments).flatMap(
    ([environment, { organizationalUnits }]) =>
      organizationalUnits.map((unit, index) => ({ environment, unit, index })),
  );
  // Outer units first, so that the inner of two is the one reported, whatever the order in the file.
  claims.sort(
    (left, right) =>
      left.unit.length - right.unit.length || byCodeUnit(left.environment, right.environment),
  );
  for (const { environment, unit, index } of claims) {
    const outer = selfAndAncestors(unit).find((path) => owners.has(path));
    const owner = outer === undefined ? undefined : owners.get(outer);
    if (outer !== undefined && owner !== undefined && owner !== environment) {
      const location = locateValue(source, [
        "environments",
        environment,
        "organizationalUnits",
        index,
      ]);
      report(location, errors.overlappingEnvironments(unit, environment, outer, owner));
    } else owners.set(unit, environment);
  }
  if (!organization.complete) return undefined;
  return {
    environments: [
      ...Object.keys(value.environments).filter((name) => name !== MANAGEMENT),
      ...(files.environments.has(MANAGEMENT) ? [MANAGEMENT] : []),
    ].sort(byCodeUnit),
    managementAccount: value.instance.managementAccount,
    sound: !failed(),
    ownerOfUnit(path) {
      const outer = selfAndAncestors(path).find((ancestor) => owners.has(ancestor));
      return outer === undefined ? undefined : owners.get(outer);
    },
  };
}
