import * as errors from "../errors/rules";
import type { Rule } from "./rule";

export const permissionSetWithoutGrants: Rule = {
  id: "permission-set-without-grants",
  severity: "warning",
  summary: "A permission set that is created is granted.",
  why: "It counts against the quota, has to be reviewed like any other, and one assignment made by hand is enough for somebody to hold it. The set for emergencies may wait for one.",
  fix: "Grant it, take it out of permissionSets of the environment, or remove it from the catalog.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html",
  judges: "whole",
  excusable: true,
  check({ model, places }, report) {
    const { environments, instancePermissionSets, breakGlass } = model;
    const granted = environments.map(
      ({ grants }) => new Set(grants.map(({ permissionSet }) => permissionSet)),
    );
    for (const [index, environment] of environments.entries()) {
      for (const set of environment.permissionSets) {
        if (granted[index]?.has(set.key) === true || set.key === breakGlass?.permissionSet)
          continue;
        const finding = errors.setWithoutGrants(set.key, environment.name);
        const about = { permissionSet: set.key, environment: environment.name };
        report(places.permissionSetIn(set), finding, about);
      }
    }
    for (const set of instancePermissionSets) {
      if (granted.some((keys) => keys.has(set.key)) || set.key === breakGlass?.permissionSet)
        continue;
      const finding = errors.setWithoutGrants(set.key, undefined);
      report(places.permissionSet(set), finding, { permissionSet: set.key });
    }
  },
};
