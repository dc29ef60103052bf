import { dev, management, prod, suspended } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let InstanceArn: string;
let PermissionSetArn: string;
let engineering: { PrincipalType: string; PrincipalId: string };
let ana: { PrincipalType: string; PrincipalId: string };
beforeEach(() => {
  services = openServices();
  InstanceArn = services.instanceArn;
  PermissionSetArn = createSet("developer");
  const { identityStoreId: IdentityStoreId, directory } = services;
  const group = directory("ListGroups", { IdentityStoreId }).Groups[0];
  const user = directory("ListUsers", { IdentityStoreId }).Users[0];
  engineering = { PrincipalType: "GROUP", PrincipalId: group.GroupId };
  ana = { PrincipalType: "USER", PrincipalId: user.UserId };
});

const createSet = (Name: string): string =>
  services.sso("CreatePermissionSet", { InstanceArn, Name }).PermissionSet.PermissionSetArn;
const target = (TargetId: string) => ({
  InstanceArn,
  PermissionSetArn,
  TargetId,
  TargetType: "AWS_ACCOUNT",
});
const start = (principal: object, account: string, more: object = {}) =>
  services.sso("CreateAccountAssignment", { ...target(account), ...principal, ...more })
    .AccountAssignmentCreationStatus;

/** As the provider does: ask for it, then for what became of it. */
const assign = (principal: object, account: string, more: object = {}) =>
  services.sso("DescribeAccountAssignmentCreationStatus", {
    InstanceArn,
    AccountAssignmentCreationRequestId: start(principal, account, more).RequestId,
  }).AccountAssignmentCreationStatus;
const unassign = (principal: object, account: string) => {
  const started = services.sso("DeleteAccountAssignment", { ...target(account), ...principal });
  return services.sso("DescribeAccountAssignmentDeletionStatus", {
    InstanceArn,
    AccountAssignmentDeletionRequestId: started.AccountAssignmentDeletionStatus.RequestId,
  }).AccountAssignmentDeletionStatus;
};
const list = (AccountId: string) =>
  services.sso("ListAccountAssignments", { InstanceArn, PermissionSetArn, AccountId })
    .AccountAssignments;
const accountsOf = (ProvisioningStatus?: string) =>
  services.sso("ListAccountsForProvisionedPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    ...(ProvisioningStatus && { ProvisioningStatus }),
  }).AccountIds;
const attachPolicy = (Name: string, Path: string) =>
  services.sso("AttachCustomerManagedPolicyReferenceToPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    CustomerManagedPolicyReference: { Name, Path },
  });
const provision = (more: object) =>
  services.sso("DescribePermissionSetProvisioningStatus", {
    InstanceArn,
    ProvisionPermissionSetRequestId: services.sso("ProvisionPermissionSet", {
      InstanceArn,
      PermissionSetArn,
      ...more,
    }).PermissionSetProvisioningStatus.RequestId,
  }).PermissionSetProvisioningStatus;

