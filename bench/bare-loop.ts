import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { App, TerraformStack } from "cdktf";

const PERMISSION_SETS = 10;

/** What one writes without this project: a construct for each assignment, nothing else. */
export function synthesizeBareLoop(assignments: number, outdir: string): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "dev");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const instanceArn = "arn:aws:sso:::instance/ssoins-0123456789abcdef";
  const permissionSets = Array.from(
    { length: PERMISSION_SETS },
    (_, index) =>
      new SsoadminPermissionSet(stack, `set-${index}`, { instanceArn, name: `set-${index}` }),
  );
  for (let index = 0; index < assignments; index++) {
    const permissionSet = permissionSets[index % PERMISSION_SETS];
    if (!permissionSet) throw new Error("a permission set for every assignment");
    new SsoadminAccountAssignment(stack, `assignment-${index}`, {
      instanceArn,
      permissionSetArn: permissionSet.arn,
      principalId: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      principalType: "GROUP",
      targetId: String(200_000_000_000 + index),
      targetType: "AWS_ACCOUNT",
    });
  }
  app.synth();
}
