import { prod, security } from "../../estate-fixture";
import type { RunningSandbox } from "../../running-sandbox";

export const GroupName = "emergencies";
export const groupArn = `arn:aws:scheduler:us-east-1:${security}:schedule-group/${GroupName}`;
export const roleName = "ends-assignments";
export const RoleArn = `arn:aws:iam::${security}:role/${roleName}`;
export const queueArn = `arn:aws:sqs:us-east-1:${security}:dead-letters`;
export const endTarget = "arn:aws:scheduler:::aws-sdk:ssoadmin:deleteAccountAssignment";

export const trust = (conditions: object = { "aws:SourceArn": groupArn }): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "scheduler.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": security, ...conditions } },
      },
    ],
  });

export const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const allow = (Action: string, ...Resource: readonly string[]): object => ({
  Effect: "Allow",
  Action,
  Resource,
});

/** One user with one permission set in one account. */
export async function assign(running: RunningSandbox) {
  const sso = running.ssoAdmin();
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  const InstanceArn = instance?.InstanceArn ?? "";
  const { PermissionSet } = await sso.createPermissionSet({ InstanceArn, Name: "break-glass" });
  const { Users } = await running
    .identityStore()
    .listUsers({ IdentityStoreId: instance?.IdentityStoreId });
  const assignment = {
    InstanceArn,
    PermissionSetArn: PermissionSet?.PermissionSetArn ?? "",
    TargetId: prod,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "USER",
    PrincipalId: Users?.[0]?.UserId ?? "",
  } as const;
  await sso.createAccountAssignment(assignment);
  const held = async () =>
    (
      await sso.listAccountAssignments({
        InstanceArn,
        AccountId: prod,
        PermissionSetArn: assignment.PermissionSetArn,
      })
    ).AccountAssignments?.length;
  return { assignment, held };
}

/** `at(…)` as many minutes from the sandbox's now. */
export function inMinutes({ sandbox }: RunningSandbox, minutes: number): string {
  const moment = new Date(sandbox.clock.now().getTime() + minutes * 60_000);
  return `at(${moment.toISOString().slice(0, 19)})`;
}

export const minutes = (count: number): number => count * 60_000;