test("an assignment is in progress, then there, then gone", () => {
  expect(list(dev)).toEqual([]);
  expect(start(engineering, dev)).toMatchObject({
    Status: "IN_PROGRESS",
    TargetId: dev,
    TargetType: "AWS_ACCOUNT",
    PermissionSetArn,
    ...engineering,
    RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(list(dev)).toEqual([{ AccountId: dev, PermissionSetArn, ...engineering }]);
  expect(unassign(engineering, dev)).toMatchObject({ Status: "SUCCEEDED" });
  expect(list(dev)).toEqual([]);
});

test("assigning what is assigned succeeds and changes nothing", () => {
  expect(assign(engineering, dev).Status).toBe("SUCCEEDED");
  expect(assign(engineering, dev).Status).toBe("SUCCEEDED");
  expect(list(dev)).toHaveLength(1);
});

test("removing what is not assigned fails in AWS's words", () => {
  expect(unassign(engineering, dev)).toMatchObject({
    Status: "FAILED",
    FailureReason: "Received a 404 status error: EntitlementItem doesn't exist.",
  });
});

describe("what is referred to exists", () => {
  test("the principal", () => {
    const PrincipalId = "00000000-0000-4000-8000-000000000000";
    expect(assign({ PrincipalType: "GROUP", PrincipalId }, dev)).toMatchObject({
      Status: "FAILED",
      FailureReason: `Received a 404 status error: the GROUP assignee ${PrincipalId} was not found in directory ${services.identityStoreId}`,
    });
    expect(list(dev)).toEqual([]);
  });

  test("a user is not a group", () => {
    expect(assign({ ...ana, PrincipalType: "GROUP" }, dev).Status).toBe("FAILED");
  });

  test("the account", () => {
    expect(errorOf(() => start(engineering, "999999999999"))).toMatchObject({
      type: "ResourceNotFoundException",
      message: "Could not find AWS account 999999999999 in the organization",
    });
  });

  test("the account, and it is active", () => {
    expect(assign(engineering, suspended)).toMatchObject({
      Status: "FAILED",
      FailureReason: `Received a 403 status error: AWS account ${suspended} is SUSPENDED.`,
    });
  });

  test("the permission set", () => {
    const other = PermissionSetArn.replace(/.{16}$/, "0".repeat(16));
    expect(errorOf(() => start(engineering, dev, { PermissionSetArn: other })).type).toBe(
      "ResourceNotFoundException",
    );
  });

  test("the request that is asked about", () => {
    const AccountAssignmentCreationRequestId = "00000000-0000-4000-8000-000000000000";
    const ask = () =>
      services.sso("DescribeAccountAssignmentCreationStatus", {
        InstanceArn,
        AccountAssignmentCreationRequestId,
      });
    expect(errorOf(ask).message).toBe(
      `Could not find request with id ${AccountAssignmentCreationRequestId}`,
    );
  });

  test("the customer managed policies, in the account", () => {
    attachPolicy("developer-extra", "/identity/");
    expect(assign(engineering, dev).Status).toBe("SUCCEEDED");
    expect(assign(engineering, prod)).toMatchObject({
      Status: "FAILED",
      FailureReason: `Received a 404 status error: Not supported policy arn:aws:iam::${prod}:policy/identity/developer-extra.`,
    });
    expect(list(prod)).toEqual([]);
    expect(accountsOf()).toEqual([dev]);
  });

  test("the customer managed policy that is the boundary, in the account", () => {
    services.sso("PutPermissionsBoundaryToPermissionSet", {
      InstanceArn,
      PermissionSetArn,
      PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "developer-extra" } },
    });
    expect(assign(engineering, dev).FailureReason).toContain(
      `arn:aws:iam::${dev}:policy/developer-extra`,
    );
  });
});

