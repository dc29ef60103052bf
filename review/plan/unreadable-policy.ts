import type { CustomerManagedPolicyReference } from "../../model/access-model";

/**
 * Stands for a policy that exists, and whose wording nobody can read here. AWS knows no path that is empty, so no
 * account holds it and a comparison can't decide about it.
 */
export const unreadablePolicy = (what: string): CustomerManagedPolicyReference => ({
  name: what,
  path: "",
});

export const isUnreadable = ({ path }: CustomerManagedPolicyReference): boolean => path === "";
