import type { CustomerManagedPolicyReference } from "../../model/access-model";
import type { Problem } from "./errors";

/** What variables of a module say, whatever their shape. `path` is where, in Terraform's words. */
export interface Intent {
  readonly permissionSets: readonly PermissionSetIntent[];
  readonly assignments: readonly AssignmentIntent[];
  /** That the module makes. */
  readonly groups: readonly GroupIntent[];
  readonly users: readonly UserIntent[];
}

export interface PermissionSetIntent {
  readonly path: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly sessionDuration?: string | undefined;
  readonly relayState?: string | undefined;
  readonly managedPolicyArns: readonly string[];
  readonly customerManagedPolicies: readonly Reference[];
  /** JSON. */
  readonly inlinePolicy?: string | undefined;
  readonly permissionsBoundary?: BoundaryIntent | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export type Reference = Pick<CustomerManagedPolicyReference, "name"> & {
  readonly path?: string | undefined;
};

export type BoundaryIntent =
  | { readonly managedPolicyArn: string }
  | { readonly customerManagedPolicy: Reference };

export interface AssignmentIntent {
  readonly path: string;
  readonly type: "GROUP" | "USER";
  /** Display name of a group, user name of a user. */
  readonly name: string;
  readonly permissionSet: string;
  /** Name or 12-digit id. */
  readonly account: string;
}

export interface GroupIntent {
  readonly displayName: string;
  readonly description?: string | undefined;
}

export interface UserIntent {
  readonly path: string;
  readonly userName: string;
  /** Display names. */
  readonly groups: readonly string[];
}

/** Takes what stops the import. */
export type Note = (problem: Problem) => void;

/** An empty text stands for none in these modules. */
export const given = (text: string | null | undefined): string | undefined =>
  text === null || text === "" ? undefined : text;
