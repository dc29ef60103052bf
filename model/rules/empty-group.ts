import * as errors from "../errors/rules";
import type { Rule } from "./rule";

export const emptyGroup: Rule = {
  id: "empty-group",
  severity: "warning",
  summary: "A group has members.",
  why: "What an empty group is granted reaches nobody, and whoever joins it later gets everything at once, long after anybody looked at it.",
  fix: "Add its members, or remove the group and its grants.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/users-groups-provisioning.html",
  judges: "whole",
  excusable: true,
  check({ model, places }, report) {
    for (const { displayName, members, membersUnknown } of model.directory.groups) {
      if (members.length > 0 || membersUnknown === true) continue;
      report(places.group(displayName), errors.emptyGroup(displayName), { group: displayName });
    }
  },
};
