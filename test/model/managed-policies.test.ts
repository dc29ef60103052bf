import { findManagedPolicy, managedPolicyNames } from "../../model/managed-policies";

test.each([
  ["ReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
  ["ViewOnlyAccess", "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
  [
    "AWSLambdaBasicExecutionRole",
    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  ],
])("%s is %s", (name, arn) => {
  expect(findManagedPolicy(name)).toEqual({ type: "found", policy: { name, arn } });
});

test.each(["readonlyaccess", "ReadOnlyAcces", "", "constructor", "__proto__"])(
  "%j is none",
  (name) => {
    expect(findManagedPolicy(name)).toEqual({ type: "unknown" });
  },
);

test("what only AWS attaches is known, and never suggested", () => {
  expect(findManagedPolicy("AWSSSOServiceRolePolicy")).toEqual({
    type: "not-attachable",
    path: "/aws-service-role/",
  });
  expect(managedPolicyNames).not.toContain("AWSSSOServiceRolePolicy");
  expect(managedPolicyNames.length).toBeGreaterThan(1_000);
});
