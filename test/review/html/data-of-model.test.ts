import { assignedAccess } from "../../../model/effective-access";
import { ACCESS_LEVELS } from "../../../review/html/access-levels";
import { dataOfModel } from "../../../review/html/data-of-model";
import type { AssignmentData } from "../../../review/html/explorer-data";
import {
  accessModel,
  account,
  assignment,
  environment,
  group,
  permissionSet,
  user,
} from "../../fixtures/access-model";
import { document } from "../../model/policies/read";

const [dev, prod, idle] = [
  account("shop-dev", "100000000011"),
  account("shop-prod", "100000000021"),
  account("attic", "100000000031"),
];

const reader = permissionSet("reader", {
  inlinePolicy: document({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
});
const operator = permissionSet("operator", {
  customerManagedPolicies: [{ name: "operate", path: "/" }],
});

const model = accessModel({
  organization: {
    id: "o-acme123456",
    rootId: "r-ac1e",
    organizationalUnits: [],
    customerManagedPolicies: [
      {
        name: "operate",
        path: "/",
        document: document({ Effect: "Allow", Action: "*", Resource: "*" }),
        accounts: [prod.id],
      },
    ],
  },
  directory: {
    source: "identity-center",
    users: [user("ana.lima"), user("bo.chen")],
    groups: [group("Engineering", "ana.lima"), group("Nobody")],
  },
  accounts: [idle, dev, prod],
  environments: [
    environment("dev", {
      accounts: [dev],
      permissionSets: [operator, reader],
      assignments: [
        assignment("Engineering", "operator", dev),
        assignment("Engineering", "reader", dev),
      ],
    }),
    environment("prod", {
      production: true,
      accounts: [prod],
      permissionSets: [{ ...operator, name: "operator-prod" }],
      assignments: [
        assignment("Engineering", "operator", prod),
        {
          principal: { type: "USER", name: "eve" },
          permissionSet: "operator",
          account: prod,
        },
      ],
    }),
  ],
});

const assigned = assignedAccess(model);
const whole = dataOfModel(model, assigned, true);

const words = (data: typeof whole) =>
  data.assignments.map(
    ([environment, type, principal, set, where, level, unknown]: AssignmentData) =>
      [
        data.environments[environment]?.name,
        type === 0 ? data.groups[principal]?.name : data.people[principal]?.userName,
        data.permissionSets[set]?.name,
        data.accounts[where]?.name,
        `${ACCESS_LEVELS[level]?.name}${unknown === 1 ? "?" : ""}`,
      ].join(" "),
  );

test("every assignment says who, what, where and how much, by position", () => {
  expect(words(whole)).toEqual([
    // Nobody knows the policy there: it is nothing, or more.
    "dev Engineering operator shop-dev Nothing?",
    "dev Engineering reader shop-dev Read",
    "prod Engineering operator-prod shop-prod Administrator",
    "prod eve operator-prod shop-prod Administrator",
  ]);
});

test("accounts stand by environment, those of none last", () => {
  expect(whole.accounts.map(({ name, environment }) => [name, environment])).toEqual([
    ["shop-dev", 0],
    ["shop-prod", 1],
    ["attic", undefined],
  ]);
});

test("people whom a grant alone names are there, too", () => {
  expect(whole.people.map(({ userName }) => userName)).toEqual(["ana.lima", "bo.chen", "eve"]);
});

test("a group whose members nobody knows has none, rather than an empty list", () => {
  const external = dataOfModel(
    accessModel({
      ...model,
      directory: {
        source: "external",
        users: [],
        groups: [{ ...group("Engineering"), membersUnknown: true }],
      },
    }),
    assigned,
    true,
  );
  expect(external.groups).toEqual([{ name: "Engineering" }]);
});

test("of some assignments, only what they are about", () => {
  const some = dataOfModel(model, assigned.slice(0, 1), false);
  expect(words(some)).toEqual(["dev Engineering operator shop-dev Nothing?"]);
  expect(some.accounts).toHaveLength(1);
  expect(some.groups.map(({ name }) => name)).toEqual(["Engineering"]);
  expect(some.people.map(({ userName }) => userName)).toEqual(["ana.lima"]);
  expect(some.permissionSets.map(({ name }) => name)).toEqual(["operator"]);
});
