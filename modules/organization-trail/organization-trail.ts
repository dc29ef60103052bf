import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { policyJson } from "../policy-json";
import { check } from "../rules";

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
export interface OrganizationTrailProps {
  /** `Name`: 3 to 128 letters, digits and `. _ -`. The log group is `/aws/cloudtrail/` and the same name. */
  readonly name: string;
  /** 12-digit id of the management account, or of CloudTrail's delegated administrator: where this is deployed. */
  readonly accountId: string;
  /** For example `o-acme123456`. */
  readonly organizationId: string;
  /** Region of trail and log group. */
  readonly region: string;
  /** `S3BucketName`: a bucket whose policy lets CloudTrail write the organization's logs. */
  readonly s3BucketName: string;
  /**
   * `KmsKeyId`: ARN of a key whose policy lets CloudTrail use it, for the files in the bucket.
   *
   * @default - encrypted with keys of S3
   */
  readonly kmsKeyId?: string;
  /**
   * Days for which the log group keeps events; the bucket keeps them as long as it likes.
   *
   * @default 365
   */
  readonly retentionInDays?: number;
}

/**
 * The organization's trail of management events, of all Regions and accounts, into an existing bucket and a
 * log group, where metric filters and queries read it.
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export class OrganizationTrail extends Construct {
  /** `/aws/cloudtrail/` and the name of the trail. */
  readonly logGroupName: string;

  /** @throws if the name breaks a rule of AWS */
  constructor(scope: Construct, id: string, props: OrganizationTrailProps) {
    super(scope, id);
    const { name, accountId, region, s3BucketName, kmsKeyId, retentionInDays = 365 } = props;
    check(
      name,
      /^(?=.{3,128}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/,
      "A trail's name has 3 to 128 letters, digits and single . _ - between them",
    );
    const logGroup = atAddress(
      address(name),
      new CloudwatchLogGroup(this, "log-group", {
        name: `/aws/cloudtrail/${name}`,
        retentionInDays,
      }),
    );
    const role = atAddress(
      address(name),
      new IamRole(this, "role", {
        name: `${name.slice(0, 45)}-cloudtrail-logs`,
        description: `Writes trail ${name} to its log group`,
        assumeRolePolicy: policyJson(
          trust(`arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`),
        ),
      }),
    );
    const rights = atAddress(
      address(name),
      new IamRolePolicy(this, "rights", {
        role: role.name,
        name: "write-log-streams",
        policy: policyJson(rightsTo(logGroup.arn, props)),
      }),
    );
    atAddress(
      address(name),
      new Cloudtrail(this, "trail", {
        name,
        s3BucketName,
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        isOrganizationTrail: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        cloudWatchLogsGroupArn: `${logGroup.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        // CloudTrail tries the role when the trail is made.
        dependsOn: [rights],
      }),
    );
    this.logGroupName = logGroup.name;
  }
}

const trust = (trailArn: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
  ],
});

/** Streams of its own account and of the organization: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
const rightsTo = (
  logGroupArn: string,
  { accountId, organizationId, region }: OrganizationTrailProps,
) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "WriteLogStreams",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [
        `${logGroupArn}:log-stream:${accountId}_CloudTrail_${region}*`,
        `${logGroupArn}:log-stream:${organizationId}_*`,
      ],
    },
  ],
});
