import { Lazy } from "cdktf";
import fc from "fast-check";
import {
  PermissionSet,
  type PermissionSetProps,
} from "../../modules/permission-set/permission-set";
import { synthModule } from "../fixtures/synth-module";

const synthSet = (props: Partial<PermissionSetProps>) =>
  synthModule((stack) => {
    new PermissionSet(stack, "set", { instanceArn: "arn:instance", name: "developer", ...props });
  }).resource;

const managed = (path: string) => `arn:aws:iam::aws:policy/${path}`;

const everything: Partial<PermissionSetProps> = {
  managedPolicyArns: [managed("job-function/ViewOnlyAccess"), managed("AWSSupportAccess")],
  customerManagedPolicyReferences: [{ name: "extra", path: "/identity/" }, { name: "extra" }],
  inlinePolicy: { Version: "2012-10-17" },
  permissionsBoundary: { managedPolicyArn: managed("PowerUserAccess") },
};

describe("PermissionSet", () => {
  test("declares the set at its name, one hour long by default", () => {
    expect(synthSet({})).toEqual({
      aws_ssoadmin_permission_set: {
        developer: expect.objectContaining({
          instance_arn: "arn:instance",
          name: "developer",
          session_duration: "PT1H",
        }),
      },
    });
  });

  test("spells addresses from its key, whatever AWS calls it", () => {
    const resource = synthSet({ ...everything, key: "dev.x", name: "developer-dev" });
    expect(resource?.aws_ssoadmin_permission_set?.dev_2e_x?.name).toBe("developer-dev");
    expect(Object.keys(resource?.aws_ssoadmin_managed_policy_attachment ?? {})).toEqual([
      "dev_2e_x--AWSSupportAccess",
      "dev_2e_x--job-function--ViewOnlyAccess",
    ]);
  });

  test("writes text as text, not as Terraform's templates", () => {
    const set = synthSet({ description: "${a} %{b}" })?.aws_ssoadmin_permission_set?.developer;
    expect(set?.description).toBe("$${a} %%{b}");
  });

  test("attaches each policy as one resource", () => {
    // WHEN
    const resource = synthSet(everything);
    // THEN
    const boundary = resource?.aws_ssoadmin_permissions_boundary_attachment?.developer;
    expect(boundary?.permissions_boundary).toEqual({
      managed_policy_arn: managed("PowerUserAccess"),
    });
    const inline = resource?.aws_ssoadmin_permission_set_inline_policy?.developer;
    expect(inline?.inline_policy).toBe('{"Version":"2012-10-17"}');
    const customer = resource?.aws_ssoadmin_customer_managed_policy_attachment;
    expect(customer?.["developer--extra"]?.customer_managed_policy_reference).toEqual({
      name: "extra",
      path: "/",
    });
    expect(customer?.["developer--identity--extra"]?.customer_managed_policy_reference).toEqual({
      name: "extra",
      path: "/identity/",
    });
    const attached = resource?.aws_ssoadmin_managed_policy_attachment;
    expect(attached?.["developer--job-function--ViewOnlyAccess"]?.managed_policy_arn).toBe(
      managed("job-function/ViewOnlyAccess"),
    );
  });

  test("attaches the policies one after the other, the boundary first", () => {
    const resource = synthSet(everything) ?? {};
    const before = Object.fromEntries(
      Object.entries(resource).flatMap(([type, names]) =>
        Object.entries(names).map(([name, { depends_on }]) => [`${type}.${name}`, depends_on]),
      ),
    );
    expect(before).toEqual({
      "aws_ssoadmin_permission_set.developer": undefined,
      "aws_ssoadmin_permissions_boundary_attachment.developer": undefined,
      "aws_ssoadmin_permission_set_inline_policy.developer": [
        "aws_ssoadmin_permissions_boundary_attachment.developer",
      ],
      "aws_ssoadmin_customer_managed_policy_attachment.developer--extra": [
        "aws_ssoadmin_permission_set_inline_policy.developer",
      ],
      "aws_ssoadmin_customer_managed_policy_attachment.developer--identity--extra": [
        "aws_ssoadmin_customer_managed_policy_attachment.developer--extra",
      ],
      "aws_ssoadmin_managed_policy_attachment.developer--AWSSupportAccess": [
        "aws_ssoadmin_customer_managed_policy_attachment.developer--identity--extra",
      ],
      "aws_ssoadmin_managed_policy_attachment.developer--job-function--ViewOnlyAccess": [
        "aws_ssoadmin_managed_policy_attachment.developer--AWSSupportAccess",
      ],
    });
  });

  test("does not care in which order policies are given", () => {
    const arns = ["ReadOnlyAccess", "SecurityAudit", "job-function/Billing"].map(managed);
    const expected = synthSet({ managedPolicyArns: arns });
    fc.assert(
      fc.property(fc.shuffledSubarray(arns, { minLength: 3 }), (managedPolicyArns) => {
        expect(synthSet({ managedPolicyArns })).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });
});

describe("rules of AWS", () => {
  const of = 'of permission set "developer"';
  const name = "A permission set's name has 1 to 32 of A-Z a-z 0-9 _ + = , . @ -";
  const duration = `The sessionDuration ${of} is an ISO 8601 duration of one to twelve hours, such as PT4H`;
  const arn =
    "An AWS managed policy is given by an ARN known at synthesis, such as arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
  const path =
    "A customer managed policy's path has at most 512 characters and begins and ends with /, such as /identity/";
  const boundary =
    'The permissions boundary of permission set "developer" is exactly one of managedPolicyArn and customerManagedPolicyReference';

  const rules: [string, object, string][] = [
    ["name too long", { name: "x".repeat(33) }, `${name}, got: "${"x".repeat(33)}"`],
    ["name with a space", { name: "a b" }, `${name}, got: "a b"`],
    ["no name", { name: "" }, `${name}, got: ""`],
    [
      "description with a dash that is not Latin-1",
      { description: "a – b" },
      `The description ${of} has 1 to 700 characters of Latin-1, got: "a – b"`,
    ],
    [
      "empty description",
      { description: "" },
      `The description ${of} has 1 to 700 characters of Latin-1, got: ""`,
    ],
    [
      "relay state",
      { relayState: "https://x/é" },
      `The relayState ${of} is a URL of 1 to 240 characters, got: "https://x/é"`,
    ],
    ["15 minutes", { sessionDuration: "PT15M" }, `${duration}, got: "PT15M"`],
    ["a day", { sessionDuration: "P1D" }, `${duration}, got: "P1D"`],
    ["a second too long", { sessionDuration: "PT12H1S" }, `${duration}, got: "PT12H1S"`],
    ["no duration", { sessionDuration: "PT" }, `${duration}, got: "PT"`],
    ["not a duration", { sessionDuration: "4h" }, `${duration}, got: "4h"`],
    [
      "a customer's ARN",
      { managedPolicyArns: ["arn:aws:iam::100000000001:policy/x"] },
      `${arn}, got: "arn:aws:iam::100000000001:policy/x"`,
    ],
    [
      "one AWS policy twice",
      { managedPolicyArns: [managed("ReadOnlyAccess"), managed("ReadOnlyAccess")] },
      `A policy is attached to permission set "developer" once, got: "${managed("ReadOnlyAccess")}"`,
    ],
    [
      "one customer policy twice, the path left out once",
      { customerManagedPolicyReferences: [{ name: "x" }, { name: "x", path: "/" }] },
      'A policy is attached to permission set "developer" once, got: "/x"',
    ],
    [
      "a path without a slash at its end",
      { customerManagedPolicyReferences: [{ name: "x", path: "/a" }] },
      `${path}, got: "/a"`,
    ],
    [
      "26 policies",
      { managedPolicyArns: Array.from({ length: 26 }, (_, index) => managed(`P${index}`)) },
      'A permission set has at most 25 AWS managed and customer managed policies together, permission set "developer", got: 26',
    ],
    ["no boundary", { permissionsBoundary: {} }, `${boundary}, got: {}`],
    [
      "two boundaries",
      {
        permissionsBoundary: {
          managedPolicyArn: managed("X"),
          customerManagedPolicyReference: { name: "x" },
        },
      },
      `${boundary}, got: {"managedPolicyArn":"${managed("X")}","customerManagedPolicyReference":{"name":"x"}}`,
    ],
    [
      "an inline policy of 10,241 bytes",
      { inlinePolicy: { a: "x".repeat(10_241 - '{"a":""}'.length) } },
      'The inline policy of permission set "developer" has at most 10240 bytes without white space, got: 10241',
    ],
    [
      "a tag of AWS's own",
      { tags: { "aws:x": "y" } },
      `A tag's key ${of} has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:, got: "aws:x"`,
    ],
    [
      "a tag's value",
      { tags: { owner: "a&b" } },
      `The value of tag "owner" ${of} has at most 256 letters, digits, spaces and _ . : / = + - @, got: "a&b"`,
    ],
  ];

  test.each(rules)("%s", (_, props, message) => {
    expect(() => synthSet(props)).toThrow(new Error(message));
  });

  test.each([
    { sessionDuration: "PT1H" },
    { sessionDuration: "PT12H" },
    { sessionDuration: "PT90M" },
    { sessionDuration: "PT3600S" },
    { name: "a+b=c,d.e@f-g_h" },
    { inlinePolicy: { a: "x".repeat(10_240 - '{"a":""}'.length) } },
    { managedPolicyArns: [managed("service-role/AWSConfigRole")] },
    { managedPolicyArns: ["arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess"] },
  ])("%j is allowed", (props) => {
    expect(synthSet(props)).toBeDefined();
  });

  test("values that are known only to Terraform are left to AWS", () => {
    const later = Lazy.stringValue({ produce: () => "not a duration" });
    const set = synthSet({ sessionDuration: later })?.aws_ssoadmin_permission_set?.developer;
    expect(set?.session_duration).toBe("not a duration");
  });
});
