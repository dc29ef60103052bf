/**
 * In the terms of CreateApplication, which makes OAuth 2.0 applications; those of AWS and SAML ones
 * are made in the console:
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateApplication.html
 */
export interface ApplicationProps {
  /** `InstanceArn`. Another instance replaces the application. */
  readonly instanceArn: string;
  /** 1 to 100 characters, shown in the access portal. */
  readonly name: string;
  /**
   * What Terraform addresses are spelled from: `aws_ssoadmin_application.<key>`.
   *
   * @default - `name`
   */
  readonly key?: string;
  /** 1 to 128 characters. Required here: the provider changes a description, but can't take one away. */
  readonly description: string;
  /**
   * Who provides the application. Another provider replaces the application.
   *
   * @default "arn:aws:sso::aws:applicationProvider/custom"
   */
  readonly applicationProviderArn?: string;
  /**
   * Whether anybody can sign in to it.
   *
   * @default "ENABLED"
   */
  readonly status?: "ENABLED" | "DISABLED";
  /**
   * How the access portal shows the application. To add or remove them replaces the application.
   *
   * @default - AWS's own
   */
  readonly portalOptions?: PortalOptions;
  /**
   * `AssignmentRequired`: whether only assigned users and groups can use it.
   *
   * @default true
   */
  readonly assignmentRequired?: boolean;
  /**
   * Who can use it, each once; at most 100 groups.
   *
   * @default - nobody
   */
  readonly assignments?: readonly ApplicationAssignment[];
  /**
   * At most 75.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PortalOptions.html */
export interface PortalOptions {
  /**
   * Whether the portal shows it. AWS's API sets it once, so that a change replaces the application.
   *
   * @default "ENABLED"
   */
  readonly visibility?: "ENABLED" | "DISABLED";
  /** Where a sign-in from the portal begins. */
  readonly signInOptions: SignInOptions;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_SignInOptions.html */
export interface SignInOptions {
  /** Where a sign-in begins: at Identity Center, or at the application's own URL. */
  readonly origin: "IDENTITY_CENTER" | "APPLICATION";
  /**
   * A URL of 1 to 512 characters, required when the origin is `APPLICATION`.
   *
   * @default - none
   */
  readonly applicationUrl?: string;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateApplicationAssignment.html */
export interface ApplicationAssignment {
  /** `PrincipalType`. */
  readonly principalType: "GROUP" | "USER";
  /** `PrincipalId`, usually known only when Terraform reads or makes the directory. */
  readonly principalId: string;
  /** Display name of the group, or user name; part of the address. */
  readonly principalName: string;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutApplicationAccessScope.html */
export interface AccessScope {
  /** One to three parts of 1 to 50 letters, digits and `_`, joined with `:`, such as `sso:account:access`. */
  readonly scope: string;
  /**
   * ARNs of applications, or of the instance, that accept tokens with this scope; 1 to 10, in AWS's order.
   *
   * @default - any
   */
  readonly authorizedTargets?: readonly string[];
}
