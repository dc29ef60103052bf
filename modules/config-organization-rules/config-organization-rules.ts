import { ConfigOrganizationCustomPolicyRule } from "@cdktf/provider-aws/lib/config-organization-custom-policy-rule";
import { ConfigOrganizationManagedRule } from "@cdktf/provider-aws/lib/config-organization-managed-rule";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { invalid } from "../errors";
import { checkUnique } from "../rules";
import { literal } from "../terraform-text";
import { PERMISSIONS_BOUNDARY_RULE, TRUST_POLICY_RULE } from "./guard";

/** What is checked in every account. */
export type ConfigCheck =
  | "console-mfa"
  | "root-mfa"
  | "unused-credentials"
  | "permissions-boundaries"
  | "trust-policies";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html */
export interface ConfigOrganizationRulesProps {
  /** Each once. */
  readonly checks: readonly ConfigCheck[];
  /**
   * Days after which a password or access key that nobody used is noncompliant, 1 or more.
   *
   * @default 90
   */
  readonly maxCredentialUsageAge?: number;
  /**
   * `ExcludedAccounts`: 12-digit ids, such as accounts without a configuration recorder, where AWS Config fails to make the rule.
   *
   * @default - none
   */
  readonly excludedAccounts?: readonly string[];
}

type Rule =
  | {
      readonly kind: "managed";
      readonly description: string;
      readonly ruleIdentifier: string;
      readonly inputParameters?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "policy"; readonly description: string; readonly policyText: string };

/** https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
const ruleOf = (check: ConfigCheck, maxCredentialUsageAge: number): Rule => {
  switch (check) {
    case "console-mfa":
      return {
        kind: "managed",
        description: "IAM users with a password have a second factor",
        ruleIdentifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
      };
    case "root-mfa":
      return {
        kind: "managed",
        description: "The root user has a second factor",
        ruleIdentifier: "ROOT_ACCOUNT_MFA_ENABLED",
      };
    case "unused-credentials":
      return {
        kind: "managed",
        description: "Passwords and access keys of IAM users are in use",
        ruleIdentifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
        inputParameters: { maxCredentialUsageAge: String(maxCredentialUsageAge) },
      };
    case "permissions-boundaries":
      return {
        kind: "policy",
        description: "Roles that people make have a permissions boundary",
        policyText: PERMISSIONS_BOUNDARY_RULE,
      };
    case "trust-policies":
      return {
        kind: "policy",
        description: "Trust policies of roles name whom they trust",
        policyText: TRUST_POLICY_RULE,
      };
  }
};

/**
 * AWS Config's rules for people's access in all accounts of an organization. Deployed from the management
 * account, or from AWS Config's delegated administrator (for the service `config-multiaccountsetup.amazonaws.com`);
 * every account has a configuration recorder of its own.
 *
 * https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
 */
export class ConfigOrganizationRules extends Construct {
  /** @throws if a check is given twice, or the days are no positive whole number */
  constructor(scope: Construct, id: string, props: ConfigOrganizationRulesProps) {
    super(scope, id);
    const { checks, maxCredentialUsageAge = 90, excludedAccounts } = props;
    checkUnique(checks, "A check of AWS Config is given once");
    if (!Number.isInteger(maxCredentialUsageAge) || maxCredentialUsageAge < 1)
      throw invalid(
        "Credentials are unused after a whole number of days, 1 or more",
        maxCredentialUsageAge,
      );
    for (const check of checks) {
      const rule = ruleOf(check, maxCredentialUsageAge);
      const common = {
        name: `identity-center-${check}`,
        description: rule.description,
        ...(excludedAccounts === undefined ? {} : { excludedAccounts: [...excludedAccounts] }),
      };
      if (rule.kind === "managed") {
        const { ruleIdentifier, inputParameters } = rule;
        atAddress(
          address(check),
          new ConfigOrganizationManagedRule(this, check, {
            ...common,
            ruleIdentifier,
            ...(inputParameters === undefined
              ? {}
              : { inputParameters: JSON.stringify(inputParameters) }),
          }),
        );
      } else {
        atAddress(
          address(check),
          new ConfigOrganizationCustomPolicyRule(this, check, {
            ...common,
            policyRuntime: "guard-2.x.x",
            policyText: literal(rule.policyText),
            triggerTypes: ["ConfigurationItemChangeNotification"],
            resourceTypesScope: ["AWS::IAM::Role"],
          }),
        );
      }
    }
  }
}
