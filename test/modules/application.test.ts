import {
  type AccessScope,
  Application,
  type ApplicationProps,
} from "../../modules/application/application";
import { addresses } from "../fixtures/synth";
import { synthModule } from "../fixtures/synth-module";

const synthApplication = (props: Partial<ApplicationProps> = {}, ...accessScopes: AccessScope[]) =>
  synthModule((stack) => {
    const application = new Application(stack, "application", {
      instanceArn: "arn:instance",
      key: "payroll",
      name: "Payroll",
      description: "Pays ${people}",
      ...props,
    });
    for (const accessScope of accessScopes) application.addAccessScope(accessScope);
  }).resource ?? {};

const portalOptions = {
  visibility: "DISABLED",
  signInOptions: { origin: "APPLICATION", applicationUrl: "https://payroll.acme.example/start" },
} as const;

const everyone = [
  { principalType: "GROUP", principalId: "group-id", principalName: "Payroll" },
  { principalType: "USER", principalId: "user-id", principalName: "Payroll" },
] as const;

describe("Application", () => {
  test("declares an application of one's own, AWS's defaults spelled out", () => {
    // WHEN
    const resource = synthApplication();
    // THEN
    const { "//": _, ...attributes } = resource.aws_ssoadmin_application?.payroll ?? {};
    expect(attributes).toEqual({
      instance_arn: "arn:instance",
      application_provider_arn: "arn:aws:sso::aws:applicationProvider/custom",
      name: "Payroll",
      description: "Pays $${people}",
      status: "ENABLED",
      lifecycle: { replace_triggered_by: ["terraform_data.payroll"] },
    });
    expect(resource.aws_ssoadmin_application_assignment_configuration?.payroll).toMatchObject({
      application_arn: "${aws_ssoadmin_application.payroll.application_arn}",
      assignment_required: true,
    });
  });

  test("declares how the portal shows it, who may use it, and its tags", () => {
    // WHEN
    const resource = synthApplication({
      status: "DISABLED",
      portalOptions,
      assignmentRequired: false,
      assignments: everyone,
      tags: { owner: "finance" },
    });
    // THEN
    expect(resource.aws_ssoadmin_application?.payroll).toMatchObject({
      status: "DISABLED",
      portal_options: [
        {
          visibility: "DISABLED",
          sign_in_options: [
            { origin: "APPLICATION", application_url: "https://payroll.acme.example/start" },
          ],
        },
      ],
      tags: { owner: "finance" },
    });
    expect(
      resource.aws_ssoadmin_application_assignment_configuration?.payroll?.assignment_required,
    ).toBe(false);
    expect(resource.aws_ssoadmin_application_assignment?.["Payroll--payroll"]).toMatchObject({
      application_arn: "${aws_ssoadmin_application.payroll.application_arn}",
      principal_type: "GROUP",
      principal_id: "group-id",
    });
    expect(resource.aws_ssoadmin_application_assignment?.["user--Payroll--payroll"]).toMatchObject({
      principal_type: "USER",
      principal_id: "user-id",
    });
  });

  test("is replaced by what AWS sets once, and by nothing else", () => {
    const identity = (props: Partial<ApplicationProps>) =>
      synthApplication(props).terraform_data?.payroll?.input;
    const provider = "arn:aws:sso::aws:applicationProvider/custom";
    expect(identity({})).toEqual({
      instance_arn: "arn:instance",
      application_provider_arn: provider,
    });
    expect(identity({ portalOptions })).toEqual({
      instance_arn: "arn:instance",
      application_provider_arn: provider,
      visibility: "DISABLED",
    });
    const { visibility: _, ...shown } = portalOptions;
    expect(identity({ portalOptions: shown })?.visibility).toBe("ENABLED");
    expect(
      identity({ name: "Wages", description: "x", status: "DISABLED", tags: { a: "b" } }),
    ).toEqual(identity({}));
  });

  test("has access scopes at their names", () => {
    const scopes = synthApplication(
      {},
      { scope: "sso:account:access", authorizedTargets: [arn("instance")] },
      { scope: "payroll" },
    ).aws_ssoadmin_application_access_scope;
    expect(scopes?.["payroll--sso--account--access"]).toMatchObject({
      application_arn: "${aws_ssoadmin_application.payroll.application_arn}",
      scope: "sso:account:access",
      authorized_targets: [arn("instance")],
    });
    expect(scopes?.["payroll--payroll"]).not.toHaveProperty("authorized_targets");
  });

  test("two applications accept each other's tokens", () => {
    const { resource } = synthModule((stack) => {
      const [payroll, wages] = ["payroll", "wages"].map(
        (name) =>
          new Application(stack, name, { instanceArn: "arn:instance", name, description: name }),
      ) as [Application, Application];
      payroll.addAccessScope({ scope: "wages:read", authorizedTargets: [wages.arn] });
      wages.addAccessScope({ scope: "payroll:read", authorizedTargets: [payroll.arn] });
    });
    const scopes = resource?.aws_ssoadmin_application_access_scope;
    expect(scopes?.["payroll--wages--read"]?.authorized_targets).toEqual([
      "${aws_ssoadmin_application.wages.application_arn}",
    ]);
    expect(scopes?.["wages--payroll--read"]?.authorized_targets).toEqual([
      "${aws_ssoadmin_application.payroll.application_arn}",
    ]);
  });

  test("spells every address from its key", () => {
    expect(
      addresses({
        terraform: {},
        provider: {},
        resource: synthApplication({ key: "pay.roll", assignments: everyone }, { scope: "a_b:c" }),
      }),
    ).toEqual([
      "aws_ssoadmin_application.pay_2e_roll",
      "aws_ssoadmin_application_access_scope.pay_2e_roll--a__b--c",
      "aws_ssoadmin_application_assignment.Payroll--pay_2e_roll",
      "aws_ssoadmin_application_assignment.user--Payroll--pay_2e_roll",
      "aws_ssoadmin_application_assignment_configuration.pay_2e_roll",
      "terraform_data.pay_2e_roll",
    ]);
  });
});

