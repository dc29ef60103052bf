import type { Table } from "../../store/store";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface Role {
  readonly name: string;
  readonly path: string;
  /** `AROA…` */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly trustPolicy: string;
  readonly description?: string | undefined;
  /** In seconds. */
  readonly maxSessionDuration: number;
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: string | undefined;
  readonly tags: readonly Tag[];
}

export interface InlinePolicy {
  readonly name: string;
  readonly document: string;
}

/** A role with its policies. */
export interface RoleWithPolicies {
  readonly role: Role;
  readonly inlinePolicies: readonly InlinePolicy[];
  /** ARNs. */
  readonly attachedPolicies: readonly string[];
}

/** A customer managed policy. */
export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  /** `ANPA…` */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly updated: number;
  readonly description?: string | undefined;
  /** `v1`, `v2`, … */
  readonly defaultVersion: string;
  /** Number of the version made last; none is given twice. */
  readonly lastVersion: number;
  readonly tags: readonly Tag[];
  /** The estate file declares it, and goes on to say what it is. */
  readonly isOfEstate: boolean;
}

export interface PolicyVersion {
  readonly id: string;
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly created: number;
}

export interface OidcProvider {
  /** Without `https://`, as AWS answers with it. */
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly tags: readonly Tag[];
}

/** Partition: account id; key: name in lower case. */
export const roles: Table<Role> = { name: "iam-roles" };
/** Partition: account id and role name; key: name of the policy. */
export const inlinePolicies: Table<InlinePolicy> = { name: "iam-inline-policies" };
/** Partition: account id and role name; key and value: policy ARN. */
export const attachments: Table<string> = { name: "iam-attachments" };
/** Partition: account id; key: name in lower case. */
export const managedPolicies: Table<ManagedPolicy> = { name: "iam-managed-policies" };
/** Partition: account id and policy name in lower case; key: id of the version. */
export const policyVersions: Table<PolicyVersion> = { name: "iam-policy-versions" };
/** Partition: account id; key: ARN. */
export const oidcProviders: Table<OidcProvider> = { name: "iam-oidc-providers" };

/** Name of a partition that belongs to one thing in an account. */
export function within(accountId: string, name: string): string {
  return `${accountId} ${name}`;
}

/** Names are told apart without case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}
