import fc from "fast-check";
import { assignedAccess, personalAccess } from "../../model/effective-access";
import {
  accessModel,
  account,
  assignment,
  environment,
  group,
  permissionSet,
  user,
} from "../fixtures/access-model";
import { arbitraryModel } from "../fixtures/arbitrary-model";

const payments = account("payments-dev", "100000000011");
const shop = account("shop-dev", "100000000012");

const model = accessModel({
  directory: {
    source: "identity-center",
    users: [user("ana"), user("bo"), user("cleo")],
    groups: [group("Developers", "ana", "bo"), group("Leads", "ana")],
  },
  accounts: [payments, shop],
  instancePermissionSets: [permissionSet("auditor", { scope: "instance" })],
  environments: [
    environment("dev", {
      accounts: [payments, shop],
      permissionSets: [permissionSet("developer", { name: "developer-dev" })],
      assignments: [
        assignment("Developers", "developer", payments),
        assignment("Leads", "auditor", shop),
        assignment("Leads", "developer", payments),
        { principal: { type: "USER", name: "ana" }, permissionSet: "developer", account: payments },
        assignment("Strangers", "developer", shop),
      ],
    }),
  ],
});

test("assignedAccess names each assignment's set as AWS does, whichever stack owns it", () => {
  const listed = assignedAccess(model).map(({ principal, permissionSet, account }) =>
    [principal.name, permissionSet.name, account.name].join(" "),
  );
  expect(listed).toEqual([
    "Developers developer-dev payments-dev",
    "Leads auditor shop-dev",
    "Leads developer-dev payments-dev",
    "ana developer-dev payments-dev",
    "Strangers developer-dev shop-dev",
  ]);
});

test("personalAccess expands groups, and tells every way to one access once", () => {
  const listed = personalAccess(model, assignedAccess(model)).map(
    ({ userName, permissionSet, account, direct, groups }) =>
      [userName, permissionSet.name, account.name, direct, ...groups].join(" "),
  );
  expect(listed).toEqual([
    "ana developer-dev payments-dev true Developers Leads",
    "ana auditor shop-dev false Leads",
    "bo developer-dev payments-dev false Developers",
  ]);
});

test("every assignment of a group reaches each of its members, and nobody holds anything else", () => {
  fc.assert(
    fc.property(arbitraryModel, (any) => {
      const assigned = assignedAccess(any);
      const members = new Map(any.directory.groups.map((g) => [g.displayName, g.members]));
      const expected = new Set(
        assigned.flatMap(({ principal, environment, permissionSet, account }) =>
          (principal.type === "USER" ? [principal.name] : (members.get(principal.name) ?? [])).map(
            (person) => [person, environment, permissionSet.name, account.id].join(),
          ),
        ),
      );
      const held = personalAccess(any, assigned).map((access) =>
        [access.userName, access.environment, access.permissionSet.name, access.account.id].join(),
      );
      expect(held).toHaveLength(expected.size);
      expect(new Set(held)).toEqual(expected);
    }),
  );
});
