import {
  CHANGES,
  CHANGES_BY_ROLE,
  IDENTITY_CENTER_CHANGES,
  type IdentityCenterChange,
} from "../../../modules/identity-center-events/api-calls";
import {
  changePattern,
  changesByOthersPatterns,
  type EventPattern,
  EXTERNAL_ACCESS_PATTERN,
  FAILED_SIGN_IN_PATTERN,
  PERMISSION_SET_FINDING_PATTERN,
  usePattern,
} from "../../../modules/identity-center-events/event-patterns";
import {
  changeFilters,
  changesByOthersFilters,
  FAILED_SIGN_IN_FILTER,
  MAXIMUM_PATTERN_LENGTH,
  useFilters,
} from "../../../modules/identity-center-events/filter-patterns";
import {
  assumeRoleWithSaml,
  type CloudTrailEvent,
  call,
  credentialVerification,
  DEPLOY_ROLE,
  iamUser,
  onTheBus,
  portal,
  root,
  scim,
  session,
} from "../../fixtures/monitoring/cloudtrail-events";
import { accessFinding, guardDutyFinding } from "../../fixtures/monitoring/findings";
import { matchesEvent } from "../../fixtures/monitoring/matches-event";
import { matchesFilter } from "../../fixtures/monitoring/matches-filter";

const seen = (patterns: readonly EventPattern[], event: CloudTrailEvent): boolean =>
  patterns.some((pattern) => matchesEvent(pattern, onTheBus(event)));

/** By a filter of a log group, whatever `!=` says of absent fields. */
function counted(patterns: readonly string[], event: CloudTrailEvent): boolean {
  const [strict, lenient] = [false, true].map((absentDiffers) =>
    patterns.some((pattern) => matchesFilter(pattern, event, absentDiffers)),
  );
  expect(strict).toBe(lenient);
  return strict === true;
}

describe("failed sign-ins", () => {
  test.each([
    ["a wrong password", credentialVerification("Failure"), true],
    ["a right one", credentialVerification("Success"), false],
    [
      "a challenge, which nobody has answered yet",
      { ...credentialVerification("Failure"), eventName: "CredentialChallenge" },
      false,
    ],
    ["a failure of another kind", call("sso.amazonaws.com", "CredentialVerification"), false],
  ])("%s", (_, event, isOne) => {
    expect(seen([FAILED_SIGN_IN_PATTERN], event)).toBe(isOne);
    expect(counted([FAILED_SIGN_IN_FILTER], event)).toBe(isOne);
  });
});

describe("changes", () => {
  const events = IDENTITY_CENTER_CHANGES.flatMap((change) =>
    CHANGES[change].flatMap(({ eventSource, eventNames }) =>
      eventNames.map((name) => [change, eventSource, name] as const),
    ),
  );

  test.each(events)("%s: %s says %s", (change, eventSource, name) => {
    const event = call(eventSource, name);
    for (const other of IDENTITY_CENTER_CHANGES) {
      expect(seen([changePattern(other)], event)).toBe(other === change);
      expect(counted(changeFilters(other), event)).toBe(other === change);
    }
  });

  const nearMisses: readonly (readonly [string, IdentityCenterChange, CloudTrailEvent])[] = [
    ["who only looks", "permission-sets", call("sso.amazonaws.com", "DescribePermissionSet")],
    ["who lists", "assignments", call("sso.amazonaws.com", "ListAccountAssignments")],
    [
      "who was refused",
      "assignments",
      call("sso.amazonaws.com", "CreateAccountAssignment", iamUser, { errorCode: "AccessDenied" }),
    ],
    ["IAM's groups", "group-memberships", call("iam.amazonaws.com", "DeleteGroup", iamUser)],
    ["a new user", "group-memberships", scim("CreateUser")],
    [
      "the same name of another service",
      "identity-source",
      call("workdocs.amazonaws.com", "AssociateDirectory", iamUser),
    ],
    ["what changes nobody's access", "permission-sets", call("sso.amazonaws.com", "TagResource")],
  ];
  test.each(nearMisses)("not %s", (_, change, event) => {
    expect(seen([changePattern(change)], event)).toBe(false);
    expect(counted(changeFilters(change), event)).toBe(false);
  });

  test("members of groups that SCIM brings", () => {
    expect(seen([changePattern("group-memberships")], scim("PatchGroup"))).toBe(true);
    expect(counted(changeFilters("group-memberships"), scim("PatchGroup"))).toBe(true);
  });
});

