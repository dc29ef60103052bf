import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Principals } from "../../modules/principals/principals";
import { synthModule } from "../fixtures/synth-module";

const synthPrincipals = (groups: readonly string[], users: readonly string[]) =>
  synthModule((stack) => {
    const principals = new Principals(stack, "principals", {
      identityStoreId: "d-0123456789",
      groups: groups.map((displayName) => ({ displayName, missingMessage: `No ${displayName}` })),
      users,
    });
    for (const name of groups) {
      new TerraformOutput(stack, `group ${name}`, {
        staticId: true,
        value: principals.principalId("GROUP", name),
      });
    }
    for (const name of users) {
      new TerraformOutput(stack, `user ${name}`, {
        staticId: true,
        value: principals.principalId("USER", name),
      });
    }
  });

describe("Principals", () => {
  test("finds all groups in one listing, each with its own message", () => {
    // WHEN
    const { data, output, locals } = synthPrincipals(["Engineering", 'The "${A}" team'], []);
    // THEN
    expect(Object.keys(data ?? {})).toEqual(["aws_identitystore_groups"]);
    expect(data?.aws_identitystore_groups?.groups?.lifecycle.postcondition).toEqual([
      {
        condition: '${contains(self.groups[*].display_name, "Engineering")}',
        error_message: "No Engineering",
      },
      {
        condition: '${contains(self.groups[*].display_name, "The \\"$${A}\\" team")}',
        error_message: 'No The "$${A}" team',
      },
    ]);
    expect(output?.["group Engineering"]?.value).toBe('${local.group_ids["Engineering"]}');
    expect(locals?.group_ids).toBe(
      '${merge({ for name in ["Engineering", "The \\"$${A}\\" team"] : name => "00000000-0000-0000-0000-000000000000" }, ' +
        "{ for group in data.aws_identitystore_groups.groups.groups : group.display_name => group.group_id })}",
    );
  });

  test("reads each user by name, after the listing whose message says more", () => {
    // WHEN
    const { data, output } = synthPrincipals(["Engineering"], ["ana.lima"]);
    // THEN
    expect(data?.aws_identitystore_user?.ana_2e_lima).toMatchObject({
      identity_store_id: "d-0123456789",
      alternate_identifier: {
        unique_attribute: { attribute_path: "UserName", attribute_value: "ana.lima" },
      },
      depends_on: ["data.aws_identitystore_groups.groups"],
    });
    expect(output?.["user ana.lima"]?.value).toBe(
      "${data.aws_identitystore_user.ana_2e_lima.user_id}",
    );
  });

  test("calls nothing where nothing is required", () => {
    expect(synthPrincipals([], [])).not.toHaveProperty("data");
    expect(synthPrincipals([], ["ana"]).data).not.toHaveProperty("aws_identitystore_groups");
  });

  test.each([
    ["group", "GROUP"],
    ["user", "USER"],
  ] as const)("refuses a %s that it was not told of", (what, type) => {
    const principals = new Principals(new TerraformStack(Testing.app(), "test"), "principals", {
      identityStoreId: "d-0123456789",
      groups: [],
      users: [],
    });
    expect(() => principals.principalId(type, "Enginering")).toThrow(
      `A ${what} is listed in the props of Principals before its id is asked for, got: "Enginering"`,
    );
  });
});
