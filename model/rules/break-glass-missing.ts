import * as errors from "../errors/rules";
import { heldByTooFew, holders } from "./holders";
import type { Rule } from "./rule";

export const breakGlassMissing: Rule = {
  id: "break-glass-missing",
  severity: "warning",
  summary: "Two people at least can enter production in an emergency, at any time.",
  why: "An emergency may be that the pipeline, the state or the repository can't be reached: an assignment that has to be deployed first comes too late then. Identity Center itself can fail too; a way in beside it (federation to a few accounts, or IAM users in a safe) is not declared here, so an exception says that there is one.",
  fix: "Name the set as breakGlass.permissionSet in organization.yaml, and grant it in all production accounts to a group of two people or more that holds nothing else.",
  link: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html",
  judges: "whole",
  excusable: true,
  check({ model, places }, report) {
    const key = model.breakGlass?.permissionSet;
    if (key === undefined) {
      for (const environment of model.environments.filter(({ production }) => production)) {
        const finding = errors.noBreakGlass(environment.name);
        report(places.environment(environment), finding, { environment: environment.name });
      }
      return;
    }
    const held = holders(model, (set) => set.key === key).filter(
      ({ environment }) => environment.production,
    );
    for (const { environment, accounts, person } of heldByTooFew(held)) {
      report(
        places.environment(environment),
        errors.breakGlassTooFew(key, environment.name, accounts, person),
        { permissionSet: key, environment: environment.name },
      );
    }
  },
};
