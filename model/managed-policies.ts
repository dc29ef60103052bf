import type { ManagedPolicy } from "./access-model";
import index from "./aws-managed-policies.generated.json";

/** Paths of policies that only AWS itself attaches, to service-linked roles and root sessions. */
const RESERVED_PATHS = ["/aws-service-role/", "/root-task/"];

const pathByName = new Map(
  Object.entries(index.namesByPath).flatMap(([path, names]) =>
    names.map((name) => [name, path] as const),
  ),
);

/** Names of all AWS managed policies that a role can hold. */
export const managedPolicyNames: readonly string[] = [...pathByName]
  .filter(([, path]) => !RESERVED_PATHS.includes(path))
  .map(([name]) => name);

export type ManagedPolicyLookup =
  | { readonly type: "found"; readonly policy: ManagedPolicy }
  | { readonly type: "not-attachable"; readonly path: string }
  | { readonly type: "unknown" };

/** Stands for a policy that AWS has removed: under which path it was is known no more. */
export const removedManagedPolicy = (name: string): ManagedPolicy => ({
  name,
  arn: `arn:aws:iam::aws:policy/${name}`,
});

/** Finds an AWS managed policy by its name, and with it the path that its ARN needs. */
export function findManagedPolicy(name: string): ManagedPolicyLookup {
  const path = pathByName.get(name);
  if (path === undefined) return { type: "unknown" };
  if (RESERVED_PATHS.includes(path)) return { type: "not-attachable", path };
  return { type: "found", policy: { name, arn: `arn:aws:iam::aws:policy${path}${name}` } };
}
