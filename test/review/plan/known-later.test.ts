import { planStates } from "../../../review/plan/plan-states";
import { reviewPlans } from "../../../review/review";
import { loadValid, VALID_TREE } from "../../model/access-tree";
import { rowLine } from "../row-line";
import { assignment, type Change, permissionSet, planOf, setArn } from "./plan-json";

import {
  ASSIGNMENT,
  assigned,
  DEV,
  data,
  ENGINEERING,
  lines,
  reviewOf,
  SET,
  set,
} from "./viewer-plan";

describe("what is looked up while applying", () => {
  const reason = { resource: { action_reason: "read_because_dependency_pending" } };
  const configuration = (attribute: string, address: string) => ({
    resources: [
      {
        mode: "managed",
        type: "aws_ssoadmin_account_assignment",
        name: "it",
        expressions: { [attribute]: { references: [`${address}.${attribute}`, address] } },
      },
    ],
  });

  test("a group by its name", () => {
    const address = "data.aws_identitystore_group.support";
    const read = {
      address,
      actions: ["read"],
      after: {
        alternate_identifier: [
          { unique_attribute: [{ attribute_path: "DisplayName", attribute_value: "Support" }] },
        ],
      },
      unknown: { group_id: true, display_name: true },
      ...reason,
    };
    const change = {
      address: ASSIGNMENT,
      after: assignment("a", undefined, DEV),
      unknown: { principal_id: true },
    };
    expect(
      lines([set, read, change], { configuration: configuration("principal_id", address) }),
    ).toEqual(["+ gains | Support | viewer | dev: 100000000011 | members not known"]);
  });

  const address = "data.aws_ssoadmin_permission_set.viewer";
  const lookup = (name: object, unknown: object = {}): Change => ({
    address,
    actions: ["read"],
    after: name,
    unknown: { arn: true, ...unknown },
    ...reason,
  });
  const later: Change = {
    address: ASSIGNMENT,
    after: assignment(undefined, ENGINEERING, DEV),
    unknown: { permission_set_arn: true },
  };
  const refers = { configuration: configuration("permission_set_arn", address) };

  test("a set that no plan manages, by its name", () => {
    const reviewed = reviewOf([lookup({ name: "auditor" }), later], refers);
    expect(reviewed.rows.map(rowLine)).toEqual([
      "+ gains | Engineering | auditor | dev: 100000000011 | its policies can't be read, members not known",
    ]);
    expect(reviewed.plan?.knownLater).toEqual({ found: 1, presumed: 0, open: 0 });
  });

  test("a set whose policies the access files have", () => {
    const plan = planOf({ data, changes: [lookup({ name: "auditor" }), later], ...refers });
    const { before, after, facts } = planStates([plan], loadValid(VALID_TREE));
    expect(reviewPlans({ before, after, facts }).rows.map(rowLine)).toEqual([
      "+ gains | Engineering (2 people) | auditor | dev: payments-dev | ",
    ]);
  });

  test("a set that the plan manages as well", () => {
    expect(lines([set, lookup({ name: "viewer" }), later], refers)).toEqual([
      "+ gains | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
  });

  test("a set that was read before: the assignment is made anew and stays what it is", () => {
    const before = { [address]: { name: "viewer", arn: setArn("a") } };
    const change = { ...later, actions: ["delete", "create"], before: assigned };
    expect(
      lines([lookup({ name: "viewer" }), change], { ...refers, data: { ...data, ...before } }),
    ).toEqual(["! made anew | Engineering | viewer | dev: 100000000011 | "]);
  });

  test("a set whose name is not known either stays open", () => {
    const reviewed = reviewOf([lookup({}, { name: true }), later], refers);
    expect(reviewed.rows.map(rowLine)).toEqual([
      "+ gains | Engineering | (known after apply) aws_ssoadmin_account_assignment.it | dev: 100000000011 | its policies can't be read, members not known",
    ]);
  });
});

describe("names that are known after apply only", () => {
  test("a set's and a group's stand with their addresses", () => {
    const changes = [
      {
        address: SET,
        after: { session_duration: "PT1H" },
        unknown: { arn: true, name: true },
      },
      {
        address: "aws_identitystore_group.support",
        after: {},
        unknown: { group_id: true, display_name: true },
      },
      {
        address: ASSIGNMENT,
        after: assignment(undefined, undefined, DEV),
        unknown: { permission_set_arn: true, principal_id: true },
      },
    ];
    expect(lines(changes)).toEqual([
      "+ gains | (known after apply) aws_identitystore_group.support | (known after apply) aws_ssoadmin_permission_set.viewer | dev: 100000000011 | members not known",
    ]);
  });
});

describe("modules that are repeated", () => {
  const call = (references: readonly string[]) => ({
    module_calls: {
      team: {
        module: {
          resources: [
            {
              mode: "managed",
              type: "aws_ssoadmin_account_assignment",
              name: "it",
              expressions: { permission_set_arn: { references } },
            },
          ],
        },
      },
    },
  });
  const created = (module: string, name: string): readonly Change[] => [
    {
      address: `${module}.aws_ssoadmin_permission_set.it[0]`,
      after: permissionSet(name),
      unknown: { arn: true },
    },
    {
      address: `${module}.aws_ssoadmin_account_assignment.it[0]`,
      after: assignment(undefined, ENGINEERING, DEV),
      unknown: { permission_set_arn: true },
    },
  ];

  test.each<readonly [by: string, one: string, other: string]>([
    ["for_each", 'module.team["a"]', 'module.team["b.c"]'],
    ["count", "module.team[0]", "module.team[1]"],
  ])("by %s: each refers to its own set, which count makes", (_, one, other) => {
    const resource = "aws_ssoadmin_permission_set.it";
    const references = [`${resource}[0].arn`, `${resource}[0]`, resource];
    const reviewed = reviewOf([...created(one, "reader"), ...created(other, "writer")], {
      configuration: call(references),
    });
    expect(reviewed.rows.map(rowLine)).toEqual([
      "+ gains | Engineering | reader | dev: 100000000011 | members not known",
      "+ gains | Engineering | writer | dev: 100000000011 | members not known",
    ]);
    expect(reviewed.plan?.knownLater).toEqual({ found: 2, presumed: 0, open: 0 });
  });
});
