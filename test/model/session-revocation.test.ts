import type { PolicyDocument } from "../../model/access-model";
import { allowing } from "../../model/policies/allowed";
import { type SessionRevocation, withRevocation } from "../../model/session-revocation";
import { decide } from "../../sandbox/policies/evaluate";
import { readPolicy } from "../../sandbox/policies/statement";
import { added, edited, load, loadedText, loadValid, VALID_TREE } from "./access-tree";
import { read } from "./policies/read";

const ANA = "906759c0e1-11111111-2222-3333-4444-555555555555";
const BO = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
const POINT = "2027-03-31T17:00:00Z";
const OWN = { Effect: "Allow", Action: "*", Resource: "*" };
const own: PolicyDocument = { Version: "2012-10-17", Statement: [OWN] };

const deny = (instant: string, ...users: readonly string[]) => ({
  Effect: "Deny",
  Action: "*",
  Resource: "*",
  Condition: {
    DateLessThan: { "aws:TokenIssueTime": instant },
    ...(users.length > 0 && { StringEquals: { "identitystore:UserId": users } }),
  },
});

describe("a revocation", () => {
  test.each<[string, PolicyDocument | undefined, SessionRevocation, unknown]>([
    ["of nobody changes nothing", own, { users: {} }, own],
    ["of nobody makes no policy", undefined, {}, undefined],
    [
      "makes a policy where there is none",
      undefined,
      { everyone: POINT },
      { Version: "2012-10-17", Statement: [deny(POINT)] },
    ],
    [
      "stands after a single statement, and leaves version and id",
      { Version: "2008-10-17", Id: "x", Statement: OWN },
      { everyone: POINT },
      { Version: "2008-10-17", Id: "x", Statement: [OWN, deny(POINT)] },
    ],
    [
      "groups users by instant, in one order",
      own,
      {
        users: {
          [BO]: POINT,
          "00000000-0000-0000-0000-000000000000": "2027-01-01T00:00:00Z",
          [ANA]: POINT,
        },
        everyone: "2026-01-01T00:00:00Z",
      },
      {
        Version: "2012-10-17",
        Statement: [
          OWN,
          deny("2026-01-01T00:00:00Z"),
          deny("2027-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"),
          deny(POINT, ANA, BO),
        ],
      },
    ],
  ])("%s", (_, policy, revocation, expected) => {
    expect(withRevocation(policy, revocation)).toEqual(expected);
  });

  const decision = (revocation: SessionRevocation, issued: string, userId: string) => {
    const reading = readPolicy(JSON.stringify(withRevocation(own, revocation)));
    if (reading.kind === "mistake") throw new Error(reading.reason);
    return decide(reading.policy, {
      principals: {},
      action: "s3:GetObject",
      resource: "arn:aws:s3:::acme-state/x",
      keys: new Map([
        ["aws:tokenissuetime", [issued]],
        ["identitystore:userid", [userId]],
      ]),
    });
  };

  const BEFORE = "2027-03-31T16:59:59Z";
  test.each([
    ["a session of the user from before", BEFORE, ANA, "denied"],
    ["a session of the user from then", POINT, ANA, "allowed"],
    ["a session of the user from after", "2027-03-31T17:00:01Z", ANA, "allowed"],
    ["a session of another from before", BEFORE, BO, "allowed"],
    ["a session of another from after", "2027-03-31T17:00:01Z", BO, "allowed"],
  ])("of one user: %s", (_, issued, user, expected) => {
    expect(decision({ users: { [ANA]: POINT } }, issued, user)).toBe(expected);
  });

  test.each([
    [BEFORE, ANA, "denied"],
    [BEFORE, BO, "denied"],
    [POINT, ANA, "allowed"],
    [POINT, BO, "allowed"],
  ])("of everyone: a session issued at %s of %s is %s", (issued, user, expected) => {
    expect(decision({ everyone: POINT }, issued, user)).toBe(expected);
  });

  test("takes nothing from what the set is judged by: new sessions may the same", () => {
    const revoked = withRevocation(own, { everyone: POINT, users: { [ANA]: POINT } });
    const reading = read({ ...(revoked && { inlinePolicy: revoked }) });
    expect(allowing(reading, { action: "iam:CreateUser" })).toHaveLength(1);
  });
});

const FILE = "permission-sets/viewer.yaml";
const viewer = (field: string) =>
  edited(FILE, "managedPolicies:", `revokeSessionsIssuedBefore: ${field}\nmanagedPolicies:`);
const policies = (tree: Parameters<typeof loadValid>[0], key: string) =>
  Object.fromEntries(
    loadValid(tree).environments.map(({ name, permissionSets }) => [
      name,
      permissionSets.find((set) => set.key === key)?.inlinePolicy,
    ]),
  );

describe("in the files", () => {
  const revoked = { Version: "2012-10-17", Statement: [deny(POINT)] };

  test("a set of the catalog has it in every environment, and nothing else is said of it", () => {
    const tree = viewer(`{ everyone: ${POINT} }`);
    expect(policies(tree, "viewer")).toEqual({ dev: revoked, prod: revoked });
    const said = load(tree);
    const before = load(VALID_TREE);
    const rules = ({ warnings, notices }: typeof said) =>
      [...warnings, ...notices].map(({ rule }) => rule);
    expect(rules(said)).toEqual(rules(before));
  });

  test("an environment replaces it, also beside the catalog's inline policy", () => {
    const tree = edited(
      "environments/prod.yaml",
      "permissionsBoundary: null",
      `revokeSessionsIssuedBefore: { users: { ${BO}: ${POINT}, ${ANA}: ${POINT} } }`,
    );
    const { dev, prod } = policies(tree, "developer");
    expect(prod).toEqual({
      ...dev,
      Statement: [...[dev?.Statement].flat(), deny(POINT, ANA, BO)],
    });
  });

  test("an environment removes it with null, and keeps it without its inline policy", () => {
    const catalog = viewer(`{ everyone: ${POINT} }`);
    const override = (field: string) => ({
      ...catalog,
      "environments/prod.yaml": `${catalog["environments/prod.yaml"]}`.replace(
        "permissionSets:",
        `permissionSets:\n  viewer: { ${field}: null }`,
      ),
    });
    expect(policies(override("revokeSessionsIssuedBefore"), "viewer")).toEqual({ dev: revoked });
    expect(policies(override("inlinePolicy"), "viewer")).toEqual({ dev: revoked, prod: revoked });
  });

  test("the size of the policy counts it, where the policy alone is small enough", () => {
    const document = (length: number) =>
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${"x".repeat(length)}"}}`;
    const tree = (length: number) => ({
      ...added("policies/large.json", document(length)),
      [FILE]: `name: viewer\ninlinePolicy: { file: policies/large.json }\nrevokeSessionsIssuedBefore: { everyone: ${POINT} }\n`,
    });
    const alone = document(0).length;
    expect(load(tree(10_000 - alone)).ok).toBe(true);
    expect(loadedText(tree(10_240 - alone))).toMatch(
      /^access\/permission-sets\/viewer\.yaml:3:1 error quota\n {2}AWS allows 10240 bytes of an inline policy, white space not counted, got 10\d{3} here\./,
    );
    // Too large by itself: said once, at the policy.
    expect(loadedText(tree(10_241 - alone)).match(/ error quota/g)).toHaveLength(1);
  });
});
