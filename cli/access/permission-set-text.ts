import type { CustomerManagedPolicyReference, PermissionSet } from "../../model/access-model";
import { durationInSeconds, inWords } from "../../model/session-duration";

/** What a role may do, in short: names of its policies without their paths, then its boundary. */
export function policiesOf(set: PermissionSet): string {
  const boundary = boundaryOf(set)?.split("/").at(-1);
  const policies = [
    ...set.managedPolicies.map(({ name }) => name),
    ...set.customerManagedPolicies.map(({ name }) => name),
    ...(set.inlinePolicy === undefined ? [] : ["inline policy"]),
  ];
  return [
    policies.join(", ") || "nothing",
    ...(boundary === undefined ? [] : [`within ${boundary}`]),
  ].join("; ");
}

/** As the console shows a customer managed policy: `/identity/developer-boundary`. */
export const pathOf = ({ path, name }: CustomerManagedPolicyReference): string => path + name;

export function boundaryOf({ permissionsBoundary: boundary }: PermissionSet): string | undefined {
  switch (boundary?.type) {
    case undefined:
      return undefined;
    case "managed-policy":
      return boundary.managedPolicy.name;
    case "customer-managed-policy":
      return pathOf(boundary.customerManagedPolicy);
  }
}

/** `4 hours`. */
export const sessionOf = ({ sessionDuration }: PermissionSet): string =>
  inWords(durationInSeconds(sessionDuration) ?? 0);
