import { type AccessTree, edited, editedIn, VALID_TREE } from "../access-tree";
import { shownOf } from "./sound-tree";

const found = (tree: AccessTree) => shownOf("privilege-escalation", tree);

const VIEWER = "permission-sets/viewer.yaml";

/** The viewer set with an inline policy beside what it has. */
const withStatements = (...statements: readonly string[]) =>
  edited(
    VIEWER,
    "[ViewOnlyAccess]",
    `[ViewOnlyAccess]
inlinePolicy:
  Version: "2012-10-17"
  Statement:
${statements.map((statement) => `    - ${statement}`).join("\n")}`,
  );

const PASS = '{ Sid: Pass, Effect: Allow, Action: "iam:PassRole", Resource: "*" }';
const RUN =
  '{ Effect: Allow, Action: ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": us-east-1 } } }';

describe("privilege-escalation", () => {
  test("says which statements open a way, and where they stand", async () => {
    expect(await found(withStatements(PASS, RUN))).toEqual([
      "access/permission-sets/viewer.yaml:1:7 warning privilege-escalation",
      '  A set opens no way to more rights than it says, got one way in "viewer".',
      "    pass any role to Lambda",
      "      iam:PassRole (access/permission-sets/viewer.yaml:6 Pass)",
      "      lambda:CreateFunction (access/permission-sets/viewer.yaml:7 statement 2, conditional)",
      "      lambda:InvokeFunction (access/permission-sets/viewer.yaml:7 statement 2, conditional)",
      "  fix: Name the resources, deny the actions, or set a boundary; or except it and say why.",
    ]);
  });

  test("names the policy and its version where the statement is AWS's, and counts what it leaves out", async () => {
    const lines = await found(
      edited(
        "permission-sets/developer.yaml",
        /permissionsBoundary.*\n/.exec(VALID_TREE["permission-sets/developer.yaml"])?.[0] ?? "",
        "",
      ),
    );
    expect(lines.slice(0, 4)).toEqual([
      "access/permission-sets/developer.yaml:1:7 warning privilege-escalation",
      '  A set opens no way to more rights than it says, got 20 ways in "developer".',
      "    assume any role that trusts the account",
      expect.stringMatching(/^ {6}sts:AssumeRole \(PowerUserAccess v\d+ statement 1\)$/),
    ]);
    expect(lines.at(-2)).toBe("    and 12 more");
  });

  test("finds what a customer managed policy opens, by its document in the snapshot", async () => {
    const tree = editedIn(
      edited(
        VIEWER,
        "[ViewOnlyAccess]",
        "[ViewOnlyAccess]\ncustomerManagedPolicies: [{ name: boundary, path: /identity/ }]",
      ),
      "organization.snapshot.yaml",
      '"s3:*"',
      '"iam:AttachRolePolicy"',
    );
    expect(await found(tree)).toContain(
      "      iam:AttachRolePolicy (/identity/boundary statement 1)",
    );
  });

  test("says where a set opens other ways than elsewhere", async () => {
    const lines = await found(edited(VIEWER, "[ViewOnlyAccess]", "[PowerUserAccess]"));
    expect(lines.filter((line) => line.startsWith("  A set"))).toEqual([
      '  A set opens no way to more rights than it says, got 20 ways in "viewer" of "dev".',
      '  A set opens no way to more rights than it says, got 36 ways in "viewer" of "prod".',
    ]);
  });

  test.each([
    [
      "can run nothing that it passes roles to",
      PASS,
      RUN.replace("lambda:InvokeFunction", "s3:Get*"),
    ],
    ["passes named roles only", PASS.replace('"*"', '"arn:aws:iam::*:role/app/*"'), RUN],
    ["denies a part of it", PASS, RUN, '{ Effect: Deny, Action: "lambda:*", Resource: "*" }'],
    ["administers everything anyway", '{ Effect: Allow, Action: "*", Resource: "*" }'],
  ])("finds nothing in a set that %s", async (_, ...statements) => {
    expect(await found(withStatements(...statements))).toEqual([]);
  });

  test("stays within 100 columns", async () => {
    const lines = await found(withStatements(PASS, RUN));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});
