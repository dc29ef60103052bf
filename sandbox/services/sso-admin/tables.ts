import type { OidcJwtConfiguration } from "@aws-sdk/client-sso-admin";
import type { Table } from "../../store/store";
import type { Valid } from "../operation";

/** The organization's, owned by the management account, or that of a member account for itself. */
export interface Instance {
  readonly arn: string;
  readonly identityStoreId: string;
  readonly ownerAccountId: string;
  /** Its home Region. */
  readonly region: string;
  readonly name?: string | undefined;
  /** Always in the organization's, on request in an account's. */
  readonly permissionSetsEnabled: boolean;
  /** ARN of the customer managed key that encrypts it; absent: a key that AWS owns. */
  readonly kmsKeyArn?: string | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** A Region that an instance is replicated to. */
export interface Region {
  readonly name: string;
  readonly primary: boolean;
  /** Milliseconds since 1970. */
  readonly added: number;
  /** When it is of use: milliseconds since 1970. */
  readonly active: number;
  /** When it is of use no more, once it is being removed: milliseconds since 1970. */
  readonly gone?: number | undefined;
}

export interface TrustedTokenIssuer {
  readonly arn: string;
  readonly instanceArn: string;
  readonly name: string;
  readonly configuration: Valid<OidcJwtConfiguration>;
}

/** A request that was answered, for when it comes again. */
export interface AnsweredRequest {
  /** Digest of its input. */
  readonly request: string;
  readonly answer: unknown;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface PermissionSet {
  readonly arn: string;
  readonly instanceArn: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly sessionDuration: string;
  readonly relayState?: string | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly inlinePolicy?: string | undefined;
  readonly permissionsBoundary?: PermissionsBoundary | undefined;
  /** Counts the changes that accounts only see once they are provisioned again. */
  readonly revision: number;
}

export interface CustomerManagedPolicyReference {
  readonly Name: string;
  readonly Path: string;
}

export type PermissionsBoundary =
  | { readonly ManagedPolicyArn: string }
  | { readonly CustomerManagedPolicyReference: CustomerManagedPolicyReference };

/** A permission set as it stands in one account: a role there. */
export interface Provisioned {
  readonly permissionSetArn: string;
  readonly accountId: string;
  /** The revision of the permission set that the account has. */
  readonly revision: number;
  /** 16 hexadecimal digits that end the role's name: stable while it exists, new when it is made again. */
  readonly suffix: string;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** What one revision of a permission set gives. */
export interface Revision {
  readonly description?: string | undefined;
  readonly inlinePolicy?: string | undefined;
  readonly permissionsBoundary?: PermissionsBoundary | undefined;
  /** ARNs of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  readonly customerManagedPolicies: readonly CustomerManagedPolicyReference[];
}

export interface Assignment {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: "USER" | "GROUP";
  readonly principalId: string;
}

/** What an asynchronous request asks for. */
export type Task = AssignmentTask | ProvisioningTask;

export interface AssignmentTask {
  readonly kind: "assignment-creation" | "assignment-deletion";
  readonly assignment: Assignment;
}

export interface ProvisioningTask {
  readonly kind: "provisioning";
  readonly permissionSetArn: string;
  /** Absent: every account that has the permission set. */
  readonly accountId?: string | undefined;
}

/** An asynchronous request, and what became of it. */
export interface Request<T extends Task = Task> {
  readonly id: string;
  readonly instanceArn: string;
  readonly task: T;
  readonly status: "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
  /** Of the first account that failed. */
  readonly failureReason?: string | undefined;
  /** Number of accounts in which it is still to be done. */
  readonly remaining: number;
  /** The reason for which it will fail with nothing done, by a fault on request. */
  readonly injectedFailure?: string | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** One account's part of a request that is in progress. */
export interface PendingStep {
  readonly kind: Task["kind"];
  readonly requestId: string;
  /** When it will be done: milliseconds since 1970. */
  readonly due: number;
}

/** By instance ARN. */
export const instances: Table<Instance> = { name: "instances" };
/** Partition: id of the owning account; key and value: instance ARN. */
export const instancesByOwner: Table<string> = { name: "instances-by-owner" };
/** By identity store id; value: instance ARN. */
export const instancesByStore: Table<string> = { name: "instances-by-store" };
/** Partition: instance ARN; key: name of the Region. */
export const regions: Table<Region> = { name: "regions" };
/** Partition: instance ARN; key: ARN of the issuer. */
export const trustedTokenIssuers: Table<TrustedTokenIssuer> = { name: "trusted-token-issuers" };
/** Partition: operation and calling account; key: the token. */
export const clientTokens: Table<AnsweredRequest> = { name: "client-tokens" };
/** Partition: instance ARN; key: permission set ARN. */
export const permissionSets: Table<PermissionSet> = { name: "permission-sets" };
/** Partition: instance ARN; key: name; value: permission set ARN. */
export const permissionSetNames: Table<string> = { name: "permission-set-names" };
/** Partition: permission set ARN; key and value: policy ARN. */
export const managedPolicies: Table<string> = { name: "managed-policies" };
/** Partition: permission set ARN; key: path and name. */
export const customerManagedPolicyReferences: Table<CustomerManagedPolicyReference> = {
  name: "customer-managed-policy-references",
};
/** Partition: ARN of the tagged resource; key: the tag's. */
export const tags: Table<{ readonly Key: string; readonly Value: string }> = { name: "tags" };
/** Partition: permission set ARN; key: account id. */
export const provisioned: Table<Provisioned> = { name: "provisioned" };
/** Partition: permission set ARN; key: number of the revision. Kept for as long as an account has it. */
export const revisions: Table<Revision> = { name: "revisions" };
/** The same partitions and keys: how many accounts have the revision. */
export const revisionUses: Table<number> = { name: "revision-uses" };
/** Partition: account id; key and value: permission set ARN. */
export const provisionedByAccount: Table<string> = { name: "provisioned-by-account" };
/** Partition: account id and permission set ARN; key: type and id of the principal. */
export const assignments: Table<Assignment> = { name: "assignments" };
/** Partition: account id and permission set ARN; key and value: id of a group that is assigned. */
export const assignedGroups: Table<string> = { name: "assigned-groups" };
/** Partition: type and id of the principal; key: account id and permission set ARN. */
export const assignmentsByPrincipal: Table<Assignment> = { name: "assignments-by-principal" };
/** Partition: kind of the request; key: its id. */
export const requests: Table<Request> = { name: "requests" };
/** Partition: account id, which does one thing at a time, in this order; key: request id. */
export const pendingSteps: Table<PendingStep> = { name: "pending-steps" };
/** By account id: when the last of its steps will be done, in milliseconds since 1970. */
export const busyAccounts: Table<number> = { name: "busy-accounts" };
/** Partition: kind of the request; key and value: id of one that is in progress. */
export const requestsInProgress: Table<string> = { name: "requests-in-progress" };
/** Partition: permission set ARN; key: account and principal whose assignment is being changed. */
export const assignmentsInProgress: Table<string> = { name: "assignments-in-progress" };
/** Partition: empty; key: instance ARN. */
export const accessControlAttributes: Table<
  readonly { readonly Key: string; readonly Source: readonly string[] }[]
> = { name: "access-control-attributes" };
