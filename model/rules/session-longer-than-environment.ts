import * as errors from "../errors/rules";
import { durationInSeconds } from "../session-duration";
import type { Rule } from "./rule";

export const sessionLongerThanEnvironment: Rule = {
  id: "session-longer-than-environment",
  severity: "error",
  summary: "A session lasts no longer than its environment allows.",
  why: "A stolen session is of use until it ends, and taking an assignment away does not end it.",
  fix: "Shorten sessionDuration under permissionSets of the environment, or raise the environment's maximumSessionDuration.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html",
  judges: "each",
  excusable: true,
  check({ model, places }, report) {
    for (const { name, maximumSessionDuration, permissionSets, grants } of model.environments) {
      if (maximumSessionDuration === undefined) continue;
      const granted = new Set(grants.map(({ permissionSet }) => permissionSet));
      const shared = model.instancePermissionSets.filter(({ key }) => granted.has(key));
      for (const set of [...shared, ...permissionSets]) {
        if (seconds(set.sessionDuration) <= seconds(maximumSessionDuration)) continue;
        report(
          places.permissionSetField(set, "sessionDuration"),
          errors.longSession(set.key, name, set.sessionDuration, maximumSessionDuration),
          { permissionSet: set.key, environment: name },
        );
      }
    }
  },
};

const seconds = (duration: string): number => durationInSeconds(duration) ?? 0;
