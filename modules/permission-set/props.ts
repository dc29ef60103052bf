import type { PolicyDocument } from "../policy-json";

/**
 * In the terms of CreatePermissionSet and of the calls that attach policies:
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html
 */
export interface PermissionSetProps {
  /** `InstanceArn`. */
  readonly instanceArn: string;
  /** 1 to 32 of `A-Z a-z 0-9 _ + = , . @ -`. A new name is a new permission set. */
  readonly name: string;
  /**
   * What Terraform addresses are spelled from: `aws_ssoadmin_permission_set.<key>`.
   *
   * @default - `name`
   */
  readonly key?: string;
  /**
   * 1 to 700 characters of Latin-1.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * ISO 8601, one to twelve hours.
   *
   * @default "PT1H"
   */
  readonly sessionDuration?: string;
  /**
   * Where a session starts, a URL of 1 to 240 characters.
   *
   * @default - the console's home
   */
  readonly relayState?: string;
  /**
   * AWS managed policies, with their path: `arn:aws:iam::aws:policy/job-function/ViewOnlyAccess`.
   * At most 25 together with `customerManagedPolicyReferences`.
   *
   * @default - none
   */
  readonly managedPolicyArns?: readonly string[];
  /**
   * Policies that every account holds under this name and path.
   *
   * @default - none
   */
  readonly customerManagedPolicyReferences?: readonly CustomerManagedPolicyReference[];
  /**
   * At most 10,240 bytes without white space. Policy variables (`${aws:…}`) are written as IAM knows them.
   *
   * @default - none
   */
  readonly inlinePolicy?: PolicyDocument;
  /**
   * The most that the set can ever allow.
   *
   * @default - none
   */
  readonly permissionsBoundary?: PermissionsBoundary;
  /**
   * At most 75.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CustomerManagedPolicyReference.html */
export interface CustomerManagedPolicyReference {
  /** 1 to 128 of `A-Z a-z 0-9 _ + = , . @ -`. */
  readonly name: string;
  /**
   * `/`, or names between slashes: `/identity/`.
   *
   * @default "/"
   */
  readonly path?: string;
}

/** Exactly one kind: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionsBoundary.html */
export type PermissionsBoundary =
  | {
      /** An AWS managed policy. */
      readonly managedPolicyArn: string;
      /** Not beside the other kind. */
      readonly customerManagedPolicyReference?: never;
    }
  | {
      /** Not beside the other kind. */
      readonly managedPolicyArn?: never;
      /** A policy that every account holds under this name and path. */
      readonly customerManagedPolicyReference: CustomerManagedPolicyReference;
    };
