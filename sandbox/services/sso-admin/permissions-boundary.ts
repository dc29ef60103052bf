import { boundaryNotExactlyOne, boundaryNotFound } from "./errors";
import type { SsoAdminOperations } from "./operations";
import { requirePermissionSet, revise } from "./permission-sets";
import type { PermissionsBoundary } from "./tables";

export const permissionsBoundaryOperations = {
  PutPermissionsBoundaryToPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    const { ManagedPolicyArn, CustomerManagedPolicyReference: reference } =
      input.PermissionsBoundary;
    if ((ManagedPolicyArn === undefined) === (reference === undefined))
      throw boundaryNotExactlyOne();
    const permissionsBoundary: PermissionsBoundary =
      reference === undefined
        ? { ManagedPolicyArn: ManagedPolicyArn ?? "" }
        : {
            CustomerManagedPolicyReference: { Name: reference.Name, Path: reference.Path ?? "/" },
          };
    revise(context, { ...permissionSet, permissionsBoundary });
    return {};
  },

  GetPermissionsBoundaryForPermissionSet(context, input) {
    const { arn, permissionsBoundary } = requirePermissionSet(context, input);
    if (permissionsBoundary === undefined) throw boundaryNotFound(arn);
    return { PermissionsBoundary: permissionsBoundary };
  },

  DeletePermissionsBoundaryFromPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    if (permissionSet.permissionsBoundary === undefined) throw boundaryNotFound(permissionSet.arn);
    revise(context, { ...permissionSet, permissionsBoundary: undefined });
    return {};
  },
} satisfies SsoAdminOperations;
