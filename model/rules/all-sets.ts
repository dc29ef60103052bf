import type { AccessModel, PermissionSet } from "../access-model";

/** Every permission set once, with the environment that owns it; those of the instance have none. */
export function allSets({
  instancePermissionSets,
  environments,
}: AccessModel): { readonly set: PermissionSet; readonly environment?: string }[] {
  return [
    ...instancePermissionSets.map((set) => ({ set })),
    ...environments.flatMap(({ name, permissionSets }) =>
      permissionSets.map((set) => ({ set, environment: name })),
    ),
  ];
}
