import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { AccountAssignments } from "../../modules/account-assignments/account-assignments";

/** Ten groups with ten permission sets each in every account. */
const TEN = Array.from({ length: 10 }, (_, index) => index);

const INSTANCE = "arn:aws:sso:::instance/ssoins-0123456789abcdef";

const permissionSetArn = (index: number): string =>
  `arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-${String(index).padStart(16, "0")}`;

const groupId = (index: number): string =>
  `00000000-0000-0000-0000-${String(index).padStart(12, "0")}`;

const accountsOf = (assignments: number): string[] =>
  Array.from({ length: assignments / 100 }, (_, index) => String(111_100_000_000 + index * 7_919));

/** Nothing is called: a plan from an empty state is Terraform's own work. */
const PROVIDER = {
  region: "us-east-1",
  accessKey: "none",
  secretKey: "none",
  skipCredentialsValidation: true,
  skipRequestingAccountId: true,
  skipMetadataApiCheck: "true",
};

/** Shapes of the same assignments. */
export const SHAPES = {
  stack: "a block for each, as our stacks have it",
  module: "the module account-assignments",
  block: "one block with for_each",
} as const;

export type Shape = keyof typeof SHAPES;

/** Writes a configuration into a folder. @returns where Terraform runs */
export function writeConfiguration(folder: string, shape: Shape, assignments: number): string {
  const accounts = accountsOf(assignments);
  if (shape === "stack") return writeStack(folder, accounts);
  const configuration = {
    terraform: {
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    },
    provider: { aws: snakeCased(PROVIDER) },
    ...(shape === "block" ? oneBlock(accounts) : moduleCall(folder, accounts)),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration));
  return folder;
}

function writeStack(outdir: string, accounts: readonly string[]): string {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "assignments");
  new AwsProvider(stack, "aws", PROVIDER);
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: ">= 5.100.0, < 7.0.0",
  });
  const sets = TEN.map((index) => ({
    key: `set-${index}`,
    arn: permissionSetArn(index),
    assignmentDependencies: [],
  }));
  new AccountAssignments(stack, "account-assignments", {
    instanceArn: INSTANCE,
    assignments: accounts.flatMap((targetId) =>
      TEN.flatMap((group) =>
        sets.map((permissionSet) => ({
          principalType: "GROUP" as const,
          principalId: groupId(group),
          principalName: `group-${group}`,
          permissionSet,
          targetId,
        })),
      ),
    ),
  });
  app.synth();
  return join(outdir, "stacks/assignments");
}

const moduleCall = (folder: string, accounts: readonly string[]): object => ({
  module: {
    account_assignments: {
      source: relative(folder, join(__dirname, "../../terraform-modules/account-assignments")),
      instance_arn: INSTANCE,
      permission_set_arns: Object.fromEntries(
        TEN.map((index) => [`set-${index}`, permissionSetArn(index)]),
      ),
      group_ids: Object.fromEntries(TEN.map((index) => [`group-${index}`, groupId(index)])),
      assignments: TEN.flatMap((group) =>
        TEN.map((set) => ({
          group: `group-${group}`,
          permission_set: `set-${set}`,
          account_ids: accounts,
        })),
      ),
    },
  },
});

const oneBlock = (accounts: readonly string[]): object => ({
  locals: {
    all: Object.fromEntries(
      accounts.flatMap((account) =>
        TEN.flatMap((group) =>
          TEN.map((set) => [
            `group-${group}/set-${set}/${account}`,
            { account, group: groupId(group), set: permissionSetArn(set) },
          ]),
        ),
      ),
    ),
  },
  resource: {
    aws_ssoadmin_account_assignment: {
      this: {
        for_each: "${local.all}",
        instance_arn: INSTANCE,
        permission_set_arn: "${each.value.set}",
        principal_id: "${each.value.group}",
        principal_type: "GROUP",
        target_id: "${each.value.account}",
        target_type: "AWS_ACCOUNT",
      },
    },
  },
});

const snakeCased = (settings: object): object =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
