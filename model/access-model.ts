/**
 * The one checked model of who may do what where. Everything downstream (stacks, review, the
 * command line) reads this and nothing else; it is plain, readonly data.
 */
export interface AccessModel {
  readonly instance: Instance;
  readonly state: StateSettings;
  /** Absent where nothing but people deploys. */
  readonly ci?: ContinuousIntegration;
  /** Absent where IAM in the accounts is not read. */
  readonly sync?: Sync;
  /** Absent where nobody has written down its address. */
  readonly portal?: Portal;
  /** Days before its end from which a grant is warned of; 14 when absent. */
  readonly expiryWarningDays?: number;
  /** Key of the permission set that is for emergencies alone. Absent where none is declared. */
  readonly breakGlass?: { readonly permissionSet: string };
  /** Access for emergencies, which ends by itself. Absent where nobody has a file for it. */
  readonly emergency?: Emergency;
  /** What is watched. Absent where nothing is. */
  readonly monitoring?: Monitoring;
  /** The token with which an identity provider writes the directory. Absent where nobody has written down its day. */
  readonly scimToken?: { readonly created: string };
  readonly directory: Directory;
  readonly accessControl: AccessControl;
  /** OAuth 2.0 applications of the instance, sorted by key. */
  readonly applications: readonly Application[];
  /** Sorted by name. */
  readonly trustedTokenIssuers: readonly TrustedTokenIssuer[];
  readonly organization: Organization;
  /** Every account of the organization, sorted by name; closed and suspended ones included. */
  readonly accounts: readonly Account[];
  /** Permission sets with `scope: instance`: owned by the `identity` stack, used by every environment. */
  readonly instancePermissionSets: readonly PermissionSet[];
  /** Sorted by name; one stack each. One of the name `management` is the management account's. */
  readonly environments: readonly Environment[];
}

/** The organization's one Identity Center instance. */
export interface Instance {
  /** Home Region, where the sso-admin and identitystore APIs are called. */
  readonly region: string;
  /** Given by hand; looked up with ListInstances when absent. */
  readonly arn?: string;
  /** Given together with `arn`. */
  readonly identityStoreId?: string;
  /** 12-digit id of the organization's management account. */
  readonly managementAccount: string;
  /** 12-digit id of the delegated administrator account, where there is one. */
  readonly delegatedAdministrator?: string;
}

/** Where Terraform keeps its state: https://developer.hashicorp.com/terraform/language/backend/s3 */
export interface StateSettings {
  readonly bucket: string;
  readonly region: string;
  /** Encrypts every state object: an alias (`alias/NAME` or its ARN), or the id or ARN of a key. */
  readonly kmsKey: string;
}

/** The pipeline that plans and deploys, with a role for each. */
export interface ContinuousIntegration {
  readonly github: GithubRepository;
  /** `managed`: the stack `bootstrap` owns the account's identity provider for GitHub. `existing`: others do. */
  readonly openIdConnectProvider: "managed" | "existing";
}

/** https://docs.github.com/en/actions/reference/security/oidc */
export interface GithubRepository {
  readonly owner: string;
  readonly name: string;
  /** In the tokens of repositories created, renamed or moved since July 2026. */
  readonly ids?: { readonly owner: string; readonly repository: string };
  /** The branch that deploys. */
  readonly branch: string;
  /** Names of the GitHub environments that deploy; absent where jobs of the branch need none. */
  readonly environments?: readonly string[];
}

/** How the snapshot is written from AWS. */
export interface Sync {
  /** Name of the role in every account that reads its customer managed policies. */
  readonly roleName: string;
}

/** The AWS access portal, where people sign in. */
export interface Portal {
  /** For example `https://acme.awsapps.com/start`. */
  readonly startUrl: string;
  /** Name of the `sso-session` in people's config files. */
  readonly ssoSession?: string;
}

/** What `access/break-glass.yaml` says, checked, as of the model's moment. */
export interface Emergency {
  /** Who is told when such access begins and ends. */
  readonly notifications: { readonly topicArn: string } | { readonly emails: readonly string[] };
  /** Those that have begun and have not ended, sorted by name. */
  readonly grants: readonly BreakGlassGrant[];
  /** File that declares it, as in `access/break-glass.yaml`. */
  readonly file: string;
  /** Those that have not begun and give nothing yet, sorted by name. Absent where there are none. */
  readonly upcoming?: readonly UpcomingGrant[];
}

/** A grant for an emergency before it begins: names count from then on, and are as written until then. */
export interface UpcomingGrant
  extends Pick<BreakGlassGrant, "name" | "principal" | "permissionSet" | "from" | "until"> {
  /** Name or id. */
  readonly account: string;
}

