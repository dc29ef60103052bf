import { join } from "node:path";
import { plainStacks } from "../../cli/synth/plain-stacks";
import { synth } from "../fixtures/synth";
import { type AccessTree, added, loadValid, VALID_TREE } from "../model/access-tree";

const DEV = "environments/dev.yaml";

const withModules = (modules: string): AccessTree =>
  added(DEV, `${VALID_TREE[DEV]}modules:\n${modules}`);

const dev = (modules: string) => synth(loadValid(withModules(modules))).get("dev");

describe("a module of another team in an environment's stack", () => {
  test("is called with values, ARNs and ids, and its outputs are passed on", () => {
    const json = dev(`  console:
    source: acme/console/aws
    version: 1.2.0
    inputs:
      set: { permissionSet: viewer }
      shared: { permissionSet: auditor }
      groups: [{ group: Engineering }]
      lead: { user: bo.chen }
      account: { account: shop-dev }
      instance: { instance: arn }
      text: "\${not.a.template} %{ if }"
      as: { value: { group: "\${x}" } }
      mixedCase: { innerKey: [null, true, { Deep.key: 1 }], empty: {}, none: [] }
      nothing: null
    outputs: [application_arn]
`);
    const { "//": _, ...console } = json?.module?.console ?? {};
    expect(console).toEqual({
      source: "acme/console/aws",
      version: "1.2.0",
      set: "${aws_ssoadmin_permission_set.viewer.arn}",
      shared: '${local.shared_permission_set_arns["auditor"]}',
      groups: ['${local.group_ids["Engineering"]}'],
      lead: "${data.aws_identitystore_user.bo_2e_chen.user_id}",
      account: "100000000012",
      instance: expect.stringMatching(/^\$\{.*arns.*\}$/),
      text: "$${not.a.template} %%{ if }",
      as: { group: "$${x}" },
      mixedCase: { innerKey: [null, true, { "Deep.key": 1 }], empty: {}, none: [] },
      nothing: null,
    });
    expect(json?.output?.modules).toEqual({
      description: "Outputs of modules of other teams, by module.",
      value: { console: { application_arn: "${module.console.application_arn}" } },
    });
  });

  test("has a group read that nothing is granted to, with a message of its own", () => {
    const tree = {
      ...withModules("  console: { source: ./a, inputs: { it: { group: Auditors } } }\n"),
      "directory.yaml": `${VALID_TREE["directory.yaml"]}  - { displayName: Auditors }\n`,
    };
    const groups = synth(loadValid(tree)).get("dev")?.data?.aws_identitystore_groups?.groups;
    expect(groups?.lifecycle.postcondition).toContainEqual({
      condition: '${contains(self.groups[*].display_name, "Auditors")}',
      error_message:
        'The directory must hold group "Auditors", given by access/environments/dev.yaml to module console. Deploy identity first: npx cdktf deploy identity',
    });
  });

  test("leaves everything else as it is", () => {
    const { module: _, ...others } = dev("  console: { source: ./a }\n") ?? {};
    expect(others).toEqual(synth(loadValid(VALID_TREE)).get("dev"));
  });

  test("of a folder is seen from where the stack's JSON is, alike on every machine", async () => {
    const model = loadValid(withModules("  console: { source: ./shared/console }\n"));
    const [first, second] = await Promise.all(
      ["terraform", join("out", "plain")].map((folder) => plainStacks(model, folder)),
    );
    const seen = (stacks: ReadonlyMap<string, string> | undefined) =>
      JSON.parse(stacks?.get("dev") ?? "{}").module.console;
    expect(seen(first)).toEqual({ source: "../../shared/console" });
    expect(seen(second)).toEqual({ source: "../../../shared/console" });
  });
});
