import * as errors from "../errors/policies";
import type { Rule } from "./rule";

export const administratorInProduction: Rule = {
  id: "administrator-in-production",
  severity: "warning",
  summary: "Nobody administers accounts of production all the time.",
  why: "A mistake, or a stolen session, then reaches everything in production. Granting the set for an emergency, and taking it back, leaves hours for it instead of years. The set for emergencies is left to break-glass-missing and break-glass-in-daily-use.",
  fix: "Grant a set that does what is needed, or except the grant and say why.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  judges: "each",
  excusable: true,
  check({ model, places, policies }, report) {
    const instance = model.instancePermissionSets;
    for (const environment of model.environments.filter(({ production }) => production)) {
      const sets = new Map(
        [...instance, ...environment.permissionSets].map((set) => [set.key, set]),
      );
      for (const grant of environment.grants) {
        // It is meant for whom daily sets are too little, and other rules say who may hold it.
        if (grant.permissionSet === model.breakGlass?.permissionSet) continue;
        const set = sets.get(grant.permissionSet);
        if (set === undefined || !policies.isAdministratorEquivalent(set)) continue;
        const { type, name } = grant.principal;
        report(
          places.grant(environment, grant, ["permissionSet"]),
          errors.administratorInProduction(set.key, environment.name, grant.principal),
          {
            permissionSet: set.key,
            environment: environment.name,
            ...(type === "GROUP" ? { group: name } : { user: name }),
          },
        );
      }
    }
  },
};
