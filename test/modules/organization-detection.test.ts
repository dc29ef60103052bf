import { AccessAnalyzer } from "../../modules/access-analyzer/access-analyzer";
import {
  ConfigOrganizationRules,
  type ConfigOrganizationRulesProps,
} from "../../modules/config-organization-rules/config-organization-rules";
import { anyPrincipal } from "../../modules/config-organization-rules/guard";
import {
  GuarddutyOrganization,
  type GuarddutyOrganizationProps,
} from "../../modules/guardduty-organization/guardduty-organization";
import { synthModule } from "../fixtures/synth-module";

describe("GuarddutyOrganization", () => {
  const synthGuardDuty = (props?: GuarddutyOrganizationProps) =>
    synthModule((stack) => {
      new GuarddutyOrganization(stack, "guardduty", props);
    }).resource;

  test("makes a detector, and enables all accounts", () => {
    expect(synthGuardDuty()).toMatchObject({
      aws_guardduty_detector: { organization: { enable: true } },
      aws_guardduty_organization_configuration: {
        organization: {
          detector_id: "${aws_guardduty_detector.organization.id}",
          auto_enable_organization_members: "ALL",
        },
      },
    });
  });

  test("works with the detector that is there", () => {
    const resources = synthGuardDuty({
      detectorId: "12abc34d567e8fa901bc2d34e56789f0",
      autoEnableOrganizationMembers: "NEW",
    });
    expect(resources).not.toHaveProperty("aws_guardduty_detector");
    expect(resources?.aws_guardduty_organization_configuration?.organization).toMatchObject({
      detector_id: "12abc34d567e8fa901bc2d34e56789f0",
      auto_enable_organization_members: "NEW",
    });
  });
});

describe("AccessAnalyzer", () => {
  const unused = (unusedAccessAge?: number) =>
    synthModule((stack) => {
      new AccessAnalyzer(stack, "analyzer", {
        analyzerName: "unused",
        finds: "unused-access",
        ...(unusedAccessAge === undefined ? {} : { unusedAccessAge }),
      });
    }).resource?.aws_accessanalyzer_analyzer?.unused;

  test("finds what others than the organization can reach", () => {
    const { resource } = synthModule((stack) => {
      new AccessAnalyzer(stack, "analyzer", { analyzerName: "external", finds: "external-access" });
    });
    expect(resource?.aws_accessanalyzer_analyzer?.external?.type).toBe("ORGANIZATION");
  });

  test("finds what nobody used for 90 days, or as many as are said", () => {
    expect(unused()).toMatchObject({
      type: "ORGANIZATION_UNUSED_ACCESS",
      configuration: { unused_access: { unused_access_age: 90 } },
    });
    expect(unused(180)?.configuration.unused_access.unused_access_age).toBe(180);
  });

  test.each([0, 366, 1.5])("refuses %d days", (days) => {
    expect(() => unused(days)).toThrow(
      new Error(`Unused access is found after 1 to 365 days, got: ${days}`),
    );
  });

  test("refuses a name that AWS refuses", () => {
    expect(() =>
      synthModule((stack) => {
        new AccessAnalyzer(stack, "analyzer", { analyzerName: "1", finds: "external-access" });
      }),
    ).toThrow(
      new Error(
        'An analyzer\'s name has 1 to 255 letters, digits and . _ -, a letter first, got: "1"',
      ),
    );
  });
});

describe("ConfigOrganizationRules", () => {
  const synthRules = (props: ConfigOrganizationRulesProps) =>
    synthModule((stack) => {
      new ConfigOrganizationRules(stack, "rules", props);
    }).resource;

  test("asks AWS's own rules for second factors and unused credentials", () => {
    const resources = synthRules({ checks: ["console-mfa", "root-mfa", "unused-credentials"] });
    expect(resources?.aws_config_organization_managed_rule).toMatchObject({
      "console-mfa": { rule_identifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS" },
      "root-mfa": { rule_identifier: "ROOT_ACCOUNT_MFA_ENABLED" },
      "unused-credentials": {
        rule_identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
        input_parameters: '{"maxCredentialUsageAge":"90"}',
      },
    });
  });

  test("asks rules of its own for boundaries and trust policies, of roles alone", () => {
    const rules = synthRules({
      checks: ["permissions-boundaries", "trust-policies"],
      excludedAccounts: ["100000000099"],
    })?.aws_config_organization_custom_policy_rule;
    for (const name of ["permissions-boundaries", "trust-policies"]) {
      expect(rules?.[name]).toMatchObject({
        policy_runtime: "guard-2.x.x",
        resource_types_scope: ["AWS::IAM::Role"],
        trigger_types: ["ConfigurationItemChangeNotification"],
        excluded_accounts: ["100000000099"],
      });
    }
  });

  // As AWS Config records a trust policy: in JSON, percent-encoded.
  const recorded = (Principal: unknown) =>
    encodeURIComponent(
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
      }),
    );
  test.each([
    ["everybody", "*", true],
    ["every account", { AWS: "*" }, true],
    ["every account, in a list", { AWS: ["*"] }, true],
    ["one account", { AWS: "arn:aws:iam::100000000001:root" }, false],
    ["a service", { Service: "lambda.amazonaws.com" }, false],
    ["an identity provider", { Federated: "arn:aws:iam::100000000001:saml-provider/*" }, false],
  ])("finds out that a role trusts %s", (_, principal, isAny) => {
    const document = recorded(principal);
    expect(anyPrincipal.test(document)).toBe(isAny);
    expect(anyPrincipal.test(document.replaceAll("*", "%2A"))).toBe(isAny);
  });

  test.each([
    [{ checks: ["root-mfa", "root-mfa"] }, 'A check of AWS Config is given once, got: "root-mfa"'],
    [
      { checks: ["root-mfa"], maxCredentialUsageAge: 0 },
      "Credentials are unused after a whole number of days, 1 or more, got: 0",
    ],
  ] satisfies [ConfigOrganizationRulesProps, string][])("refuses %j", (props, message) => {
    expect(() => synthRules(props)).toThrow(new Error(message));
  });
});
