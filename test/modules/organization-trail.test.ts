import {
  OrganizationTrail,
  type OrganizationTrailProps,
} from "../../modules/organization-trail/organization-trail";
import { synthModule } from "../fixtures/synth-module";

const props: OrganizationTrailProps = {
  name: "organization",
  accountId: "100000000001",
  organizationId: "o-acme123456",
  region: "us-east-1",
  s3BucketName: "acme-cloudtrail",
};

const synthTrail = (changes: Partial<OrganizationTrailProps> = {}) =>
  synthModule((stack) => {
    new OrganizationTrail(stack, "trail", { ...props, ...changes });
  }).resource;

describe("OrganizationTrail", () => {
  test("records all accounts and Regions, with files that can be validated", () => {
    expect(synthTrail()?.aws_cloudtrail?.organization).toMatchObject({
      s3_bucket_name: "acme-cloudtrail",
      is_organization_trail: true,
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.organization.arn}:*",
      cloud_watch_logs_role_arn: "${aws_iam_role.organization.arn}",
    });
  });

  test("is made when its role may write: CloudTrail tries", () => {
    expect(synthTrail()?.aws_cloudtrail?.organization?.depends_on).toEqual([
      "aws_iam_role_policy.organization",
    ]);
  });

  test("keeps a year in the log group", () => {
    expect(synthTrail()?.aws_cloudwatch_log_group?.organization).toMatchObject({
      name: "/aws/cloudtrail/organization",
      retention_in_days: 365,
    });
  });

  test("writes streams of its account and of the organization, and is trusted for itself alone", () => {
    const rights = synthTrail()?.aws_iam_role_policy?.organization?.policy;
    expect(JSON.parse(rights).Statement).toEqual([
      {
        Sid: "WriteLogStreams",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [
          "${aws_cloudwatch_log_group.organization.arn}:log-stream:100000000001_CloudTrail_us-east-1*",
          "${aws_cloudwatch_log_group.organization.arn}:log-stream:o-acme123456_*",
        ],
      },
    ]);
    const [trust] = JSON.parse(
      synthTrail()?.aws_iam_role?.organization?.assume_role_policy,
    ).Statement;
    expect(trust).toMatchObject({
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Condition: {
        StringEquals: {
          "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:100000000001:trail/organization",
        },
      },
    });
  });

  test("refuses a name that CloudTrail refuses", () => {
    expect(() => synthTrail({ name: "a--b" })).toThrow(
      new Error(
        'A trail\'s name has 3 to 128 letters, digits and single . _ - between them, got: "a--b"',
      ),
    );
  });
});
