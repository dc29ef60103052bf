import { checks } from "./check";

const CHANGES =
  "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_lifecycle_management.html";

/** What a review of a change stops at, beside rules that the access as it is can break too. */
export const reviewChecks = checks("error", CHANGES, {
  "replaced-access": [
    "A change makes no assignment and no permission set anew that people hold.",
    "AWS has no renaming: what is made anew goes away first, and whoever holds it is without it until all of it is provisioned again.",
    "Keep the name, or choose the hour and have it approved.",
  ],
  "too-many-removals": [
    "A change takes away no more assignments than --max-removals lets.",
    "A group, a unit or a tag that is misspelt takes access from everybody it stood for.",
    "See whether something was named by mistake; have it approved, or raise the limit.",
  ],
  "outside-environment": [
    "A plan of an environment changes what belongs to that environment alone.",
    "Whoever may deploy one environment could otherwise give himself access to another.",
    "Move the change to the environment that owns the account or the permission set.",
  ],
}).map((rule) => ({ ...rule, excusable: true }));