/** What one person, or a group, may do in one account for a few hours. */
export interface BreakGlassGrant {
  /** As written; its address in the state, and its schedule, are spelled from it. */
  readonly name: string;
  readonly principal: Principal;
  /** The one that owns the account. */
  readonly environment: string;
  readonly account: Account;
  /** Key of a permission set that the environment, or the instance, has. */
  readonly permissionSet: string;
  readonly justification: string;
  readonly ticket: string;
  /** User name of who approved it. */
  readonly approver: string;
  /** A moment in UTC, as in `2027-03-31T17:00:00Z`. */
  readonly from: string;
  /** The moment at which it ends, at most 72 hours later. */
  readonly until: string;
}

/** What is watched, and who is told: what `access/monitoring.yaml` says, checked. */
export interface Monitoring {
  readonly notifications:
    | { readonly topicArn: string }
    | { readonly emails: readonly string[]; readonly slack?: SlackChannel };
  /** Where the events of the organization are. */
  readonly log?:
    | { readonly type: "existing"; readonly logGroup: string }
    | { readonly type: "trail"; readonly bucket: string; readonly retentionDays?: number };
  /** ARNs of the roles that may change Identity Center, the pipeline's first. */
  readonly deployRoles: readonly string[];
  readonly alarms: {
    readonly failedSignIns?: { readonly threshold: number; readonly minutes: number };
    readonly changes: readonly IdentityCenterChange[];
    readonly changesByOthers: boolean;
    readonly outsideBusinessHours?: BusinessHours;
    readonly breakGlass: boolean;
  };
  readonly events: {
    readonly changes: readonly IdentityCenterChange[];
    readonly changesByOthers: boolean;
    readonly administratorUse: boolean;
  };
  readonly queries: boolean;
  readonly guardDuty?: {
    readonly organization: "managed" | "existing";
    readonly detector?: string;
    readonly members?: "ALL" | "NEW" | "NONE";
  };
  readonly accessAnalyzer?: {
    readonly externalAccess?: "managed" | "existing";
    readonly unusedAccessDays?: number;
  };
  readonly config?: {
    readonly checks: readonly ConfigCheck[];
    readonly unusedCredentialDays?: number;
    readonly excludedAccounts?: readonly string[];
  };
}

export type IdentityCenterChange =
  | "permission-sets"
  | "assignments"
  | "group-memberships"
  | "identity-source";

export type ConfigCheck =
  | "console-mfa"
  | "root-mfa"
  | "unused-credentials"
  | "permissions-boundaries"
  | "trust-policies";

export interface SlackChannel {
  readonly workspace: string;
  readonly channel: string;
}

/** In UTC. */
export interface BusinessHours {
  /** 1 (Monday) to 7 (Sunday), sorted. */
  readonly days: readonly number[];
  readonly from: number;
  /** Before `from` where the day is over after midnight. */
  readonly to: number;
}

/** Users and groups of the Identity Store. */
export interface Directory {
  /** `identity-center`: managed here. `external`: SCIM or Active Directory owns them, they are only read. */
  readonly source: "identity-center" | "external";
  /** Sorted by user name. */
  readonly users: readonly User[];
  /** Sorted by display name. */
  readonly groups: readonly Group[];
}

export interface User {
  readonly userName: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName?: string;
  /** The whole name as it is shown. */
  readonly formattedName?: string;
  readonly honorificPrefix?: string;
  readonly honorificSuffix?: string;
  readonly email?: string;
  /** For example `work`. */
  readonly emailType?: string;
  readonly phoneNumber?: string;
  /** For example `work`. */
  readonly phoneNumberType?: string;
  readonly address?: PostalAddress;
  readonly nickName?: string;
  readonly profileUrl?: string;
  readonly title?: string;
  /** For example `Employee`. */
  readonly userType?: string;
  readonly preferredLanguage?: string;
  readonly locale?: string;
  readonly timezone?: string;
}

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Address.html */
export interface PostalAddress {
  readonly streetAddress?: string;
  readonly locality?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  /** The whole address as it is shown. */
  readonly formatted?: string;
  /** For example `work`. */
  readonly type?: string;
}

export interface Group {
  readonly displayName: string;
  readonly description?: string;
  /** User names, sorted. */
  readonly members: readonly string[];
  /** The snapshot of an external directory says nothing of the members of any group. */
  readonly membersUnknown?: true;
}

