import { z } from "zod";
import type { PermissionSetIntent } from "./intent";
import type { StateResource } from "./state";

const tags = z.record(z.string(), z.string());

/**
 * Permission sets with all tags that AWS has: a provider's `default_tags` stand in no variable, and a first plan
 * would take them away.
 */
export function withAllTags(
  permissionSets: readonly PermissionSetIntent[],
  state: readonly StateResource[],
): readonly PermissionSetIntent[] {
  const held = new Map(
    state
      .filter(({ mode, type }) => mode === "managed" && type === "aws_ssoadmin_permission_set")
      .map(({ values }) => [values.name, tags.safeParse(values.tags_all).data]),
  );
  return permissionSets.map((set) => ({ ...set, tags: { ...held.get(set.name), ...set.tags } }));
}
