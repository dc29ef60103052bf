import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { assignmentAddress } from "../account-assignments/account-assignments";
import { address, addressOf, atAddress } from "../address";
import { literal, template } from "../terraform-text";
import { begun, ended } from "./notices";
import type { TimeBoundGrant } from "./props";
import type { ScheduleRole } from "./roles";

/** What the schedules of all grants have in common. */
export interface Schedules {
  readonly instanceArn: string;
  readonly groupName: string;
  readonly topicArn: string;
  readonly queue: { readonly arn: string; readonly name: string };
  readonly ender: ScheduleRole;
  readonly notifier: ScheduleRole;
}

const DELETE_ACCOUNT_ASSIGNMENT = "arn:aws:scheduler:::aws-sdk:ssoadmin:deleteAccountAssignment";
const PUBLISH = "arn:aws:scheduler:::aws-sdk:sns:publish";

/** AWS's longest: a day of attempts, before somebody has to look into the queue. */
const RETRY = { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };

/** The provider waits up to two minutes for a new role, and the moment must lie ahead then. */
const SOON = `\${formatdate("YYYY-MM-DD'T'hh:mm:ss", timeadd(timestamp(), "3m"))}`;

/** The assignment, the schedule that ends it, and those that tell of it. */
export function grantResources(scope: Construct, grant: TimeBoundGrant, common: Schedules): void {
  const { name, until } = grant;
  const end = schedule(scope, `${name}-end`, common, {
    expression: at(until),
    target: DELETE_ACCOUNT_ASSIGNMENT,
    role: common.ender,
    input: {
      InstanceArn: template(common.instanceArn),
      TargetId: grant.targetId,
      TargetType: "AWS_ACCOUNT",
      PermissionSetArn: template(grant.permissionSet.arn),
      PrincipalType: grant.principalType,
      PrincipalId: template(grant.principalId),
    },
  });
  // Nobody has anything before its end is arranged, and the end goes after it.
  const assignment = assign(scope, grant, common.instanceArn, end);
  const notice = { target: PUBLISH, role: common.notifier };
  const toldLater = schedule(scope, `${name}-ended`, common, {
    ...notice,
    expression: at(until),
    input: ended(grant, common.topicArn, common.queue.name),
  });
  const told = schedule(scope, `${name}-begun`, common, {
    ...notice,
    expression: `at(${SOON})`,
    input: begun(grant, common.topicArn),
    dependsOn: [assignment],
  });
  // It is told once, soon after the apply that made it: AWS refuses any change of a schedule whose moment has passed.
  told.addOverride("lifecycle.ignore_changes", ["schedule_expression", "target"]);
  // Another end, or other access, is told anew.
  told.addOverride("lifecycle.replace_triggered_by", [addressOf(toldLater)]);
}

function assign(
  scope: Construct,
  grant: TimeBoundGrant,
  instanceArn: string,
  end: SchedulerSchedule,
): SsoadminAccountAssignment {
  const { name, until, permissionSet } = grant;
  return atAddress(
    assignmentAddress(grant),
    new SsoadminAccountAssignment(scope, `${name}-assignment`, {
      instanceArn,
      permissionSetArn: permissionSet.arn,
      principalType: grant.principalType,
      principalId: grant.principalId,
      targetType: "AWS_ACCOUNT",
      targetId: grant.targetId,
      dependsOn: [...permissionSet.assignmentDependencies, end],
      lifecycle: {
        precondition: [
          {
            // An old configuration would give it again, and its schedule fires once.
            condition: `\${timecmp(plantimestamp(), "${momentOf(end)}") < 0}`,
            errorMessage: literal(
              `Access ${JSON.stringify(name)} ended at ${until}, and this configuration is older. Synthesize again: the plan then takes away what is left of it.`,
            ),
          },
        ],
      },
    }),
  );
}

interface ScheduleProps {
  readonly expression: string;
  readonly target: string;
  readonly role: ScheduleRole;
  readonly input: object;
  readonly dependsOn?: readonly TerraformResource[];
}

function schedule(
  scope: Construct,
  name: string,
  { groupName, queue }: Schedules,
  { expression, target, role, input, dependsOn = [] }: ScheduleProps,
): SchedulerSchedule {
  return atAddress(
    address(name),
    new SchedulerSchedule(scope, name, {
      name,
      groupName,
      scheduleExpression: expression,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: target,
        roleArn: role.arn,
        input: literal(JSON.stringify(input)),
        retryPolicy: RETRY,
        deadLetterConfig: { arn: queue.arn },
      },
      dependsOn: [role.policy, ...dependsOn],
    }),
  );
}

/** Schedules are in UTC unless they say otherwise, and written without a zone. */
const at = (moment: string): string => `at(${moment.replace("Z", "")})`;

/** The moment that a schedule is for; a condition has to look at something of the configuration. */
const momentOf = (end: SchedulerSchedule): string =>
  `\${trimsuffix(trimprefix(${addressOf(end)}.schedule_expression, "at("), ")")}Z`;
