import { byCodeUnit } from "../compare";
import * as errors from "../errors/rules";
import type { Rule } from "./rule";

export const breakGlassInDailyUse: Rule = {
  id: "break-glass-in-daily-use",
  severity: "warning",
  summary: "Whoever is granted the set for emergencies is granted nothing else.",
  why: "Beside a daily set the one for emergencies is a click away in the access portal: it gets used for what is no emergency, and nobody notices the difference.",
  fix: "Grant it to a group of its own, whose members sign in with it in an emergency only.",
  link: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html",
  judges: "whole",
  excusable: true,
  check({ model, places }, report) {
    const key = model.breakGlass?.permissionSet;
    if (key === undefined) return;
    const others = new Map<string, Set<string>>();
    const all = model.environments.flatMap((environment) =>
      environment.grants.map((grant) => ({ environment, grant })),
    );
    for (const { grant } of all) {
      if (grant.permissionSet === key) continue;
      const { type, name } = grant.principal;
      const sets = others.get(`${type} ${name}`) ?? new Set();
      others.set(`${type} ${name}`, sets.add(grant.permissionSet));
    }
    for (const { environment, grant } of all) {
      const { type, name } = grant.principal;
      const sets = others.get(`${type} ${name}`);
      if (grant.permissionSet !== key || sets === undefined) continue;
      report(
        places.grant(environment, grant),
        errors.breakGlassInDailyUse(key, name, [...sets].sort(byCodeUnit)),
        {
          permissionSet: key,
          environment: environment.name,
          ...(type === "GROUP" ? { group: name } : { user: name }),
        },
      );
    }
  },
};
