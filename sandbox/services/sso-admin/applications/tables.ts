import type { AuthenticationMethodItem, GrantItem } from "@aws-sdk/client-sso-admin";
import type { Table } from "../../../store/store";
import type { Principal } from "../principals";

export interface SignInOptions {
  readonly Origin: "IDENTITY_CENTER" | "APPLICATION";
  readonly ApplicationUrl?: string;
}

export interface Application {
  readonly arn: string;
  readonly instanceArn: string;
  readonly providerArn: string;
  /** The account that created it. */
  readonly accountId: string;
  /** Where it was created. */
  readonly region: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly status: "ENABLED" | "DISABLED";
  /** Whether the access portal shows it. */
  readonly visibility: "ENABLED" | "DISABLED";
  readonly signInOptions?: SignInOptions | undefined;
  /** Whether only those who are assigned may use it. */
  readonly assignmentRequired: boolean;
  readonly backgroundSessions: "ENABLED" | "DISABLED";
  /** Milliseconds since 1970. */
  readonly created: number;
}

export interface ApplicationAssignment extends Principal {
  readonly applicationArn: string;
}

export interface AccessScope {
  readonly Scope: string;
  readonly AuthorizedTargets?: readonly string[];
}

/** Partition: instance ARN; key: application ARN. */
export const applications: Table<Application> = { name: "applications" };
/** Partition: type of the principal and application ARN; key: the principal's id. */
export const applicationAssignments: Table<ApplicationAssignment> = {
  name: "application-assignments",
};
/** Partition: type and id of the principal; key: application ARN. */
export const applicationAssignmentsByPrincipal: Table<ApplicationAssignment> = {
  name: "application-assignments-by-principal",
};
/** Partition: application ARN; key: name of the scope. */
export const accessScopes: Table<AccessScope> = { name: "access-scopes" };
/** Partition: application ARN; key: type of the grant. */
export const grants: Table<GrantItem> = { name: "grants" };
/** Partition: application ARN; key: type of the method. */
export const authenticationMethods: Table<AuthenticationMethodItem> = {
  name: "authentication-methods",
};
