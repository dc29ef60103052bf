import { planStates } from "../../../review/plan/plan-states";
import { reviewPlans } from "../../../review/review";
import { loadValid, VALID_TREE } from "../../model/access-tree";
import { rowLine } from "../row-line";
import { assignment, type Change, permissionSet, planOf, setArn } from "./plan-json";

import {
  assigned,
  DEV,
  data,
  ENGINEERING,
  lines,
  reviewOf,
  set,
  unchanged,
  viewer,
} from "./viewer-plan";

const administrators = {
  managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  permission_set_arn: setArn("a"),
};

describe("what each action of a plan does to access", () => {
  test.each<readonly [actions: readonly string[], rows: readonly string[]]>([
    [["no-op"], []],
    [["delete", "create"], ["! made anew | Engineering | viewer | dev: 100000000011 | "]],
    [["create", "delete"], ["! made anew | Engineering | viewer | dev: 100000000011 | "]],
  ])("%j of an assignment that stays the same", (actions, rows) => {
    const change = {
      address: "aws_ssoadmin_account_assignment.it",
      actions,
      before: assigned,
      after: assigned,
    };
    expect(lines([set, change])).toEqual(rows);
  });

  test("create and delete give and take", () => {
    const address = "aws_ssoadmin_account_assignment.it";
    expect(lines([set, { address, after: assigned }])).toEqual([
      "+ gains | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
    expect(lines([set, { address, before: assigned }])).toEqual([
      "- loses | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
  });

  test("what Terraform forgets stays in AWS", () => {
    const address = "aws_ssoadmin_account_assignment.it";
    expect(lines([set, { address, actions: ["forget"], before: assigned }])).toEqual([]);
  });

  test("forgetting one and making another leaves both", () => {
    const other = assignment("a", ENGINEERING, "100000000012");
    const change = {
      address: "aws_ssoadmin_account_assignment.it",
      actions: ["create", "forget"],
      before: assigned,
      after: other,
    };
    expect(lines([set, change])).toEqual([
      "+ gains | Engineering | viewer | dev: 100000000012 | members not known",
    ]);
  });

  test("a set that is made anew under the same name", () => {
    const change = {
      address: "aws_ssoadmin_permission_set.viewer",
      actions: ["delete", "create"],
      before: viewer,
      after: permissionSet("viewer"),
      unknown: { arn: true },
    };
    const held = {
      address: "aws_ssoadmin_account_assignment.it",
      actions: ["delete", "create"],
      before: assigned,
      after: assignment(undefined, ENGINEERING, DEV),
      unknown: { permission_set_arn: true },
    };
    expect(lines([change, held])).toEqual([
      "! made anew | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
  });

  test("reading a data source does nothing", () => {
    const address = "data.aws_identitystore_group.later";
    expect(lines([set, { address, actions: ["read"], after: {} }])).toEqual([]);
  });
});

describe("what a permission set allows", () => {
  const held = unchanged("aws_ssoadmin_account_assignment.it", assigned);

  test.each<readonly [what: string, change: Change, row: string]>([
    [
      "an AWS managed policy",
      { address: "aws_ssoadmin_managed_policy_attachment.it", after: administrators },
      "+ broadens | Engineering | viewer | dev: 100000000011 | administrator-equivalent, members not known",
    ],
    [
      "an exclusive list of AWS managed policies",
      {
        address: "aws_ssoadmin_managed_policy_attachments_exclusive.it",
        before: { ...administrators, managed_policy_arns: [administrators.managed_policy_arn] },
        after: { ...administrators, managed_policy_arns: [] },
      },
      "- narrows | Engineering | viewer | dev: 100000000011 | members not known",
    ],
    [
      "an inline policy that is known after apply only",
      {
        address: "aws_ssoadmin_permission_set_inline_policy.it",
        after: { permission_set_arn: setArn("a") },
        unknown: { inline_policy: true },
      },
      "? can't tell | Engineering | viewer | dev: 100000000011 | members not known",
    ],
    [
      "an inline policy that is secret",
      {
        address: "aws_ssoadmin_permission_set_inline_policy.it",
        before: { permission_set_arn: setArn("a"), inline_policy: '{"Statement":[]}' },
        after: { permission_set_arn: setArn("a"), inline_policy: '{"Statement":"secret"}' },
        sensitive: { inline_policy: true },
      },
      "? can't tell | Engineering | viewer | dev: 100000000011 | members not known",
    ],
    [
      "a boundary that goes away",
      {
        address: "aws_ssoadmin_permissions_boundary_attachment.it",
        before: {
          permission_set_arn: setArn("a"),
          permissions_boundary: [
            { customer_managed_policy_reference: [{ name: "edge", path: "/" }] },
          ],
        },
      },
      "+ broadens | Engineering | viewer | dev: 100000000011 | boundary removed, members not known",
    ],
    [
      "a session that is known after apply only",
      {
        address: "aws_ssoadmin_permission_set.viewer",
        before: viewer,
        after: { name: "viewer", arn: setArn("a") },
        unknown: { session_duration: true },
      },
      "+ broadens | Engineering | viewer | dev: 100000000011 | longer session, members not known",
    ],
  ])("%s", (_, change, row) => {
    const allowed = unchanged("aws_ssoadmin_managed_policy_attachment.read", {
      permission_set_arn: setArn("a"),
      managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    const own = change.address === set.address ? [] : [set];
    expect(lines([...own, held, allowed, change])).toEqual([row]);
  });

  const attachedTo = (type: string, name: string, values: object): Change => ({
    address: `${type}.${name}`,
    after: { permission_set_arn: setArn("a"), ...values },
  });
  const INLINE = "aws_ssoadmin_permission_set_inline_policy";
  const inline = (name: string, statement: object): Change =>
    attachedTo(INLINE, name, {
      inline_policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
    });
  const listing = inline("narrow", { Effect: "Allow", Action: "s3:ListBucket", Resource: "*" });
  const UNTOLD = "? can't tell | Engineering | viewer | dev: 100000000011 | members not known";
  const boundedBy = (name: string): Change =>
    attachedTo("aws_ssoadmin_permissions_boundary_attachment", name, {
      permissions_boundary: [{ managed_policy_arn: `arn:aws:iam::aws:policy/${name}` }],
    });

  test.each<readonly [what: string, changes: readonly Change[], row: string]>([
    [
      "two inline policies, of which the one that is applied last holds",
      [inline("all", { Effect: "Allow", Action: "*", Resource: "*" }), listing],
      UNTOLD,
    ],
    [
      "an inline policy with a statement that nobody here can read",
      [inline("odd", { effect: "Allow", action: "*", resource: "*" })],
      UNTOLD,
    ],
    [
      "a policy of an account that is called like one of AWS's",
      [
        attachedTo("aws_ssoadmin_managed_policy_attachment", "it", {
          managed_policy_arn: "arn:aws:iam::100000000011:policy/ViewOnlyAccess",
        }),
      ],
      UNTOLD,
    ],
    [
      "two boundaries, of which the one that is applied last holds",
      [
        { ...boundedBy("ViewOnlyAccess"), before: boundedBy("ViewOnlyAccess").after as object },
        boundedBy("ReadOnlyAccess"),
      ],
      "+ broadens | Engineering | viewer | dev: 100000000011 | boundary changed, members not known",
    ],
  ])("%s: counts as more", (_, changes, row) => {
    const allowed = attachedTo("aws_ssoadmin_managed_policy_attachment", "read", {
      managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    const stays = { ...allowed, before: allowed.after as object };
    expect(lines([set, held, stays, ...changes])).toEqual([row]);
  });

  test("the same inline policy twice is that policy", () => {
    const twice = [listing, { ...listing, address: `${INLINE}.again` }];
    expect(lines([set, held, ...twice])).toEqual([
      "+ broadens | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
  });

  test("a secret value is nowhere in the review", () => {
    const secret = "arn:aws:s3:::acme-secret";
    const inline = (resource: string) =>
      JSON.stringify({ Statement: { Effect: "Allow", Action: "s3:Get*", Resource: resource } });
    const reviewed = reviewOf([
      {
        ...set,
        before: { ...viewer, description: "x" },
        after: { ...viewer, description: secret },
        sensitive: { description: true },
      },
      held,
      {
        address: "aws_ssoadmin_permission_set_inline_policy.it",
        before: { permission_set_arn: setArn("a"), inline_policy: inline("*") },
        after: { permission_set_arn: setArn("a"), inline_policy: inline(secret) },
        sensitive: { inline_policy: true },
      },
    ]);
    expect(reviewed.rows).toHaveLength(1);
    expect(JSON.stringify(reviewed)).not.toContain("secret");
  });
});

describe("names of what a plan knows ids of", () => {
  test("a set that another stack manages: by its outputs and the access files", () => {
    const declared = loadValid(VALID_TREE);
    const plan = planOf(
      {
        changes: [
          {
            address: "aws_ssoadmin_account_assignment.it",
            after: assignment("f", ENGINEERING, "100000000021"),
          },
        ],
        data: {
          ...data,
          "data.terraform_remote_state.identity": {
            outputs: { permission_set_arns: { auditor: setArn("f") } },
          },
        },
      },
      "prod",
    );
    const { before, after, facts } = planStates([plan], declared);
    expect(reviewPlans({ before, after, facts }).rows.map(rowLine)).toEqual([
      "+ gains | Engineering (2 people) | auditor | prod: payments-prod | ",
    ]);
    expect(facts.unread).toEqual([]);
  });

  test("a set that nobody here knows has its id, and its policies can't be read", () => {
    const change = { address: "aws_ssoadmin_account_assignment.it", after: assigned };
    expect(lines([change])).toEqual([
      "+ gains | Engineering | ps-000000000000000a | dev: 100000000011 | its policies can't be read, members not known",
    ]);
    expect(reviewOf([change]).plan?.unread).toEqual(["ps-000000000000000a"]);
  });

  test("an account that is created as well", () => {
    const changes: readonly Change[] = [
      set,
      {
        address: "aws_organizations_account.ledger",
        after: { name: "ledger-dev" },
        unknown: { id: true },
      },
      {
        address: "aws_ssoadmin_account_assignment.it",
        after: { ...assigned, target_id: undefined },
        unknown: { target_id: true },
      },
    ];
    expect(lines(changes)).toEqual([
      "+ gains | Engineering | viewer | dev: ledger-dev | members not known",
    ]);
  });

  test("an assignment that could have one of several sets has none of them", () => {
    const created = (name: string): Change => ({
      address: `aws_ssoadmin_permission_set.this["${name}"]`,
      after: permissionSet(name),
      unknown: { arn: true },
    });
    const changes: readonly Change[] = [
      created("reader"),
      created("writer"),
      {
        address: 'aws_ssoadmin_account_assignment.this["first"]',
        after: assignment(undefined, ENGINEERING, DEV),
        unknown: { permission_set_arn: true },
      },
    ];
    const reviewed = reviewOf(changes);
    expect(reviewed.rows.map(rowLine)).toEqual([
      '+ gains | Engineering | (known after apply) aws_ssoadmin_account_assignment.this["first"] | dev: 100000000011 | its policies can\'t be read, members not known',
    ]);
    expect(reviewed.plan?.knownLater).toEqual({ found: 0, presumed: 0, open: 1 });
  });

  test("what was changed outside Terraform is counted, spellings of nothing are not", () => {
    const { facts } = planStates([
      planOf({
        changes: [],
        drift: [
          {
            address: "aws_ssoadmin_permission_set.viewer",
            before: { ...viewer, tags: null },
            after: { ...viewer, tags: {} },
          },
          { address: "aws_ssoadmin_account_assignment.it", before: assigned },
        ],
      }),
    ]);
    expect(facts.drifted).toBe(1);
  });
});
