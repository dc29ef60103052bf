import type { AccountAssignment } from "../../model/access-model";
import { environment, model } from "./sample";

const environments = () => model().environments.filter(({ name }) => name !== "management");

describe("who may do what in the sample", () => {
  test("infrastructure administers every account of every environment", () => {
    for (const one of environments()) {
      expect(accountsWith(one.assignments, "Infrastructure-Team", "administrator")).toEqual(
        one.accounts.map((account) => account.name),
      );
    }
  });

  test("nobody else administers anything, and nobody holds break-glass", () => {
    const powerful = environments()
      .flatMap((one) => one.assignments)
      .filter((one) => ["administrator", "break-glass"].includes(one.permissionSet));

    expect([
      ...new Set(powerful.map((one) => `${one.principal.name} ${one.permissionSet}`)),
    ]).toEqual(["Infrastructure-Team administrator"]);
  });

  test("few reach the management account, and two of them change it", () => {
    const { assignments } = environment("management");
    const { groups } = model().directory;
    const members = (group: string) =>
      groups.find(({ displayName }) => displayName === group)?.members.length;

    expect(
      assignments.map(({ principal, permissionSet, account }) => [
        principal.name,
        members(principal.name),
        permissionSet,
        account.name,
      ]),
    ).toEqual([
      ["Finance", 2, "billing-viewer", "management"],
      ["Organization-Administrators", 2, "administrator", "management"],
    ]);
  });

  test("juniors are developers in dev and look on elsewhere", () => {
    const held = environments().map((one) => [
      one.name,
      ...new Set(
        one.assignments
          .filter((assignment) => assignment.principal.name === "Junior-Developers")
          .map((assignment) => assignment.permissionSet),
      ),
    ]);

    expect(held).toEqual([
      ["dev", "developer"],
      ["prod", "junior-developer"],
      ["staging", "junior-developer"],
    ]);
  });

  test("no junior is a member of a team's group as well", () => {
    const { groups } = model().directory;
    const juniors =
      groups.find((group) => group.displayName === "Junior-Developers")?.members ?? [];
    const teams = groups.filter(
      (group) =>
        group.displayName.endsWith("-Developers") && group.displayName !== "Junior-Developers",
    );

    expect(juniors.length).toBeGreaterThan(0);
    expect(
      teams.flatMap((team) => team.members).filter((member) => juniors.includes(member)),
    ).toEqual([]);
  });

  test("juniors do what the guide lists, in one Region, one ARN pattern per service", () => {
    const junior = environment("prod").permissionSets.find((set) => set.key === "junior-developer");
    const statements = junior?.inlinePolicy?.Statement as unknown as {
      Action: string | string[];
      Resource: string;
    }[];

    expect(statements.flatMap((statement) => statement.Action).sort()).toEqual([
      "cloudwatch:GetMetricStatistics",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "ec2:Describe*",
      "lambda:InvokeFunction",
      "logs:FilterLogEvents",
      "s3:GetObject",
      "s3:ListAllMyBuckets",
    ]);
    expect(statements.map((statement) => statement.Resource)).toEqual([
      "*",
      "arn:aws:s3:::*/*",
      "arn:aws:logs:us-east-1:*:log-group:*",
      "arn:aws:lambda:us-east-1:*:function:*",
      "arn:aws:dynamodb:us-east-1:*:table/*",
    ]);
  });

  test("every session in prod lasts one hour", () => {
    const sets = [...environment("prod").permissionSets, ...model().instancePermissionSets];

    expect(sets.map((set) => [set.name, set.sessionDuration])).toEqual(
      sets.map((set) => [set.name, "PT1H"]),
    );
  });

  test("reading in dev lasts four hours, changing one", () => {
    const durations = environment("dev").permissionSets.map((set) => [
      set.tags["access-level"] === "read-only",
      set.sessionDuration,
    ]);

    expect([...new Set(durations.map(String))].sort()).toEqual(["false,PT1H", "true,PT4H"]);
  });

  test("developers change nothing in staging and prod with the developer set", () => {
    const policies = ["dev", "staging", "prod"].map((name) =>
      environment(name)
        .permissionSets.find((set) => set.key === "developer")
        ?.managedPolicies.map((policy) => policy.name),
    );

    expect(policies).toEqual([["PowerUserAccess"], ["ReadOnlyAccess"], ["ReadOnlyAccess"]]);
  });
});

function accountsWith(
  assignments: readonly AccountAssignment[],
  group: string,
  permissionSet: string,
) {
  return assignments
    .filter((one) => one.principal.name === group && one.permissionSet === permissionSet)
    .map((one) => one.account.name)
    .sort();
}
