import * as errors from "../errors/rules";
import type { Rule } from "./rule";

export const groupWithoutGrants: Rule = {
  id: "group-without-grants",
  severity: "warning",
  summary: "A group that is managed here gives its members something.",
  why: "People are put into it and believe to have access; or it lost its grants long ago and nobody dares to remove it. Groups of an external directory have other uses and are left alone.",
  fix: "Grant it what it is for, assign it to an application, or remove it.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/users-groups-provisioning.html",
  judges: "whole",
  excusable: true,
  check({ model, places }, report) {
    if (model.directory.source === "external") return;
    const used = new Set(
      [
        ...model.environments.flatMap(({ grants }) => grants.map(({ principal }) => principal)),
        ...model.applications.flatMap(({ assignments }) => assignments),
      ]
        .filter(({ type }) => type === "GROUP")
        .map(({ name }) => name),
    );
    for (const { displayName } of model.directory.groups) {
      if (used.has(displayName)) continue;
      const finding = errors.groupWithoutGrants(displayName);
      report(places.group(displayName), finding, { group: displayName });
    }
  },
};
