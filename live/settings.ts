/** What `access/organization.yaml` says of where to read. */
export interface Settings {
  /** Identity Center's home Region. */
  readonly region: string;
  /** 12-digit ids. */
  readonly managementAccount: string;
  readonly delegatedAdministrator?: string | undefined;
  /** The instance, where it is given by hand. */
  readonly arn?: string | undefined;
  /** Users and groups are read only where others own them. */
  readonly directory: "identity-center" | "external";
  /** Name of the role that reads IAM in each account; IAM is not read without one. */
  readonly roleName?: string | undefined;
}
