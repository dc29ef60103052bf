import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { address, atAddress } from "../address";
import { type PolicyDocument, policyJson } from "../policy-json";

/** A role of schedules. What uses it waits for its policy, too. */
export interface ScheduleRole {
  readonly arn: string;
  readonly policy: TerraformResource;
}

interface ScheduleRoleProps {
  /** `RoleName`. */
  readonly name: string;
  readonly description: string;
  readonly accountId: string;
  readonly groupArn: string;
  readonly permissionsBoundaryArn: string | undefined;
  readonly statements: readonly object[];
}

/** A role that EventBridge Scheduler may assume, for the schedules of one group alone. */
export function scheduleRole(scope: Construct, props: ScheduleRoleProps): ScheduleRole {
  const { name, description, accountId, groupArn, statements } = props;
  const role = atAddress(
    address(name),
    new IamRole(scope, `${name}-role`, {
      name,
      description,
      assumeRolePolicy: policyJson(trustPolicy(accountId, groupArn)),
      permissionsBoundary: props.permissionsBoundaryArn,
    }),
  );
  const policy = atAddress(
    address(name),
    new IamRolePolicy(scope, `${name}-policy`, {
      role: role.name,
      name: "schedules",
      policy: policyJson({ Version: "2012-10-17", Statement: statements }),
    }),
  );
  return { arn: role.arn, policy };
}

/** The group's ARN, never a schedule's: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
const trustPolicy = (accountId: string, groupArn: string): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "SchedulesOfThisGroup",
      Effect: "Allow",
      Principal: { Service: "scheduler.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId, "aws:SourceArn": groupArn },
      },
    },
  ],
});
