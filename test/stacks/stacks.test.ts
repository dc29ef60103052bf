import { missingAssignee } from "../../stacks/missing-group";
import {
  accessModel,
  account,
  assignment,
  environment,
  group,
  groupGrant,
  permissionSet,
} from "../fixtures/access-model";
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
      "aws_ssoadmin_application.developer-portal",
      "aws_ssoadmin_application.payroll",
      "aws_ssoadmin_application_access_scope.developer-portal--sso--account--access",
      "aws_ssoadmin_application_assignment.Engineering--developer-portal",
      "aws_ssoadmin_application_assignment.user--bo_2e_chen--developer-portal",
      "aws_ssoadmin_application_assignment_configuration.developer-portal",
      "aws_ssoadmin_application_assignment_configuration.payroll",
      "aws_ssoadmin_instance_access_control_attributes.access-control-attributes",
      "aws_ssoadmin_managed_policy_attachment.auditor--SecurityAudit",
      "aws_ssoadmin_managed_policy_attachment.auditor--job-function--ViewOnlyAccess",
      "aws_ssoadmin_permission_set.auditor",
      "aws_ssoadmin_trusted_token_issuer.okta",
      "data.aws_ssoadmin_instances.instance",
      "terraform_data.developer-portal",
      "terraform_data.payroll",
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
    const referred = text.match(/(?:data\.)?(?:aws|terraform)_\w+\.(?:[A-Za-z_][\w-]*)/g) ?? [];
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

describe("an external directory", () => {
  const external = { ...acme, directory: { ...acme.directory, source: "external" as const } };
  const identity = synth(external).get("identity");

  test("is read, never written", () => {
    const types = Object.keys(identity?.resource ?? {});
    expect(types.filter((type) => type.startsWith("aws_identitystore"))).toEqual([]);
    expect(identity?.output).not.toHaveProperty("group_ids");
  });

  test("is read where applications are assigned, a missing group explained", () => {
    const assignments = identity?.resource?.aws_ssoadmin_application_assignment;
    expect(assignments?.["Engineering--developer-portal"]?.principal_id).toBe(
      '${local.group_ids["Engineering"]}',
    );
    expect(assignments?.["user--bo_2e_chen--developer-portal"]?.principal_id).toBe(
      "${data.aws_identitystore_user.bo_2e_chen.user_id}",
    );
    expect(identity?.data?.aws_identitystore_groups?.groups?.lifecycle.postcondition).toEqual([
      {
        condition: '${contains(self.groups[*].display_name, "Engineering")}',
        error_message: missingAssignee("Engineering", [
          "access/applications/developer-portal.yaml",
        ]),
      },
    ]);
  });

  test("is left alone by identity where no application is assigned", () => {
    const { data } = synth({ ...external, applications: [] }).get("identity") ?? {};
    expect(Object.keys(data ?? {})).toEqual(["aws_ssoadmin_instances"]);
  });
});

test("a pending grant asks for no group and assigns nothing", () => {
  const to = account("a", "100000000011");
  const pending = { ...groupGrant("Platform", "viewer", ["all"]), pending: true as const };
  const dev = environment("dev", {
    permissionSets: [permissionSet("viewer")],
    grants: [pending, groupGrant("Engineering", "viewer", ["all"])],
    assignments: [assignment("Engineering", "viewer", to)],
  });
  const { data, resource } = synth(accessModel({ environments: [dev] })).get("dev") ?? {};
  expect(JSON.stringify([data, resource])).not.toContain("Platform");
});

test("applications, their scopes and assignments go before what they need", () => {
  // Terraform destroys against references, so that each of these is one.
  const { resource } = stacks.get("identity") ?? {};
  const application = "${aws_ssoadmin_application.developer-portal.application_arn}";
  const dependents = [
    resource?.aws_ssoadmin_application_assignment?.["Engineering--developer-portal"],
    resource?.aws_ssoadmin_application_assignment_configuration?.["developer-portal"],
    resource?.aws_ssoadmin_application_access_scope?.["developer-portal--sso--account--access"],
  ];
  expect(dependents.map((block) => block?.application_arn)).toEqual(
    dependents.map(() => application),
  );
  expect(dependents[0]?.principal_id).toBe("${aws_identitystore_group.Engineering.group_id}");
  expect(dependents[2]?.authorized_targets).toEqual([
    "${aws_ssoadmin_application.payroll.application_arn}",
    "${one(data.aws_ssoadmin_instances.instance.arns)}",
  ]);
});

test("an instance without attributes for access control keeps its own setting", () => {
  const accessControl = { attributes: [], passedByIdentityProvider: ["team"] };
  const { resource } = synth({ ...acme, accessControl }).get("identity") ?? {};
  expect(Object.keys(resource ?? {})).not.toContain(
    "aws_ssoadmin_instance_access_control_attributes",
  );
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
    application_arns: {
      description: "ARN of each application.",
      value: {
        "developer-portal": "${aws_ssoadmin_application.developer-portal.application_arn}",
        payroll: "${aws_ssoadmin_application.payroll.application_arn}",
      },
    },
    trusted_token_issuer_arns: {
      description: "ARN of each trusted token issuer.",
      value: { okta: "${aws_ssoadmin_trusted_token_issuer.okta.arn}" },
    },
  });
});
