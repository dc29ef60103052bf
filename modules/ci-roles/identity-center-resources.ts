/** The instance and the store that the roles reach. */
export interface IdentityCenterAccessProps {
  /**
   * `InstanceArn`.
   *
   * @default - whichever instance the account sees
   */
  readonly instanceArn?: string;
  /**
   * `IdentityStoreId`.
   *
   * @default - whichever store the organization has
   */
  readonly identityStoreId?: string;
  /** 12-digit id of the organization's management account, which owns instance and store. */
  readonly managementAccountId: string;
  /** Whether users and groups are managed here, or only read. */
  readonly managesDirectory: boolean;
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenter.html */
export function identityCenterResources(props: IdentityCenterAccessProps) {
  const { instanceArn = "arn:aws:sso:::instance/*", identityStoreId = "*" } = props;
  const instanceId = instanceArn.split("/")[1] ?? "*";
  return {
    instance: instanceArn,
    permissionSets: `arn:aws:sso:::permissionSet/${instanceId}/*`,
    accounts: "arn:aws:sso:::account/*",
    applicationProviders: "arn:aws:sso::aws:applicationProvider/*",
    applications: `arn:aws:sso::*:application/${instanceId}/*`,
    issuers: `arn:aws:sso::*:trustedTokenIssuer/${instanceId}/*`,
    store: [
      `arn:aws:identitystore::${props.managementAccountId}:identitystore/${identityStoreId}`,
      "arn:aws:identitystore:::group/*",
      "arn:aws:identitystore:::membership/*",
      "arn:aws:identitystore:::user/*",
    ],
  };
}