describe("changes by anybody but the role that deploys", () => {
  const other =
    "arn:aws:iam::100000000002:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_administrator-prod_0123456789abcdef";
  const assign = (who: object, more: object = {}) =>
    call("sso.amazonaws.com", "CreateAccountAssignment", who, more);
  test.each([
    ["a person with a permission set", assign(session(other)), true],
    ["an IAM user", assign(iamUser), true],
    ["root", assign(root), true],
    [
      "the role of that name in another account",
      assign(session(DEPLOY_ROLE.replace("2:", "3:"))),
      true,
    ],
    ["a role whose name begins the same", assign(session(`${DEPLOY_ROLE}-too`)), true],
    [
      "the console's own calls",
      call("sso-directory.amazonaws.com", "AddMemberToGroup", session(other)),
      true,
    ],
    ["the role itself", assign(session(DEPLOY_ROLE)), false],
    ["who was refused", assign(iamUser, { errorCode: "AccessDenied" }), false],
    ["who only looks", call("sso.amazonaws.com", "DescribePermissionSet", iamUser), false],
    ["an identity provider", scim("PatchGroup"), false],
  ])("%s", (_, event, isOne) => {
    expect(seen(changesByOthersPatterns([DEPLOY_ROLE]), event)).toBe(isOne);
    expect(counted(changesByOthersFilters([DEPLOY_ROLE]), event)).toBe(isOne);
  });

  test("every call that a change of any kind is made with, but SCIM's", () => {
    for (const { eventSource, eventNames } of IDENTITY_CENTER_CHANGES.flatMap(
      (one) => CHANGES[one],
    )) {
      const isScim = eventSource === "identitystore-scim.amazonaws.com";
      for (const name of eventNames) {
        const event = call(eventSource, name, iamUser);
        expect(seen(changesByOthersPatterns([DEPLOY_ROLE]), event)).toBe(!isScim);
        expect(counted(changesByOthersFilters([DEPLOY_ROLE]), event)).toBe(!isScim);
      }
    }
    expect(CHANGES_BY_ROLE.map(({ eventSource }) => eventSource)).toEqual([
      "sso.amazonaws.com",
      "identitystore.amazonaws.com",
      "sso-directory.amazonaws.com",
    ]);
  });

  test("two roles that may", () => {
    const scheduler = "arn:aws:iam::100000000002:role/break-glass-end";
    const both = [DEPLOY_ROLE, scheduler];
    for (const [role, isOne] of [
      [DEPLOY_ROLE, false],
      [scheduler, false],
      [other, true],
    ] as const) {
      expect(seen(changesByOthersPatterns(both), assign(session(role)))).toBe(isOne);
      expect(counted(changesByOthersFilters(both), assign(session(role)))).toBe(isOne);
    }
  });
});

describe("use of a permission set", () => {
  const role = (name: string, region = "") =>
    `aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_${name}_0123456789abcdef`;
  test.each([
    ["in us-east-1", assumeRoleWithSaml("100000000021", role("break-glass-prod")), true],
    ["elsewhere", assumeRoleWithSaml("100000000021", role("break-glass-prod", "eu-west-1/")), true],
    ["in another account", assumeRoleWithSaml("100000000011", role("break-glass-prod")), false],
    ["another set", assumeRoleWithSaml("100000000021", role("break-glass-dev")), false],
    [
      "a longer name that goes on with _, which no filter tells apart",
      assumeRoleWithSaml("100000000021", role("break-glass-prod_eu")),
      true,
    ],
    ["a longer name", assumeRoleWithSaml("100000000021", role("break-glass-production")), false],
    [
      "a name that ends the same",
      assumeRoleWithSaml("100000000021", role("no-break-glass-prod")),
      false,
    ],
    [
      "a role that only looks like it",
      assumeRoleWithSaml("100000000021", "AWSReservedSSO_break-glass-prod_0123456789abcdef"),
      false,
    ],
    [
      "who was refused",
      assumeRoleWithSaml("100000000021", role("break-glass-prod"), { errorCode: "AccessDenied" }),
      false,
    ],
    [
      "a call of a session",
      call(
        "s3.amazonaws.com",
        "ListBuckets",
        session(`arn:aws:iam::100000000021:role/${role("break-glass-prod")}`),
      ),
      false,
    ],
  ])("in the log: %s", (_, event, isOne) => {
    const filters = useFilters({ name: "break-glass-prod", accountIds: ["100000000021"] });
    expect(counted(filters, event)).toBe(isOne);
  });

  test("in the log: in any account where none is named", () => {
    const filters = useFilters({ name: "break-glass-prod" });
    expect(counted(filters, assumeRoleWithSaml("100000000011", role("break-glass-prod")))).toBe(
      true,
    );
  });

  test.each([
    ["in the console", portal("Federate", "break-glass-prod", "100000000021"), true],
    ["on a command line", portal("GetRoleCredentials", "break-glass-prod", "100000000021"), true],
    ["another account", portal("Federate", "break-glass-prod", "100000000011"), false],
    ["another set", portal("Federate", "break-glass-production", "100000000021"), false],
    [
      "who looks which there are",
      portal("ListAccountRoles", "break-glass-prod", "100000000021"),
      false,
    ],
  ])("on the bus: %s", (_, event, isOne) => {
    expect(seen([usePattern(["viewer-prod", "break-glass-prod"], "100000000021")], event)).toBe(
      isOne,
    );
  });
});

