import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyOrganizationConfiguration } from "@cdktf/provider-aws/lib/guardduty-organization-configuration";
import { Construct } from "constructs";
import { atAddress } from "../address";

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateOrganizationConfiguration.html */
export interface GuarddutyOrganizationProps {
  /**
   * `DetectorId` of the detector that the account has in this Region: AWS allows one.
   *
   * @default - one is made
   */
  readonly detectorId?: string;
  /**
   * `AutoEnableOrganizationMembers`: all accounts, those that join from now on, or none.
   *
   * @default "ALL"
   */
  readonly autoEnableOrganizationMembers?: "ALL" | "NEW" | "NONE";
}

/**
 * GuardDuty for the accounts of an organization, in one Region. Deployed from GuardDuty's delegated
 * administrator, which the management account names once.
 *
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html
 */
export class GuarddutyOrganization extends Construct {
  /** `DetectorId`, given or made. */
  readonly detectorId: string;

  constructor(scope: Construct, id: string, props: GuarddutyOrganizationProps = {}) {
    super(scope, id);
    const { autoEnableOrganizationMembers = "ALL" } = props;
    this.detectorId =
      props.detectorId ??
      atAddress("organization", new GuarddutyDetector(this, "detector", { enable: true })).id;
    atAddress(
      "organization",
      new GuarddutyOrganizationConfiguration(this, "configuration", {
        detectorId: this.detectorId,
        autoEnableOrganizationMembers,
      }),
    );
  }
}