describe("rules of AWS", () => {
  const of = 'of application "Payroll"';
  const url = 'The applicationUrl of application "Payroll" is a URL of 1 to 512 characters';

  test.each<[Partial<ApplicationProps>, string]>([
    [{ name: "" }, `An application's name has 1 to 100 characters, got: ""`],
    [{ description: "" }, `The description ${of} has 1 to 128 characters, got: ""`],
    [
      { applicationProviderArn: "custom" },
      `The applicationProviderArn ${of} is an ARN such as arn:aws:sso::aws:applicationProvider/custom, got: "custom"`,
    ],
    [
      { portalOptions: { signInOptions: { origin: "APPLICATION" } } },
      'Application "Payroll" has an applicationUrl where its sign-in has origin APPLICATION, got: none. Give the URL, or write origin IDENTITY_CENTER.',
    ],
    [
      { portalOptions: { signInOptions: { origin: "PORTAL" as "APPLICATION" } } },
      'An origin is IDENTITY_CENTER or APPLICATION, got: "PORTAL"',
    ],
    [
      {
        portalOptions: {
          signInOptions: { origin: "APPLICATION", applicationUrl: "payroll.acme.example" },
        },
      },
      `${url}, got: "payroll.acme.example"`,
    ],
    [
      { assignments: [{ ...everyone[0], principalType: "ROLE" as "USER" }] },
      'A principalType is GROUP or USER, got: "ROLE"',
    ],
    [
      {
        assignments: Array.from({ length: 101 }, (_, index) => ({
          ...everyone[0],
          principalName: `g${index}`,
        })),
      },
      `At most 100 groups ${of}, got: 101`,
    ],
    [
      { tags: { "aws:x": "y" } },
      `A tag's key ${of} has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:, got: "aws:x"`,
    ],
  ])("refuse an application (%#)", (props, message) => {
    expect(() => synthApplication(props)).toThrow(new Error(message));
  });

  const scopeRule =
    "An access scope has one to three parts of 1 to 50 letters, digits and _, such as sso:account:access";
  const ofScope = 'of access scope "a"';

  test.each<[AccessScope, string]>([
    [{ scope: "a:b:c:d" }, `${scopeRule}, got: "a:b:c:d"`],
    [{ scope: "a-b" }, `${scopeRule}, got: "a-b"`],
    [{ scope: "a", authorizedTargets: [] }, `1 to 10 authorizedTargets ${ofScope}, got: 0`],
    [
      { scope: "a", authorizedTargets: Array.from({ length: 11 }, () => arn("instance")) },
      `1 to 10 authorizedTargets ${ofScope}, got: 11`,
    ],
    [
      { scope: "a", authorizedTargets: ["payroll"] },
      `An authorized target ${ofScope} is the ARN of an application or the instance, got: "payroll"`,
    ],
    [
      { scope: "a", authorizedTargets: [arn("application"), arn("application")] },
      `An authorized target ${ofScope} is given once, got: "${arn("application")}"`,
    ],
  ])("refuse the access scope %j", (accessScope, message) => {
    expect(() => synthApplication({}, accessScope)).toThrow(new Error(message));
  });

  test("refuse one principal or one scope twice, which CDKTF would merge without a word", () => {
    expect(() => synthApplication({ assignments: [everyone[0], everyone[0]] })).toThrow(
      `A principal ${of} is assigned once, got: "GROUP Payroll"`,
    );
    expect(() => synthApplication({}, { scope: "a" }, { scope: "a" })).toThrow(
      'Application "payroll" has an access scope once, got: "a"',
    );
  });
});

function arn(type: "instance" | "application"): string {
  return type === "instance"
    ? "arn:aws:sso:::instance/ssoins-0123456789abcdef"
    : "arn:aws:sso::100000000002:application/ssoins-0123456789abcdef/apl-0123456789abcdef";
}