/** What Identity Center and the identity provider tell an account of the person who signs in, as session tags. */
export interface AccessControl {
  /** Taken from the Identity Store; sorted by key. Empty: the instance's setting is not managed here. */
  readonly attributes: readonly AccessControlAttribute[];
  /** Keys of attributes that the identity provider puts into its SAML assertions, sorted. */
  readonly passedByIdentityProvider: readonly string[];
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AccessControlAttribute.html */
export interface AccessControlAttribute {
  /** As in `${aws:PrincipalTag/<key>}`. */
  readonly key: string;
  /** As in `${path:enterprise.costCenter}`. */
  readonly source: string;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateApplication.html */
export interface Application {
  /** Name of its file, `access/applications/<key>.yaml`. Addresses are spelled from it. */
  readonly key: string;
  /** Shown in the access portal. */
  readonly name: string;
  readonly description: string;
  /** AWS's own default when absent: a customer managed application. */
  readonly applicationProviderArn?: string;
  readonly status: "ENABLED" | "DISABLED";
  readonly portalOptions?: PortalOptions;
  /** Whether only those who are assigned can use it. */
  readonly assignmentRequired: boolean;
  /** Sorted by type and name. */
  readonly assignments: readonly Principal[];
  /** Sorted by scope. */
  readonly accessScopes: readonly AccessScope[];
  readonly tags: Readonly<Record<string, string>>;
  /** File that declares it, as in `access/applications/payroll.yaml`. */
  readonly file: string;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PortalOptions.html */
export interface PortalOptions {
  readonly visibility: "ENABLED" | "DISABLED";
  readonly signInOptions: {
    readonly origin: "IDENTITY_CENTER" | "APPLICATION";
    readonly applicationUrl?: string;
  };
}

/** What tokens of an application may be used for. */
export interface AccessScope {
  /** As in `sso:account:access`. */
  readonly scope: string;
  /** Who accepts such tokens: anybody when absent. Sorted by type and name. */
  readonly authorizedTargets?: readonly AuthorizedTarget[];
}

export type AuthorizedTarget =
  | { readonly type: "instance" }
  | { readonly type: "application"; readonly key: string }
  | { readonly type: "arn"; readonly arn: string };

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_OidcJwtConfiguration.html */
export interface TrustedTokenIssuer {
  readonly name: string;
  readonly issuerUrl: string;
  readonly claimAttributePath: string;
  readonly identityStoreAttributePath: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the snapshot knows of the organization beside its accounts. */
export interface Organization {
  /** For example `o-acme123456`. */
  readonly id: string;
  readonly rootId: string;
  /** Sorted by path. */
  readonly organizationalUnits: readonly OrganizationalUnit[];
  /** Sorted by path and name. */
  readonly customerManagedPolicies: readonly CustomerManagedPolicy[];
}

export interface OrganizationalUnit {
  readonly id: string;
  /** Names from below the root, joined with `/`. */
  readonly path: string;
}

/** A customer managed policy and the accounts that hold it in the same wording. */
export interface CustomerManagedPolicy extends CustomerManagedPolicyReference {
  readonly document?: PolicyDocument;
  /** 12-digit ids, sorted. */
  readonly accounts: readonly string[];
}

/** An AWS account as Organizations describes it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Names from below the root, joined with `/`; empty for an account directly in the root. */
  readonly organizationalUnit: string;
  readonly status: AccountStatus;
  readonly tags: Readonly<Record<string, string>>;
}

/** AWS calls it the account's state: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html */
export type AccountStatus =
  | "PENDING_ACTIVATION"
  | "ACTIVE"
  | "SUSPENDED"
  | "PENDING_CLOSURE"
  | "CLOSED";

export interface Environment {
  readonly name: string;
  /** Real data and real customers: some rules are stricter here. */
  readonly production: boolean;
  /** The longest that a session may last here: ISO 8601, one to twelve hours. */
  readonly maximumSessionDuration?: string;
  /** Active accounts this environment owns, sorted by name. */
  readonly accounts: readonly Account[];
  /** Permission sets this environment's stack owns, sorted by key. */
  readonly permissionSets: readonly PermissionSet[];
  /** As written, sorted by principal, permission set and targets. */
  readonly grants: readonly Grant[];
  /** What the grants amount to, each once, sorted by principal, permission set and account. */
  readonly assignments: readonly AccountAssignment[];
  /** Terraform modules of other teams in this environment's stack, sorted by key. Absent where there are none. */
  readonly modules?: readonly TerraformModule[];
}

/** A Terraform module of another team: https://developer.hashicorp.com/terraform/language/block/module */
export interface TerraformModule {
  /** Its addresses begin with it. */
  readonly key: string;
  /** Of a registry, git, or a folder from the repository's root, as in `./shared/console`. */
  readonly source: string;
  /** Of a registry's module. */
  readonly version?: string;
  /** Values of its variables, sorted by name. */
  readonly inputs: Readonly<Record<string, ModuleInput>>;
  /** Names of outputs that the stack passes on, sorted. */
  readonly outputs: readonly string[];
  /** File that declares it, as in `access/environments/prod.yaml`. */
  readonly file: string;
}

/** What a variable of a module is given: a value, or what is known when Terraform runs. */
export type ModuleInput =
  | { readonly type: "value"; readonly value: JsonValue }
  | { readonly type: "list"; readonly items: readonly ModuleInput[] }
  | { readonly type: "object"; readonly fields: Readonly<Record<string, ModuleInput>> }
  /** The ARN of a set of the environment or the instance. */
  | { readonly type: "permission-set"; readonly key: string }
  /** The id of a group or a user. */
  | { readonly type: "principal"; readonly principal: Principal }
  /** The 12-digit id of an account of the environment. */
  | { readonly type: "account"; readonly id: string }
  | { readonly type: "instance"; readonly attribute: "arn" | "identityStoreId" };

/** A permission set, complete and checked, under the name that AWS will show. */
export interface PermissionSet {
  /** Name in the catalog, `access/permission-sets/<key>.yaml`. Addresses are spelled from it. */
  readonly key: string;
  /** Rendered by the naming template; unique in the instance. */
  readonly name: string;
  readonly scope: "environment" | "instance";
  readonly description?: string;
  /** ISO 8601, one to twelve hours. */
  readonly sessionDuration: string;
  readonly relayState?: string;
  /** Sorted by ARN. */
  readonly managedPolicies: readonly ManagedPolicy[];
  /** Sorted by path and name. */
  readonly customerManagedPolicies: readonly CustomerManagedPolicyReference[];
  readonly inlinePolicy?: PolicyDocument;
  readonly permissionsBoundary?: PermissionsBoundary;
  readonly tags: Readonly<Record<string, string>>;
}

/** An AWS managed policy that is known to exist. */
export interface ManagedPolicy {
  readonly name: string;
  /** With the path, as in `arn:aws:iam::aws:policy/job-function/ViewOnlyAccess`. */
  readonly arn: string;
}

/** A policy that has to exist under this name and path in every account the set is assigned in. */
export interface CustomerManagedPolicyReference {
  readonly name: string;
  /** `/` or `/a/b/`. */
  readonly path: string;
}

/** AWS takes exactly one of the two: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionsBoundary.html */
export type PermissionsBoundary =
  | { readonly type: "managed-policy"; readonly managedPolicy: ManagedPolicy }
  | {
      readonly type: "customer-managed-policy";
      readonly customerManagedPolicy: CustomerManagedPolicyReference;
    };

/** An IAM policy document, as JSON data. */
export type PolicyDocument = { readonly [key: string]: JsonValue };

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A group, or (for emergencies) one user. The name is a group's display name or a user's user name. */
export interface Principal {
  readonly type: "GROUP" | "USER";
  readonly name: string;
}

/** Why somebody has something, and until when. */
export interface Terms {
  /** Who answers for it. */
  readonly owner?: string;
  readonly justification?: string;
  /** Where it was asked for. */
  readonly ticket?: string;
  /** As written: the last day (UTC), or the moment at which it ends. */
  readonly expires?: string;
  /** The last day (UTC) by which somebody asks whether it is still needed. */
  readonly reviewBy?: string;
}

/** One entry of `grants:` in `access/environments/<environment>.yaml` that has not ended. */
export interface Grant extends Terms {
  readonly principal: Principal;
  /** Key of the permission set. */
  readonly permissionSet: string;
  /** Targets as written (`all`, an account's name or id, `ou:…`, `ou-only:…`, `tag:…`), sorted. */
  readonly targets: readonly string[];
  /** Targets whose accounts are taken away from these, as written, sorted. */
  readonly except?: readonly string[];
  /** File that declares it, as in `access/environments/prod.yaml`. Never a line: synthesized JSON holds none. */
  readonly file: string;
  /** The snapshot does not show its principal yet: it assigns nothing until then. */
  readonly pending?: true;
}

/** One principal, one permission set, one account. */
export interface AccountAssignment {
  readonly principal: Principal;
  /** Key of the permission set, in the environment's or the instance's sets. */
  readonly permissionSet: string;
  readonly account: Account;
  /** When the last of the grants that give it ends, as written; absent where one has no end. */
  readonly expires?: string;
}
