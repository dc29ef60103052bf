import type { PlannedResource } from "../../../review/plan/planned-resources";
import { referred } from "../../../review/plan/references";

const set = (address: string, module = "", index?: string): PlannedResource => ({
  plan: "dev",
  mode: "managed",
  address,
  module,
  type: "aws_ssoadmin_permission_set",
  name: /permission_set\.(\w+)/.exec(address)?.[1] ?? "",
  ...(index === undefined ? {} : { index }),
  after: {},
  unknown: { arn: true },
  replaced: false,
});

const assignment = (module = ""): PlannedResource => ({
  ...set("aws_ssoadmin_account_assignment.it", module),
  type: "aws_ssoadmin_account_assignment",
  name: "it",
});

const resource = (references: readonly string[], each?: readonly string[]) => ({
  mode: "managed",
  type: "aws_ssoadmin_account_assignment",
  name: "it",
  expressions: { permission_set_arn: { references } },
  ...(each === undefined ? {} : { for_each_expression: { references: each } }),
});

const SETS = [
  set("aws_ssoadmin_permission_set.viewer"),
  set('aws_ssoadmin_permission_set.this["reader"]', "", "reader"),
  set('aws_ssoadmin_permission_set.this["writer"]', "", "writer"),
  set('module.sets["a"].aws_ssoadmin_permission_set.own', 'module.sets["a"]'),
  set('module.sets["b"].aws_ssoadmin_permission_set.own', 'module.sets["b"]'),
];

const meant = (configuration: object, from = assignment()): readonly string[] | undefined =>
  referred({ ...configuration }, from, "permission_set_arn", SETS)?.map(({ address }) => address);

const VIEWER = ["aws_ssoadmin_permission_set.viewer.arn", "aws_ssoadmin_permission_set.viewer"];
const THIS = "aws_ssoadmin_permission_set.this";

describe("which resource a value that is known after apply comes from", () => {
  test.each<readonly [what: string, references: readonly string[], sets: readonly string[]]>([
    ["a resource", VIEWER, ["aws_ssoadmin_permission_set.viewer"]],
    [
      "an instance that is spelled out",
      [`${THIS}["reader"].arn`, `${THIS}["reader"]`, THIS],
      [`${THIS}["reader"]`],
    ],
    [
      "any instance, where the index is worked out",
      [THIS, "each.key"],
      [`${THIS}["reader"]`, `${THIS}["writer"]`],
    ],
    [
      "one instance, and any other beside it",
      [`${THIS}["reader"].arn`, `${THIS}["reader"]`, THIS, THIS, "each.key"],
      [`${THIS}["reader"]`, `${THIS}["reader"]`, `${THIS}["writer"]`].slice(1),
    ],
    ["a variable of the root, which is known", ["var.arn"], []],
  ])("%s", (_, references, sets) => {
    expect(meant({ resources: [resource(references)] })).toEqual(sets);
  });

  test("local values are not spelled out in a plan", () => {
    expect(meant({ resources: [resource(["local.arns", "each.key"])] })).toBeUndefined();
    expect(meant({ resources: [resource(["each.value"], ["local.arns"])] })).toBeUndefined();
  });

  test("each.value leads to what the resource is repeated for", () => {
    expect(meant({ resources: [resource(["each.value.arn", "each.value"], VIEWER)] })).toEqual([
      "aws_ssoadmin_permission_set.viewer",
    ]);
  });

  test("a variable of a module leads to its caller, through as many as there are", () => {
    const inner = { resources: [resource(["var.arn"])] };
    const outer = {
      module_calls: {
        inner: { expressions: { arn: { references: ["var.given"] } }, module: inner },
      },
    };
    const root = {
      module_calls: { outer: { expressions: { given: { references: VIEWER } }, module: outer } },
    };
    expect(meant(root, assignment("module.outer[0].module.inner"))).toEqual([
      "aws_ssoadmin_permission_set.viewer",
    ]);
  });

  test("each in a call of a module is the call's", () => {
    const called = {
      expressions: { arn: { references: ["each.value"] } },
      for_each_expression: { references: VIEWER },
      module: { resources: [resource(["var.arn"])] },
    };
    expect(meant({ module_calls: { one: called } }, assignment('module.one["x.y"]'))).toEqual([
      "aws_ssoadmin_permission_set.viewer",
    ]);
  });

  test("an output leads into every instance of its module", () => {
    const sets = {
      outputs: {
        arn: {
          expression: {
            references: ["aws_ssoadmin_permission_set.own.arn", "aws_ssoadmin_permission_set.own"],
          },
        },
        name: { expression: { references: VIEWER } },
      },
    };
    const references = ["module.sets", "each.key"];
    const root = (output: string) => ({
      module_calls: { sets: { module: sets } },
      resources: [resource([`module.sets["a"].${output}`, ...references])],
    });
    expect(meant(root("arn"))).toEqual([
      'module.sets["a"].aws_ssoadmin_permission_set.own',
      'module.sets["b"].aws_ssoadmin_permission_set.own',
    ]);
  });

  test("what refers to itself ends", () => {
    const called = {
      expressions: { arn: { references: ["module.one.arn", "module.one"] } },
      module: {
        outputs: { arn: { expression: { references: ["var.arn"] } } },
        resources: [resource(["var.arn"])],
      },
    };
    expect(meant({ module_calls: { one: called } }, assignment("module.one"))).toEqual([]);
  });

  test("a resource that the configuration does not hold leads nowhere", () => {
    expect(meant({})).toBeUndefined();
  });
});
