import { accountRows, personRows } from "../../review/access-rows";
import { assignmentChanges } from "../../review/assignment-changes";
import { stateOf } from "../../review/permission-set-changes";
import { type AccessTree, edited, loadValid, VALID_TREE } from "../model/access-tree";

const before = loadValid(VALID_TREE);
const lines = (tree: AccessTree) => {
  const after = loadValid(tree);
  const changes = assignmentChanges(stateOf(before), stateOf(after));
  return [...accountRows(changes, before, after), ...personRows(changes)].map(
    ({ about, direction, permissionSet, detail }) =>
      `${about} ${direction} ${permissionSet}: ${detail}`,
  );
};

test("no change is no change", () => {
  expect(lines(VALID_TREE)).toEqual([]);
});

test("a closed account loses everything, a renamed one nothing", () => {
  const tree = edited(
    "organization.snapshot.yaml",
    "Workloads/Prod, status: ACTIVE",
    "Workloads/Prod, status: SUSPENDED",
  );
  expect(lines(tree)).toEqual(["shop-prod 100000000022 loses viewer-prod: Engineering (2 people)"]);
  const renamed = String(VALID_TREE["organization.snapshot.yaml"]).replaceAll("shop-prod", "store");
  expect(lines({ ...VALID_TREE, "organization.snapshot.yaml": renamed })).toEqual([]);
});

test("a moved account loses what it had and gains what its new environment gives", () => {
  const tree = edited(
    "organization.snapshot.yaml",
    "organizationalUnit: Workloads/Prod, status",
    "organizationalUnit: Workloads/Dev, status",
  );
  expect(lines(tree)).toEqual([
    "shop-prod 100000000022 gains viewer-dev: Engineering (2 people)",
    "shop-prod 100000000022 loses viewer-prod: Engineering (2 people)",
  ]);
});

test("whoever joins a group gains what it gives, unless it is held already", () => {
  const tree = edited(
    "directory.yaml",
    "payments, members: [bo.chen]",
    "payments, members: [bo.chen, ana.lima]",
  );
  expect(lines(tree)).toEqual([
    "ana.lima gains developer-dev: payments-dev",
    "ana.lima gains developer-prod: payments-prod",
  ]);
});

test("whoever leaves a group loses what no other way gives", () => {
  const tree = edited("directory.yaml", "members: [ana.lima, bo.chen]", "members: [bo.chen]");
  expect(lines(tree)).toEqual([
    "ana.lima loses auditor: security",
    "ana.lima loses viewer-dev: payments-dev, shop-dev",
    // In security it is granted to the person, too.
    "ana.lima loses viewer-prod: payments-prod, shop-prod",
  ]);
});
