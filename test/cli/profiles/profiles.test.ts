import fc from "fast-check";
import { defaultTemplate } from "../../../cli/profiles/profile-name";
import { profilesOf } from "../../../cli/profiles/profiles";
import { UserError } from "../../../cli/user-error";
import { type AssignedAccess, assignedAccess } from "../../../model/effective-access";
import { account, permissionSet } from "../../fixtures/access-model";
import { arbitraryModel } from "../../fixtures/arbitrary-model";

const access = (
  accountName: string,
  set: string,
  { id = "100000000011", group = "Engineering", roleName = `${set}-dev` } = {},
): AssignedAccess => ({
  environment: "dev",
  account: account(accountName, id),
  permissionSet: permissionSet(set, { name: roleName }),
  principal: { type: "GROUP", name: group },
});

const names = (assigned: readonly AssignedAccess[], template = defaultTemplate) =>
  profilesOf(assigned, template).profiles.map(({ name }) => name);

test("one profile for each account and permission set, whoever holds it, by name", () => {
  const assigned = [
    access("shop", "viewer", { id: "100000000012" }),
    access("payments", "viewer"),
    access("payments", "developer"),
    access("payments", "viewer", { group: "Leads" }),
  ];
  expect(names(assigned)).toEqual(["payments-developer", "payments-viewer", "shop-viewer"]);
});

test("a template may hold everything that an access has", () => {
  const template = "{environment}/{account}:{accountId}+{permissionSet}.{roleName}";
  expect(names([access("payments", "viewer")], template)).toEqual([
    "dev/payments:100000000011+viewer.viewer-dev",
  ]);
});

test("the order of access never matters", () => {
  const shuffledAccess = arbitraryModel.chain((model) => {
    const assigned = assignedAccess(model);
    return fc.record({
      assigned: fc.constant(assigned),
      shuffled: fc.shuffledSubarray([...assigned], { minLength: assigned.length }),
    });
  });
  const outcome = (assigned: readonly AssignedAccess[]) => {
    try {
      return profilesOf(assigned, defaultTemplate).profiles;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  fc.assert(
    fc.property(shuffledAccess, ({ assigned, shuffled }) => {
      expect(outcome(shuffled)).toEqual(outcome(assigned));
    }),
  );
});

test("what can't be in a name is spelled otherwise, and told", () => {
  const { profiles, respelled } = profilesOf(
    [access("Payments Prod", "viewer"), access("Payments Prod", "a=b")],
    defaultTemplate,
  );
  expect(profiles.map(({ name }) => name)).toEqual(["Payments-Prod-a-b", "Payments-Prod-viewer"]);
  expect([...respelled]).toEqual([
    ["Payments Prod", "Payments-Prod"],
    ["a=b", "a-b"],
  ]);
});

test("only what the template uses has to be spelled", () => {
  const { profiles, respelled } = profilesOf(
    [access("東京", "viewer")],
    "{accountId}-{permissionSet}",
  );
  expect(profiles[0]?.name).toBe("100000000011-viewer");
  expect(respelled.size).toBe(0);
});

const message = (assigned: readonly AssignedAccess[], template: string): string => {
  try {
    profilesOf(assigned, template);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "no error";
};

describe("no name is written that means something else", () => {
  test("two accounts whose names are spelled alike", () => {
    const assigned = [
      access("pay ments", "viewer", { id: "100000000012" }),
      access("pay-ments", "viewer"),
    ];
    expect(message(assigned, defaultTemplate)).toBe(
      [
        `A profile's name is its own, got "pay-ments-viewer" for viewer-dev in pay-ments 100000000011 and viewer-dev in pay ments 100000000012.`,
        `  fix: Tell them apart by ids: --name "{account}-{accountId}-{permissionSet}".`,
      ].join("\n"),
    );
    expect(names(assigned, "{account}-{accountId}-{permissionSet}")).toHaveLength(2);
  });

  test("a template that names accounts alone; ten of many are shown", () => {
    const assigned = Array.from({ length: 13 }, (_, index) => access("payments", `set${index}`));
    const lines = message(assigned, "{account}").split("\n");
    expect(lines).toHaveLength(12);
    expect(lines[10]).toBe("…and 2 more.");
  });

  test("an account without a character that can be written", () => {
    expect(message([access("東京", "viewer")], defaultTemplate)).toBe(
      [
        `A profile's name is written in letters, digits and characters of _-/.%@:+, got "東京", which has none of them.`,
        `  fix: Name profiles by account ids: --name "{accountId}-{permissionSet}".`,
      ].join("\n"),
    );
  });

  test.each(["default", "__proto__", "sso-session.acme", "services.s3"])(
    "a permission set %s that names its profile alone",
    (set) => {
      expect(message([access("payments", set, { roleName: "r" })], "{permissionSet}")).toBe(
        [
          `A profile's name is its own, got "${set}" for r in payments 100000000011, which the readers of config files take for something else.`,
          `  fix: Choose another template, as in --name "{account}-{permissionSet}".`,
        ].join("\n"),
      );
    },
  );
});
