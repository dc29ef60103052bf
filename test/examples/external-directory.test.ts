import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccessModel } from "../../model/access-model";
import { loadAccess } from "../../model/load-access";
import { renderDiagnostic } from "../../model/render-diagnostic";
import { addresses, synth } from "../fixtures/synth";

const ACCESS = "examples/external-directory/access";

interface Read {
  readonly model: AccessModel;
  readonly notices: readonly string[];
}

function read(directory: string): Read {
  const loaded = loadAccess(directory);
  if (!loaded.ok) throw new Error(loaded.errors.map(renderDiagnostic).join("\n"));
  return { model: loaded.value, notices: loaded.notices.map(renderDiagnostic) };
}

/** The example after the snapshot was taken again: the identity provider has sent the group. */
function afterDelivery(): Read {
  const parent = mkdtempSync(join(tmpdir(), "external-directory-"));
  try {
    const directory = join(parent, "access");
    cpSync(ACCESS, directory, { recursive: true });
    const snapshot = join(directory, "organization.snapshot.yaml");
    const text = readFileSync(snapshot, "utf8");
    writeFileSync(
      snapshot,
      text.replace("groups:\n", "groups:\n  - { displayName: AWS-Data-Scientists }\n"),
    );
    return read(directory);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const assignmentsOf = (model: AccessModel) =>
  Object.keys(synth(model).get("dev")?.resource?.aws_ssoadmin_account_assignment ?? {}).sort();

describe("the example of an external directory", () => {
  const { model, notices } = read(ACCESS);
  const stacks = synth(model);

  test("says which grant waits, and nothing else", () => {
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain("environments/dev.yaml:6:14 notice pending-group");
  });

  test("writes no user and no group", () => {
    for (const stack of stacks.values()) {
      expect(addresses(stack).filter((name) => name.startsWith("aws_identitystore"))).toEqual([]);
    }
  });

  test("owns what an instance has once", () => {
    expect(addresses(stacks.get("identity"))).toEqual([
      "aws_ssoadmin_application.notebooks",
      "aws_ssoadmin_application_access_scope.notebooks--s3--access__grants--read__write",
      "aws_ssoadmin_application_assignment.AWS-Engineers--notebooks",
      "aws_ssoadmin_application_assignment.user--aiko_2e_sato_40_harbor_2e_example--notebooks",
      "aws_ssoadmin_application_assignment_configuration.notebooks",
      "aws_ssoadmin_instance_access_control_attributes.access-control-attributes",
      "aws_ssoadmin_trusted_token_issuer.okta",
      "data.aws_identitystore_groups.groups",
      "data.aws_identitystore_user.aiko_2e_sato_40_harbor_2e_example",
      "data.aws_ssoadmin_instances.instance",
      "terraform_data.notebooks",
    ]);
  });

  test("leaves the pending grant out, and assigns it once its group is there", () => {
    const engineers = [
      "AWS-Engineers--analyst--reports-dev",
      "AWS-Engineers--viewer--notebooks-dev",
      "AWS-Engineers--viewer--reports-dev",
    ];
    expect(assignmentsOf(model)).toEqual(engineers);

    const delivered = afterDelivery();

    expect(delivered.notices.join()).toContain("which is there: it counts.");
    expect(assignmentsOf(delivered.model)).toEqual([
      "AWS-Data-Scientists--analyst--notebooks-dev",
      "AWS-Data-Scientists--analyst--reports-dev",
      ...engineers,
    ]);
  });

  test("takes ids from what the plan reads, so that a group created anew is followed", () => {
    const dev = stacks.get("dev");
    const assignments = Object.values(dev?.resource?.aws_ssoadmin_account_assignment ?? {});
    expect(new Set(assignments.map(({ principal_id }) => principal_id))).toEqual(
      new Set(['${local.group_ids["AWS-Engineers"]}']),
    );
    expect(dev?.locals?.group_ids).toContain(
      "for group in data.aws_identitystore_groups.groups.groups : group.display_name => group.group_id",
    );
  });
});