describe("provisioning", () => {
  test("succeeds without any account", () => {
    expect(provision({ TargetType: "ALL_PROVISIONED_ACCOUNTS" })).toMatchObject({
      Status: "SUCCEEDED",
      PermissionSetArn,
    });
  });

  test("follows the first assignment in an account and goes with the last", () => {
    assign(engineering, dev);
    assign(ana, dev);
    expect(accountsOf()).toEqual([dev]);
    unassign(engineering, dev);
    expect(accountsOf()).toEqual([dev]);
    unassign(ana, dev);
    expect(accountsOf()).toEqual([]);
  });

  test("a change reaches an account when it is provisioned again", () => {
    const latest = "LATEST_PERMISSION_SET_PROVISIONED";
    const outdated = "LATEST_PERMISSION_SET_NOT_PROVISIONED";
    assign(engineering, dev);
    assign(engineering, prod);
    services.sso("UpdatePermissionSet", { InstanceArn, PermissionSetArn, Description: "new" });
    expect([accountsOf(latest), accountsOf(outdated)]).toEqual([[], [dev, prod]]);
    const { AccountId, Status } = provision({ TargetType: "AWS_ACCOUNT", TargetId: dev });
    expect([AccountId, Status]).toEqual([dev, "SUCCEEDED"]);
    expect([accountsOf(latest), accountsOf(outdated)]).toEqual([[dev], [prod]]);
    provision({ TargetType: "ALL_PROVISIONED_ACCOUNTS" });
    expect([accountsOf(latest), accountsOf(outdated)]).toEqual([[dev, prod], []]);
  });

  test("fails for the account that lacks a policy, and goes on with the others", () => {
    assign(engineering, prod);
    assign(engineering, dev);
    attachPolicy("developer-extra", "/identity/");
    expect(provision({ TargetType: "ALL_PROVISIONED_ACCOUNTS" })).toMatchObject({
      Status: "FAILED",
      FailureReason: `Received a 404 status error: Not supported policy arn:aws:iam::${prod}:policy/identity/developer-extra.`,
    });
    expect(accountsOf("LATEST_PERMISSION_SET_PROVISIONED")).toEqual([dev]);
  });

  test("names an account when it is for one", () => {
    expect(errorOf(() => provision({ TargetType: "AWS_ACCOUNT" })).message).toBe(
      "TargetId is required when TargetType is AWS_ACCOUNT",
    );
    expect(
      errorOf(() => provision({ TargetType: "AWS_ACCOUNT", TargetId: "999999999999" })).type,
    ).toBe("ResourceNotFoundException");
  });

  test("can be seen from the account", () => {
    const second = createSet("viewer");
    assign(engineering, dev);
    assign(engineering, dev, { PermissionSetArn: second });
    services.sso("UpdatePermissionSet", { InstanceArn, PermissionSetArn: second });
    const setsIn = (more: object = {}) =>
      services.sso("ListPermissionSetsProvisionedToAccount", {
        InstanceArn,
        AccountId: dev,
        ...more,
      }).PermissionSets;
    expect(setsIn()).toEqual([PermissionSetArn, second]);
    expect(setsIn({ ProvisioningStatus: "LATEST_PERMISSION_SET_NOT_PROVISIONED" })).toEqual([
      second,
    ]);
  });
});

test("a permission set that is assigned can't be deleted", () => {
  assign(engineering, dev);
  const remove = () => services.sso("DeletePermissionSet", { InstanceArn, PermissionSetArn });
  expect(errorOf(remove)).toMatchObject({
    type: "ConflictException",
    message: `Could not delete because PermissionSet ${PermissionSetArn.split("/")[2]} has AccountAssignments associated with it`,
  });
  unassign(engineering, dev);
  remove();
  const sets = services.sso("ListPermissionSetsProvisionedToAccount", {
    InstanceArn,
    AccountId: dev,
  });
  expect(sets.PermissionSets).toEqual([]);
});

test("a permission set that is only provisioned can be deleted", () => {
  provision({ TargetType: "AWS_ACCOUNT", TargetId: dev });
  services.sso("DeletePermissionSet", { InstanceArn, PermissionSetArn });
  const sets = services.sso("ListPermissionSetsProvisionedToAccount", {
    InstanceArn,
    AccountId: dev,
  });
  expect(sets.PermissionSets).toEqual([]);
});

test("deleting a group leaves its assignments behind, and they can be removed", () => {
  assign(engineering, dev);
  services.directory("DeleteGroup", {
    IdentityStoreId: services.identityStoreId,
    GroupId: engineering.PrincipalId,
  });
  expect(list(dev)).toHaveLength(1);
  expect(unassign(engineering, dev).Status).toBe("SUCCEEDED");
  expect(list(dev)).toEqual([]);
});

describe("assignments of a principal", () => {
  const assignmentsOf = (principal: object, more: object = {}) => {
    const input = { InstanceArn, ...principal, MaxResults: 1, ...more };
    const all = [];
    let answer = services.sso("ListAccountAssignmentsForPrincipal", input);
    for (;;) {
      all.push(...answer.AccountAssignments);
      if (answer.NextToken === undefined) return all;
      const { NextToken } = answer;
      answer = services.sso("ListAccountAssignmentsForPrincipal", { ...input, NextToken });
    }
  };

  test("are a user's own and its groups', page by page", () => {
    assign(engineering, dev);
    assign(engineering, prod);
    assign(ana, prod);
    expect(assignmentsOf(ana)).toEqual([
      { AccountId: prod, PermissionSetArn, ...ana },
      { AccountId: dev, PermissionSetArn, ...engineering },
      { AccountId: prod, PermissionSetArn, ...engineering },
    ]);
    expect(assignmentsOf(engineering)).toHaveLength(2);
    expect(assignmentsOf(ana, { Filter: { AccountId: dev } })).toEqual([
      { AccountId: dev, PermissionSetArn, ...engineering },
    ]);
  });
});

