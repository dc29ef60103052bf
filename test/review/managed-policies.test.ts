import {
  type ManagedPolicies,
  managedPolicyVersion,
} from "../../model/policies/managed-policy-documents";
import { written } from "../../review/phrase";
import { review } from "../../review/review";
import { aspectWords } from "../../review/words";
import { edited, loadValid, VALID_TREE } from "../model/access-tree";

const model = loadValid(VALID_TREE);

/** ReadOnlyAccess, which developer-prod holds, as AWS might have had it once. */
const once =
  (...actions: readonly string[]): ManagedPolicies =>
  (name) =>
    name === "ReadOnlyAccess"
      ? {
          version: "v1",
          statements: [{ Effect: "Allow", Action: [...actions], Resource: "*" }],
        }
      : managedPolicyVersion(name);

test("a new version that allows more broadens what people hold, though no file changed", () => {
  const { verdict, rows, diff } = review(model, model, {
    policies: { before: once("s3:ListBucket") },
  });
  expect(verdict).toMatchObject({ direction: "broadens", productionAccounts: 0, removals: 0 });
  expect(verdict.sentence).toContain("1 permission set broadened");
  expect(rows).toMatchObject([
    { effect: "broadens", permissionSet: "developer-prod", environments: ["prod"] },
  ]);
  const [change] = diff.permissionSets;
  expect(change?.aspects.map((aspect) => written(aspectWords(aspect), (text) => text))).toEqual([
    expect.stringMatching(/^~ AWS managed policy ReadOnlyAccess: AWS replaced v1 by v\d+$/),
  ]);
  expect(change?.aspects).toEqual([
    {
      type: "managed-policy",
      change: "reworded",
      name: "ReadOnlyAccess",
      before: "v1",
      after: managedPolicyVersion("ReadOnlyAccess")?.version,
    },
  ]);
});

test("one that allows less narrows it", () => {
  const { verdict } = review(model, model, { policies: { before: once("*") } });
  expect(verdict.direction).toBe("narrows");
});

test("one that says the same in another way is shown, and changes nothing that anybody can do", () => {
  const { verdict, diff } = review(model, model, {
    policies: { before: once("s3:Get*", "s3:List*"), after: spelled },
  });
  expect(verdict.direction).toBe("same-rights");
  expect(diff.permissionSets).toHaveLength(1);
});

const spelled: ManagedPolicies = (name) => {
  const published = once("s3:List*", "s3:Get*", "s3:GetObject")(name);
  return published && (name === "ReadOnlyAccess" ? { ...published, version: "v2" } : published);
};

test("the same versions on both sides are no change, and cost no comparison", () => {
  const policies = { before: once("s3:Get*"), after: once("s3:Get*") };
  expect(review(model, model, { policies }).verdict.direction).toBe("unchanged");
});

test("a boundary of AWS's is reviewed too", () => {
  const bounded = loadValid(
    edited(
      "environments/prod.yaml",
      "permissionsBoundary: null",
      "permissionsBoundary: { managedPolicy: ReadOnlyAccess }",
    ) as typeof VALID_TREE,
  );
  const { diff } = review(bounded, bounded, { policies: { before: once("s3:ListBucket") } });
  expect(diff.permissionSets.flatMap(({ aspects }) => aspects)).toHaveLength(1);
  expect(diff.permissionSets[0]?.rights.type).toBe("wider");
});
