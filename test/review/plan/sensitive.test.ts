import { rowLine } from "../row-line";
import { type Change, setArn } from "./plan-json";

import { ENGINEERING, held, lines, reviewOf, SET, set, unchanged, viewer } from "./viewer-plan";

describe("values that are secret", () => {
  test("names, tags and policies are nowhere in the review", () => {
    const secret = "hush";
    const reviewed = reviewOf([
      {
        address: SET,
        before: { ...viewer, tags: { owner: "x" }, tags_all: { owner: "x" } },
        after: { ...viewer, name: secret, tags: { owner: secret }, tags_all: { owner: secret } },
        beforeSensitive: { tags: {}, tags_all: {} },
        sensitive: { name: true, tags: { owner: true }, tags_all: { owner: true } },
      },
      held,
      {
        address: "aws_identitystore_group.it",
        before: { group_id: ENGINEERING, display_name: secret, description: secret },
        after: { group_id: ENGINEERING, display_name: secret, description: secret },
        sensitive: { display_name: true, description: true },
      },
      {
        address: "aws_ssoadmin_managed_policy_attachment.it",
        after: {
          permission_set_arn: setArn("a"),
          managed_policy_arn: `arn:aws:iam::aws:policy/${secret}`,
        },
        sensitive: { managed_policy_arn: true },
      },
      {
        address: "aws_ssoadmin_customer_managed_policy_attachment.it",
        after: {
          permission_set_arn: setArn("a"),
          customer_managed_policy_reference: [{ name: secret, path: "/" }],
        },
        sensitive: { customer_managed_policy_reference: [{ name: true }] },
      },
      {
        address: "aws_ssoadmin_permissions_boundary_attachment.it",
        after: {
          permission_set_arn: setArn("a"),
          permissions_boundary: [
            { customer_managed_policy_reference: [{ name: secret, path: "/" }] },
          ],
        },
        sensitive: { permissions_boundary: true },
      },
    ]);
    expect(reviewed.rows.map(rowLine)).toEqual([
      "? can't tell | aws_identitystore_group.it (sensitive) | aws_ssoadmin_permission_set.viewer (sensitive) | dev: 100000000011 | members not known",
    ]);
    expect(JSON.stringify(reviewed)).not.toContain(secret);
  });
});

describe("policies that are secret", () => {
  const attached = (more: Partial<Change>): Change => ({
    address: "aws_ssoadmin_managed_policy_attachments_exclusive.it",
    before: { permission_set_arn: setArn("a"), managed_policy_arns: ["hush"] },
    after: { permission_set_arn: setArn("a"), managed_policy_arns: ["hush"] },
    beforeSensitive: { managed_policy_arns: true },
    sensitive: { managed_policy_arns: true },
    ...more,
  });

  test("that stay what they are change nothing", () => {
    expect(lines([set, held, attached({})])).toEqual([]);
  });

  test("that are others may allow anything", () => {
    const after = { permission_set_arn: setArn("a"), managed_policy_arns: ["hush", "hush hush"] };
    expect(lines([set, held, attached({ after })])).toEqual([
      "? can't tell | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
  });

  test("a boundary that goes away is a boundary removed, whatever it was", () => {
    const change = {
      address: "aws_ssoadmin_permissions_boundary_attachment.it",
      before: {
        permission_set_arn: setArn("a"),
        permissions_boundary: [{ managed_policy_arn: "arn:aws:iam::aws:policy/PowerUserAccess" }],
      },
      beforeSensitive: { permissions_boundary: [{ managed_policy_arn: true }] },
    };
    const rights = unchanged("aws_ssoadmin_managed_policy_attachment.read", {
      permission_set_arn: setArn("a"),
      managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    expect(lines([set, held, rights, change])).toEqual([
      "+ broadens | Engineering | viewer | dev: 100000000011 | boundary removed, members not known",
    ]);
  });
});
