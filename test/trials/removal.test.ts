import { decideByText } from "../../sandbox/policies/evaluate";
import { startApplied } from "../e2e/harness/applied";
import type { LocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { readRoles, rolesIn } from "../e2e/harness/read-roles";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { type AccessTree, edited, editedIn, loadValid, VALID_TREE } from "../model/access-tree";

jest.setTimeout(600_000);

const PAYMENTS_DEV = "100000000011";
const SHOP_DEV = "100000000012";
const PAYMENTS_PROD = "100000000021";
const SHOP_PROD = "100000000022";
const SECURITY = "100000000002";

const PAYMENTS_GRANT =
  "  - { group: Payments-Developers, permissionSet: developer, accounts: [payments-dev] }\n";
const VIEWER_GRANT = "  - { group: Engineering, permissionSet: viewer, accounts: [all] }\n";

const GROUP =
  "  - { displayName: Payments-Developers, description: Builds payments, members: [bo.chen] }\n";
const PROD_GRANT =
  '  - { group: Payments-Developers, permissionSet: developer, accounts: ["tag:team=payments"] }\n';
const MANAGED = "managedPolicies: [PowerUserAccess]\n";
const CUSTOMER_MANAGED = "customerManagedPolicies: [{ name: boundary, path: /identity/ }]\n";
const INLINE = "inlinePolicy: { file: policies/developer.json }\n";
const BOUNDARY =
  "permissionsBoundary: { customerManagedPolicy: { name: boundary, path: /identity/ } }\n";

const without = (tree: AccessTree, ...texts: readonly (readonly [file: string, text: string])[]) =>
  texts.reduce((rest, [file, text]) => editedIn(rest, file, text, ""), tree);

/** A permission set with every kind of policy, and each removal with those before it. */
const TREE = edited("permission-sets/developer.yaml", MANAGED, MANAGED + CUSTOMER_MANAGED);
const WITHOUT_POLICIES = without(
  TREE,
  ["permission-sets/developer.yaml", MANAGED],
  ["permission-sets/developer.yaml", CUSTOMER_MANAGED],
  ["permission-sets/developer.yaml", INLINE],
  ["permission-sets/developer.yaml", BOUNDARY],
  ["environments/prod.yaml", ", permissionsBoundary: null"],
);
const WITHOUT_GRANT = editedIn(
  WITHOUT_POLICIES,
  "environments/dev.yaml",
  VIEWER_GRANT,
  VIEWER_GRANT.replace("all", "payments-dev"),
);
const WITHOUT_GROUP = without(
  WITHOUT_GRANT,
  ["directory.yaml", GROUP],
  ["environments/dev.yaml", PAYMENTS_GRANT],
  ["environments/prod.yaml", PROD_GRANT],
);

const BEFORE = "2027-03-31T16:59:59Z";
const REVOKED = "2027-03-31T17:00:00Z";
const AFTER = "2027-03-31T17:00:01Z";
/** Id of a user whom no revocation names. */
const ANOTHER = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

/** A grant that ends in shop-dev; everyone's sessions as viewer are revoked, and one user's as developer. */
const endingAndRevoked = (userId: string): AccessTree =>
  (
    [
      [
        "environments/dev.yaml",
        PAYMENTS_GRANT,
        `${PAYMENTS_GRANT}  - { group: Payments-Developers, permissionSet: viewer, accounts: [shop-dev], expires: 2027-03-31 }\n`,
      ],
      [
        "permission-sets/viewer.yaml",
        "name: viewer\n",
        `name: viewer\nrevokeSessionsIssuedBefore: { everyone: ${REVOKED} }\n`,
      ],
      [
        "permission-sets/developer.yaml",
        "name: developer\n",
        `name: developer\n${INLINE}revokeSessionsIssuedBefore: { users: { ${userId}: ${REVOKED} } }\n`,
      ],
    ] as const
  ).reduce((tree, [file, from, to]) => editedIn(tree, file, from, to), WITHOUT_GRANT);

describeWithProvider("what is removed from access/ is gone from the accounts", () => {
  let aws: LocalAws;
  let stacks: Stacks;
  let bo: string;

  beforeAll(async () => {
    ({ aws, stacks } = await startApplied(loadValid(TREE), "dev", "prod"));
  });

  afterAll(() => aws?.stop());

  test("at first the roles are what is declared", async () => {
    expect(await readRoles(aws, PAYMENTS_DEV)).toEqual({
      "developer-dev": {
        attachedPolicies: [
          `arn:aws:iam::${PAYMENTS_DEV}:policy/identity/boundary`,
          "arn:aws:iam::aws:policy/PowerUserAccess",
        ],
        inlinePolicy: JSON.parse(VALID_TREE["policies/developer.json"]),
        permissionsBoundary: `arn:aws:iam::${PAYMENTS_DEV}:policy/identity/boundary`,
      },
      "viewer-dev": {
        attachedPolicies: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
        inlinePolicy: undefined,
        permissionsBoundary: undefined,
      },
    });
    expect(await rolesIn(aws, SHOP_DEV)).toEqual(["viewer-dev"]);
    expect(await rolesIn(aws, PAYMENTS_PROD)).toEqual(["developer-prod", "viewer-prod"]);
    expect(await rolesIn(aws, SHOP_PROD)).toEqual(["viewer-prod"]);
    expect(await rolesIn(aws, SECURITY)).toEqual(["auditor", "viewer-prod"]);
  });

  test("every kind of policy: the role lost it", async () => {
    stacks.rewrite(loadValid(WITHOUT_POLICIES));
    await stacks.apply("dev");
    expect((await readRoles(aws, PAYMENTS_DEV))["developer-dev"]).toEqual({
      attachedPolicies: [],
      inlinePolicy: undefined,
      permissionsBoundary: undefined,
    });
  });

  test("a grant: the role is gone from the account, and from no other", async () => {
    stacks.rewrite(loadValid(WITHOUT_GRANT));
    await stacks.apply("dev");
    expect(await rolesIn(aws, SHOP_DEV)).toEqual([]);
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["developer-dev", "viewer-dev"]);
  });

  test("a grant's end: once the clock has passed it, and not before, the role is gone from its account alone", async () => {
    const { UserId = "" } = await aws.directory.getUserId({
      IdentityStoreId: (await aws.sso.listInstances({})).Instances?.[0]?.IdentityStoreId,
      AlternateIdentifier: {
        UniqueAttribute: { AttributePath: "userName", AttributeValue: "bo.chen" },
      },
    });
    bo = UserId;
    const ending = endingAndRevoked(bo);
    stacks.rewrite(loadValid(ending, "2027-03-31T23:59:59Z"));
    await stacks.apply("dev");
    expect(await rolesIn(aws, SHOP_DEV)).toEqual(["viewer-dev"]);
    stacks.rewrite(loadValid(ending, "2027-04-01"));
    await stacks.apply("dev");
    expect(await rolesIn(aws, SHOP_DEV)).toEqual([]);
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["developer-dev", "viewer-dev"]);
  });

  test("a revocation: roles in the account deny sessions from before it, of whom it concerns, and no others", async () => {
    const roles = await readRoles(aws, PAYMENTS_DEV);
    const decisions = (set: string, action: string) =>
      [BEFORE, REVOKED, AFTER].flatMap((issued) =>
        [bo, ANOTHER].map((userId) =>
          decideByText(JSON.stringify(roles[set]?.inlinePolicy), {
            principals: {},
            action,
            resource: "arn:aws:s3:::acme-payments/report",
            keys: new Map([
              ["aws:tokenissuetime", [issued]],
              ["identitystore:userid", [userId]],
              ["aws:principaltag/team", ["payments"]],
            ]),
          }),
        ),
      );
    // Before, at and after the instant; each time bo.chen and somebody else.
    expect(decisions("viewer-dev", "s3:ListBucket")).toEqual(
      "denied denied silent silent silent silent".split(" "),
    );
    expect(decisions("developer-dev", "s3:ListBucket")).toEqual(
      "denied silent silent silent silent silent".split(" "),
    );
    expect(decisions("developer-dev", "iam:CreateUser")).toEqual(Array(6).fill("denied"));
  });

  test("a group, the environments first: its roles are gone, and no assignment is left of it", async () => {
    stacks.rewrite(loadValid(WITHOUT_GROUP));
    await stacks.apply("dev", "prod");
    await stacks.apply("identity");
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["viewer-dev"]);
    expect(await rolesIn(aws, PAYMENTS_PROD)).toEqual(["viewer-prod"]);
    const { groups, assignments } = await readContents(aws);
    expect(Object.keys(groups)).toEqual(["Engineering"]);
    // An assignment of a group that is gone would show its id.
    expect(
      assignments.filter((text) => !/^(GROUP Engineering|USER ana\.lima) /.test(text)),
    ).toEqual([]);
  });

  test("an environment: its stack is destroyed in one pass, and with it every role in its accounts", async () => {
    await stacks.destroy("prod");
    for (const account of [PAYMENTS_PROD, SHOP_PROD, SECURITY])
      expect([account, await rolesIn(aws, account)]).toEqual([account, []]);
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["viewer-dev"]);
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });
});
