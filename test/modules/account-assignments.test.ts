import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import {
  type AccountAssignment,
  AccountAssignments,
} from "../../modules/account-assignments/account-assignments";
import { PermissionSet } from "../../modules/permission-set/permission-set";
import { synthModule } from "../fixtures/synth-module";

const bare = { key: "developer", arn: "arn:developer", assignmentDependencies: [] };

const assignment: AccountAssignment = {
  principalType: "GROUP",
  principalId: "group-id",
  principalName: "Engineering",
  permissionSet: bare,
  targetId: "100000000011",
  targetName: "payments-dev",
};

const synthAssignments = (...assignments: AccountAssignment[]) =>
  synthModule((stack) => {
    new AccountAssignments(stack, "assignments", { instanceArn: "arn:instance", assignments });
  }).resource?.aws_ssoadmin_account_assignment;

describe("AccountAssignments", () => {
  test("writes every attribute of each assignment, the target's type included", () => {
    expect(synthAssignments(assignment)).toEqual({
      "Engineering--developer--payments-dev": {
        instance_arn: "arn:instance",
        permission_set_arn: "arn:developer",
        principal_id: "group-id",
        principal_type: "GROUP",
        target_id: "100000000011",
        target_type: "AWS_ACCOUNT",
      },
    });
  });

  test("tells a user and a group of one name apart, and names an account by its id if need be", () => {
    const resources = synthAssignments(
      { ...assignment, principalName: "ana", targetName: undefined },
      { ...assignment, principalName: "ana", principalType: "USER", targetName: undefined },
    );
    expect(Object.keys(resources ?? {})).toEqual([
      "ana--developer--100000000011",
      "user--ana--developer--100000000011",
    ]);
  });

  test("comes after the set and its policies, and adds nothing when there are none", () => {
    // GIVEN
    const { resource } = synthModule((stack) => {
      const permissionSet = new PermissionSet(stack, "set", {
        instanceArn: "arn:instance",
        name: "developer",
        inlinePolicy: { Version: "2012-10-17" },
        managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
      });
      new AccountAssignments(stack, "assignments", {
        instanceArn: "arn:instance",
        assignments: [{ ...assignment, permissionSet }],
      });
    });
    // THEN
    const [written] = Object.values(resource?.aws_ssoadmin_account_assignment ?? {});
    expect(written?.permission_set_arn).toBe("${aws_ssoadmin_permission_set.developer.arn}");
    expect(written?.depends_on).toEqual([
      "aws_ssoadmin_managed_policy_attachment.developer--ReadOnlyAccess",
    ]);
    expect(synthAssignments()).toBeUndefined();
  });

  test("shares a stack with others of its kind", () => {
    const { resource } = synthModule((stack) => {
      for (const name of ["a", "b"]) {
        new AccountAssignments(stack, name, {
          instanceArn: "arn:instance",
          assignments: [{ ...assignment, principalName: name }],
        });
      }
    });
    expect(Object.keys(resource?.aws_ssoadmin_account_assignment ?? {})).toEqual([
      "a--developer--payments-dev",
      "b--developer--payments-dev",
    ]);
  });

  test("refuses one assignment twice, which CDKTF would merge without a word", () => {
    expect(() => synthAssignments(assignment, assignment)).toThrow(
      "got: aws_ssoadmin_account_assignment.Engineering--developer--payments-dev twice",
    );
  });

  test.each([
    [{ targetId: "1234" }, `A targetId is an account's 12 digits, got: "1234"`],
    [{ principalType: "ROLE" as "USER" }, `A principalType is GROUP or USER, got: "ROLE"`],
  ])("refuses %j", (change, message) => {
    expect(() => synthAssignments({ ...assignment, ...change })).toThrow(new Error(message));
  });

  test("refuses HCL output, which would drop all assignments but one", () => {
    const stack = new TerraformStack(Testing.app(), "test");
    const construct = new AccountAssignments(stack, "assignments", {
      instanceArn: "arn:instance",
      assignments: [assignment],
    });
    expect(() => construct.toHclTerraform()).toThrow(
      "AccountAssignments is synthesized as Terraform JSON only: CDKTF's HCL output keeps one resource per construct and would drop the others. " +
        "Synthesize without --hcl; Terraform reads the JSON as it is.",
    );
  });

  test("follows a permission set of another stack through CDKTF's own remote state", () => {
    // GIVEN
    const outdir = mkdtempSync(join(tmpdir(), "assignments-"));
    const app = new App({ outdir });
    const [owner, user] = ["owner", "user"].map((name) => {
      const stack = new TerraformStack(app, name);
      new AwsProvider(stack, "aws", { region: "us-east-1" });
      return stack;
    }) as [TerraformStack, TerraformStack];
    const { arn } = new PermissionSet(owner, "set", { instanceArn: "arn:instance", name: "dev" });
    new AccountAssignments(user, "assignments", {
      instanceArn: "arn:instance",
      assignments: [{ ...assignment, permissionSet: { ...bare, arn } }],
    });
    // WHEN
    app.synth();
    // THEN
    const json = JSON.parse(readFileSync(join(outdir, "stacks/user/cdk.tf.json"), "utf8"));
    rmSync(outdir, { recursive: true });
    const [written] = Object.values<{ permission_set_arn: string }>(
      json.resource.aws_ssoadmin_account_assignment,
    );
    expect(written?.permission_set_arn).toMatch(
      /^\$\{data\.terraform_remote_state\.[\w-]+\.outputs\.[\w-]+\}$/,
    );
  });
});
