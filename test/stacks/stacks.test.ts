import { accessModel, environment, group, permissionSet } from "../fixtures/access-model";
import { acme } from "../fixtures/acme";
import { addresses, synth } from "../fixtures/synth";
import developmentStack from "./dev.golden.json";

const stacks = synth(acme);

describe("addresses, which move only with what they name", () => {
  test("identity", () => {
    expect(addresses(stacks.get("identity"))).toEqual([
      "aws_identitystore_group.Engineering",
      "aws_identitystore_group.Security",
      "aws_identitystore_group_membership.Engineering--ana_2e_lima",
      "aws_identitystore_group_membership.Engineering--bo_2e_chen",
      "aws_identitystore_group_membership.Security--ana_2e_lima",
      "aws_identitystore_user.ana_2e_lima",
      "aws_identitystore_user.bo_2e_chen",
      "aws_ssoadmin_managed_policy_attachment.auditor--SecurityAudit",
      "aws_ssoadmin_managed_policy_attachment.auditor--job-function--ViewOnlyAccess",
      "aws_ssoadmin_permission_set.auditor",
      "data.aws_ssoadmin_instances.instance",
    ]);
  });

  test("dev", () => {
    expect(addresses(stacks.get("dev"))).toEqual([
      "aws_ssoadmin_account_assignment.Engineering--developer--payments-dev",
      "aws_ssoadmin_account_assignment.Security--auditor--payments-dev",
      "aws_ssoadmin_customer_managed_policy_attachment.developer--developer-extra",
      "aws_ssoadmin_customer_managed_policy_attachment.developer--identity--developer-extra",
      "aws_ssoadmin_managed_policy_attachment.developer--AWSSupportAccess",
      "aws_ssoadmin_managed_policy_attachment.developer--job-function--ViewOnlyAccess",
      "aws_ssoadmin_permission_set.developer",
      "aws_ssoadmin_permission_set_inline_policy.developer",
      "aws_ssoadmin_permissions_boundary_attachment.developer",
      "data.aws_identitystore_groups.groups",
      "data.aws_ssoadmin_instances.instance",
      "data.terraform_remote_state.identity",
    ]);
  });

  test("prod", () => {
    expect(addresses(stacks.get("prod"))).toEqual([
      "aws_ssoadmin_account_assignment.Engineering--operator--payments-prod",
      "aws_ssoadmin_account_assignment.user--bo_2e_chen--operator--payments-prod",
      "aws_ssoadmin_permission_set.operator",
      "aws_ssoadmin_permissions_boundary_attachment.operator",
      "data.aws_identitystore_groups.groups",
      "data.aws_identitystore_user.bo_2e_chen",
      "data.aws_ssoadmin_instances.instance",
    ]);
  });
});

test("dev is, as a whole, what dev.golden.json says", () => {
  expect(stacks.get("dev")).toEqual(developmentStack);
});

describe("every stack", () => {
  const each = Array.from(stacks);

  test.each(each)(
    "%s keeps its state in S3: its own key, encrypted, locked",
    (name, { terraform }) => {
      expect(terraform.backend).toEqual({
        s3: {
          bucket: "acme-identity-center-state",
          key: `identity-center/${name}.tfstate`,
          region: "us-east-1",
          encrypt: true,
          kms_key_id: acme.state.kmsKey,
          use_lockfile: true,
        },
      });
    },
  );

  test.each(each)("%s takes the qualified provider in the tested range", (_, { terraform }) => {
    expect(terraform.required_providers).toEqual({
      aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" },
    });
  });

  test.each(each)("%s stops at credentials of another account", (_, { provider }) => {
    expect(provider.aws).toEqual([{ region: "us-east-1", allowed_account_ids: ["100000000002"] }]);
  });

  test.each(each)("%s refers to nothing that it does not declare", (_, stack) => {
    const declared = new Set(addresses(stack));
    const text = JSON.stringify({ ...stack, "//": undefined });
    const referred =
      text.match(/(?:data\.)?(?:aws|terraform_remote)_\w+\.(?:[A-Za-z_][\w-]*)/g) ?? [];
    expect(referred.length).toBeGreaterThan(0);
    expect(referred.filter((address) => !declared.has(address))).toEqual([]);
  });

  test.each(each)("%s has no setting for tests, and no lookup per permission set", (_, stack) => {
    expect(JSON.stringify(stack.provider)).not.toMatch(/endpoint|skip_|access_key/);
    expect(Object.keys(stack.data ?? {})).not.toContain("aws_ssoadmin_permission_set");
  });
});

test("the management account administers where nobody is delegated", () => {
  const { delegatedAdministrator, ...instance } = acme.instance;
  const identity = synth(accessModel({ instance })).get("identity");
  expect(identity?.provider.aws?.[0]?.allowed_account_ids).toEqual([instance.managementAccount]);
});

test("an instance that is given is not looked up", () => {
  const arn = "arn:aws:sso:::instance/ssoins-0123456789abcdef";
  const given = { ...acme.instance, arn, identityStoreId: "d-0123456789" };
  for (const stack of synth({ ...acme, instance: given }).values()) {
    expect(Object.keys(stack.data ?? {})).not.toContain("aws_ssoadmin_instances");
    expect(JSON.stringify(stack.resource)).toContain(arn);
  }
});

test("the state of identity is read only where a set of its own is assigned", () => {
  expect(stacks.get("dev")?.data).toHaveProperty("terraform_remote_state");
  expect(stacks.get("prod")?.data).not.toHaveProperty("terraform_remote_state");
});

test("an external directory is read, never written", () => {
  const external = synth({ ...acme, directory: { ...acme.directory, source: "external" } });
  const types = Object.keys(external.get("identity")?.resource ?? {});
  expect(types.filter((type) => type.startsWith("aws_identitystore"))).toEqual([]);
  expect(external.get("identity")?.output).not.toHaveProperty("group_ids");
});

test("an environment without grants reads no directory", () => {
  const dev = environment("dev", { permissionSets: [permissionSet("developer")] });
  expect(addresses(synth(accessModel({ environments: [dev] })).get("dev"))).toEqual([
    "aws_ssoadmin_permission_set.developer",
    "data.aws_ssoadmin_instances.instance",
  ]);
});

test("a group's name is text in the outputs, whatever it looks like to Terraform", () => {
  const directory = { source: "identity-center" as const, users: [], groups: [group("100%{x}")] };
  expect(synth(accessModel({ directory })).get("identity")?.output?.group_ids?.value).toEqual({
    "100%%{x}": "${aws_identitystore_group._31_00_25__7b_x_7d_.group_id}",
  });
});

test("other stacks and people find ids in the outputs", () => {
  expect(stacks.get("identity")?.output).toEqual({
    permission_set_arns: {
      description: "ARN of each permission set that this stack owns.",
      value: { auditor: "${aws_ssoadmin_permission_set.auditor.arn}" },
    },
    group_ids: {
      description: "Id of each group.",
      value: {
        Engineering: "${aws_identitystore_group.Engineering.group_id}",
        Security: "${aws_identitystore_group.Security.group_id}",
      },
    },
  });
});
