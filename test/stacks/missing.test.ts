import type { AccessModel } from "../../model/access-model";
import { missingAssignee, missingGroup } from "../../stacks/missing-group";
import {
  accessModel,
  account,
  assignment,
  environment,
  groupGrant,
} from "../fixtures/access-model";
import { acme } from "../fixtures/acme";
import { synth } from "../fixtures/synth";

describe("a group that is missing", () => {
  const grants = [
    groupGrant("Engineering", "viewer", ["tag:team=a", "all"]),
    groupGrant("Engineering", "developer", ["payments-dev"]),
  ];

  test("is named with its file and its grants as written, and what to do", () => {
    expect(missingGroup("Engineering", grants, "identity-center")).toBe(
      'The directory must hold group "Engineering", which access/environments/dev.yaml grants: developer on payments-dev; viewer on all, tag:team=a. ' +
        "Deploy identity first: npx cdktf deploy identity",
    );
  });

  test("is named with what its grants leave out", () => {
    const grant = groupGrant("Engineering", "viewer", ["all"]);
    const excluding = { ...grant, except: ["tag:team=a", "payments-dev"] };
    expect(missingGroup("Engineering", [excluding], "identity-center")).toContain(
      " grants: viewer on all except payments-dev, tag:team=a. ",
    );
  });

  test("of an external directory has not been delivered", () => {
    expect(missingGroup("Engineering", grants, "external")).toBe(
      'The directory must hold group "Engineering", which access/environments/dev.yaml grants: developer on payments-dev; viewer on all, tag:team=a. ' +
        "The directory is external: SCIM or Active Directory has not delivered this group to IAM Identity Center. Assign it to IAM Identity Center there, or correct the name.",
    );
  });

  test("of an external directory is named with the applications that are assigned to it", () => {
    const files = ["access/applications/b.yaml", "access/applications/a.yaml"];
    expect(missingAssignee("Engineering", files)).toBe(
      'The directory must hold group "Engineering", assigned in access/applications/a.yaml and access/applications/b.yaml. ' +
        "The directory is external: SCIM or Active Directory has not delivered this group to IAM Identity Center. Assign it to IAM Identity Center there, or correct the name.",
    );
  });

  test("stops the plan at the listing, with that message", () => {
    const messages = (model: AccessModel) =>
      synth(model).get("dev")?.data?.aws_identitystore_groups?.groups?.lifecycle.postcondition;
    expect(messages(acme)).toEqual([
      {
        condition: '${contains(self.groups[*].display_name, "Engineering")}',
        error_message: missingGroup("Engineering", [acmeGrant("Engineering")], "identity-center"),
      },
      {
        condition: '${contains(self.groups[*].display_name, "Security")}',
        error_message: missingGroup("Security", [acmeGrant("Security")], "identity-center"),
      },
    ]);
  });

  test("is text, whatever its name looks like to Terraform", () => {
    const to = account("a", "100000000011");
    const dev = environment("dev", {
      grants: [groupGrant("${x}", "s", ["all"])],
      assignments: [{ ...assignment("${x}", "s", to) }],
    });
    const instancePermissionSets = acme.instancePermissionSets.map((set) => ({ ...set, key: "s" }));
    const { data } =
      synth(accessModel({ environments: [dev], instancePermissionSets })).get("dev") ?? {};
    const [condition] = data?.aws_identitystore_groups?.groups?.lifecycle.postcondition ?? [];
    expect(condition.condition).toBe('${contains(self.groups[*].display_name, "$${x}")}');
    expect(condition.error_message).toContain('group "$${x}", which');
  });

  const acmeGrant = (name: string) => {
    const grant = acme.environments[0]?.grants.find(({ principal }) => principal.name === name);
    if (!grant) throw new Error(`acme grants ${name} nothing in dev`);
    return grant;
  };
});

describe("a permission set that identity has not deployed", () => {
  const dev = synth(acme).get("dev");
  const state = dev?.data?.terraform_remote_state?.identity;

  test("stops the plan with a message that names it and the stack to deploy first", () => {
    expect(state?.lifecycle.postcondition).toEqual([
      {
        condition: '${can(self.outputs.permission_set_arns["auditor"])}',
        error_message:
          'The state of identity must hold permission set "auditor" (scope: instance), which grants of dev name. Deploy identity first: npx cdktf deploy identity',
      },
    ]);
  });

  test("stops the plan at an absent state, too, where Terraform quotes what to do", () => {
    expect(state?.workspace).toBe(
      '${"default" /* Deploy identity first: npx cdktf deploy identity */}',
    );
  });

  test("is asked for after the group listing, whose message says more than an absent state's", () => {
    expect(state?.depends_on).toEqual(["data.aws_identitystore_groups.groups"]);
  });

  test("leaves its assignments something to evaluate in a destroy", () => {
    expect(dev?.locals?.shared_permission_set_arns).toEqual({
      auditor:
        '${try(data.terraform_remote_state.identity.outputs.permission_set_arns["auditor"], "arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-0000000000000000")}',
    });
    expect(
      dev?.resource?.aws_ssoadmin_account_assignment?.["Security--auditor--payments-dev"]
        ?.permission_set_arn,
    ).toBe('${local.shared_permission_set_arns["auditor"]}');
  });
});
