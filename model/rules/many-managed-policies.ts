import * as errors from "../errors/rules";
import { allSets } from "./all-sets";
import type { Rule } from "./rule";

const MOST = 5;

export const manyManagedPolicies: Rule = {
  id: "many-managed-policies",
  severity: "warning",
  summary: "A permission set has five AWS managed policies at most.",
  why: "AWS writes its managed policies for many uses and widens them without asking. Nobody can say any more what more than a few of them allow together.",
  fix: "Look at what they allow together, and write the actions that are needed into a policy of your own.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-use-aws-defined-policies",
  judges: "each",
  excusable: true,
  check({ model, places }, report) {
    for (const { set, environment } of allSets(model)) {
      const count = set.managedPolicies.length;
      if (count <= MOST) continue;
      const finding = errors.manyManagedPolicies(set.key, count, MOST);
      const place = places.permissionSetField(set, "managedPolicies");
      report(place, finding, { permissionSet: set.key, ...(environment && { environment }) });
    }
  },
};
