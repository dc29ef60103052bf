import { managedPolicyNames } from "../../../model/managed-policies";
import { DEPRECATIONS } from "../../../model/policies/deprecated-managed-policies";
import { edited, VALID_TREE } from "../access-tree";
import { shownOf } from "./sound-tree";

describe("deprecated-managed-policy", () => {
  test("finds a policy that AWS has replaced", async () => {
    const tree = edited(
      "permission-sets/auditor.yaml",
      "[SecurityAudit]",
      "[SecurityAudit, AmazonElasticMapReduceReadOnlyAccess]",
    );
    expect(await shownOf("deprecated-managed-policy", tree)).toEqual([
      "access/permission-sets/auditor.yaml:3:34 warning deprecated-managed-policy",
      '  An AWS managed policy is one that AWS keeps up, got "AmazonElasticMapReduceReadOnlyAccess", which AWS is about to deprecate.',
      '  nearest: "AmazonEMRReadOnlyAccessPolicy_v2"',
      "  fix: Replace it: once AWS has deprecated it, no new role can hold it.",
    ]);
  });

  test("finds one for which AWS names no other", async () => {
    const tree = edited(
      "permission-sets/auditor.yaml",
      "[SecurityAudit]",
      "[AWSElasticBeanstalkService]",
    );
    expect(await shownOf("deprecated-managed-policy", tree)).toEqual([
      "access/permission-sets/auditor.yaml:3:19 warning deprecated-managed-policy",
      '  An AWS managed policy is one that AWS keeps up, got "AWSElasticBeanstalkService", which AWS is about to deprecate.',
      "  fix: Replace it: once AWS has deprecated it, no new role can hold it.",
    ]);
  });

  test("takes a policy that AWS has deprecated for one that does not exist", async () => {
    const tree = edited("permission-sets/auditor.yaml", "[SecurityAudit]", "[AWSLambdaFullAccess]");
    expect((await shownOf("unknown-managed-policy", tree)).join()).toContain(
      "AWSLambda_FullAccess",
    );
  });

  test("knows policies that exist only, replacements that do, and where AWS says so", () => {
    for (const [name, { link, replacement }] of DEPRECATIONS) {
      expect(managedPolicyNames).toContain(name);
      if (replacement !== undefined) expect(managedPolicyNames).toContain(replacement);
      expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });

  test("finds nothing in policies that AWS keeps up", async () => {
    expect(await shownOf("deprecated-managed-policy", VALID_TREE)).toEqual([]);
  });
});

describe("unknown-policy-document", () => {
  const DOCUMENT =
    ', document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }';

  test("says which policies and boundaries nobody here can read", async () => {
    const tree = {
      ...edited("organization.snapshot.yaml", DOCUMENT, ""),
      "permission-sets/viewer.yaml": `name: viewer
managedPolicies: [ViewOnlyAccess]
customerManagedPolicies: [{ name: boundary, path: /identity/ }]
`,
    };
    expect(await shownOf("unknown-policy-document", tree)).toEqual([
      "access/permission-sets/developer.yaml:6:22 notice unknown-policy-document",
      '  What a customer managed policy says is judged by its document, got "/identity/boundary" without one.',
      "  fix: Add document to it in organization.snapshot.yaml, or let idc sync read it.",
      "access/permission-sets/viewer.yaml:3:27 notice unknown-policy-document",
      '  What a customer managed policy says is judged by its document, got "/identity/boundary" without one.',
      "  fix: Add document to it in organization.snapshot.yaml, or let idc sync read it.",
    ]);
  });

  test("says nothing where the snapshot shows the document", async () => {
    expect(await shownOf("unknown-policy-document", VALID_TREE)).toEqual([]);
  });
});