test("outcomes are listed by status, and forgotten in the end", () => {
  assign(engineering, suspended);
  assign(engineering, dev);
  const outcomes = (Status?: string) =>
    services
      .sso("ListAccountAssignmentCreationStatus", {
        InstanceArn,
        ...(Status && { Filter: { Status } }),
      })
      .AccountAssignmentsCreationStatus.map((entry: { Status: string }) => entry.Status);
  expect(outcomes()).toEqual(["FAILED", "SUCCEEDED"]);
  expect(outcomes("FAILED")).toEqual(["FAILED"]);
  services.advance(8 * 24 * 3600 * 1000);
  assign(engineering, prod);
  expect(outcomes()).toEqual(["SUCCEEDED"]);
  unassign(engineering, dev);
  provision({ TargetType: "ALL_PROVISIONED_ACCOUNTS" });
  expect(
    services.sso("ListAccountAssignmentDeletionStatus", { InstanceArn })
      .AccountAssignmentsDeletionStatus,
  ).toHaveLength(1);
  expect(
    services.sso("ListPermissionSetProvisioningStatus", { InstanceArn })
      .PermissionSetsProvisioningStatus,
  ).toHaveLength(1);
});

describe("a delegated administrator", () => {
  const denied = (operation: string) => ({
    type: "AccessDeniedException",
    message:
      `User: arn:aws:iam::100000000002:user/sandbox is not authorized to perform: sso:${operation} ` +
      "because a delegated administrator can't manage access to the management account",
  });
  const asManagement = () => services.sso.as(management);

  test("can't assign in the management account, which can", () => {
    expect(errorOf(() => start(engineering, management))).toMatchObject(
      denied("CreateAccountAssignment"),
    );
    asManagement()("CreateAccountAssignment", { ...target(management), ...engineering });
    expect(list(management)).toHaveLength(1);
    expect(errorOf(() => unassign(engineering, management))).toMatchObject(
      denied("DeleteAccountAssignment"),
    );
  });

  test.each<[string, object]>([
    ["UpdatePermissionSet", {}],
    ["DeletePermissionSet", {}],
    ["ProvisionPermissionSet", { TargetType: "ALL_PROVISIONED_ACCOUNTS" }],
    [
      "AttachManagedPolicyToPermissionSet",
      { ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    ],
    ["PutInlinePolicyToPermissionSet", { InlinePolicy: '{"Statement":[]}' }],
    ["DeleteInlinePolicyFromPermissionSet", {}],
    [
      "DetachCustomerManagedPolicyReferenceFromPermissionSet",
      { CustomerManagedPolicyReference: { Name: "a" } },
    ],
    ["DeletePermissionsBoundaryFromPermissionSet", {}],
  ])("can't %s where the management account has it", (operation, input) => {
    asManagement()("CreateAccountAssignment", { ...target(management), ...engineering });
    const call = () => services.sso(operation, { InstanceArn, PermissionSetArn, ...input });
    expect(errorOf(call)).toMatchObject(denied(operation));
  });

  test("may still look at it", () => {
    asManagement()("CreateAccountAssignment", { ...target(management), ...engineering });
    expect(services.sso("DescribePermissionSet", { InstanceArn, PermissionSetArn })).toBeDefined();
  });
});

test("a member account administers nothing of the organization's", () => {
  const call = () => services.sso.as(dev)("ListPermissionSets", { InstanceArn });
  expect(errorOf(call)).toMatchObject({
    type: "AccessDeniedException",
    message:
      `User: arn:aws:iam::${dev}:user/sandbox is not authorized to perform: sso:ListPermissionSets ` +
      "because an instance is administered by the account that owns it, and the organization's by its delegated administrator",
  });
});