describe("use on the bus in all accounts but some", () => {
  test.each([
    ["in one of them", "100000000021", false],
    ["in another", "100000000011", true],
  ])("%s", (_, account, isOne) => {
    const pattern = usePattern(["break-glass-prod"], { except: ["100000000021"] });
    expect(seen([pattern], portal("Federate", "break-glass-prod", account))).toBe(isOne);
  });
});

describe("findings", () => {
  const role = "AWSReservedSSO_developer-prod_0123456789abcdef";
  test.each([
    ["of medium severity", guardDutyFinding(role, 4), true],
    ["of high severity", guardDutyFinding(role, 8.5), true],
    ["of low severity", guardDutyFinding(role, 3.9), false],
    ["about another role", guardDutyFinding("payments-api", 8), false],
  ])("of GuardDuty: %s", (_, event, isOne) => {
    expect(matchesEvent(PERMISSION_SET_FINDING_PATTERN, event)).toBe(isOne);
  });

  test.each([
    ["what others can reach", accessFinding("Access Analyzer Finding", "ACTIVE"), true],
    ["what they could", accessFinding("Access Analyzer Finding", "RESOLVED"), false],
    ["what somebody has judged", accessFinding("Access Analyzer Finding", "ARCHIVED"), false],
    ["what nobody used", accessFinding("Unused Access Finding for IAM entities", "ACTIVE"), false],
  ])("of Access Analyzer: %s", (_, event, isOne) => {
    expect(matchesEvent(EXTERNAL_ACCESS_PATTERN, event)).toBe(isOne);
  });
});

describe("AWS's limits", () => {
  const roles = [DEPLOY_ROLE, "arn:aws:iam::100000000002:role/break-glass-end"];
  const accountIds = Array.from({ length: 40 }, (_, index) => String(100000000000 + index));

  test("a filter has 1024 characters at most", () => {
    const filters = [
      FAILED_SIGN_IN_FILTER,
      ...IDENTITY_CENTER_CHANGES.flatMap(changeFilters),
      ...changesByOthersFilters(roles),
      ...useFilters({ name: "a".repeat(32), accountIds }),
    ];
    expect(filters.filter((filter) => filter.length > MAXIMUM_PATTERN_LENGTH)).toEqual([]);
  });

  test("every account of a long list is watched", () => {
    const filters = useFilters({ name: "viewer", accountIds });
    const role = "aws-reserved/sso.amazonaws.com/AWSReservedSSO_viewer_0123456789abcdef";
    expect(filters.length).toBeGreaterThan(1);
    for (const id of accountIds) expect(counted(filters, assumeRoleWithSaml(id, role))).toBe(true);
  });

  test("a pattern has 2048 characters at most", () => {
    const patterns = [
      ...IDENTITY_CENTER_CHANGES.map(changePattern),
      ...changesByOthersPatterns(roles),
    ];
    expect(patterns.filter((pattern) => JSON.stringify(pattern).length > 2048)).toEqual([]);
  });
});
