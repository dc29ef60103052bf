import { dev, estate, prod, suspended } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

/** What one account's part of a request takes in AWS, in milliseconds. */
const step = 3000;

let services: Services;
let InstanceArn: string;
let PermissionSetArn: string;
beforeEach(() => {
  services = openServices(estate, "real");
  InstanceArn = services.instanceArn;
  PermissionSetArn = createSet("developer");
});

/** Slowly enough for AWS. */
const sso = (operation: string, input: object = {}) => {
  services.advance(50);
  return services.sso(operation, { InstanceArn, ...input });
};
const createSet = (Name: string): string =>
  sso("CreatePermissionSet", { Name }).PermissionSet.PermissionSetArn;
const group = (DisplayName: string): string => {
  services.advance(50);
  const { identityStoreId: IdentityStoreId } = services;
  return services.directory("CreateGroup", { IdentityStoreId, DisplayName }).GroupId;
};
const assignmentOf = (PrincipalId: string, TargetId: string, more: object = {}) => ({
  PermissionSetArn,
  TargetId,
  TargetType: "AWS_ACCOUNT",
  PrincipalType: "GROUP",
  PrincipalId,
  ...more,
});
const assign = (principal: string, account: string, more: object = {}) =>
  sso("CreateAccountAssignment", assignmentOf(principal, account, more))
    .AccountAssignmentCreationStatus;
const unassign = (principal: string, account: string) =>
  sso("DeleteAccountAssignment", assignmentOf(principal, account)).AccountAssignmentDeletionStatus;
const provision = (more: object = { TargetType: "ALL_PROVISIONED_ACCOUNTS" }) =>
  sso("ProvisionPermissionSet", { PermissionSetArn, ...more }).PermissionSetProvisioningStatus;
const outcome = ({ RequestId }: { RequestId: string }) =>
  sso("DescribeAccountAssignmentCreationStatus", {
    AccountAssignmentCreationRequestId: RequestId,
  }).AccountAssignmentCreationStatus;
const provisioningOutcome = ({ RequestId }: { RequestId: string }) =>
  sso("DescribePermissionSetProvisioningStatus", { ProvisionPermissionSetRequestId: RequestId })
    .PermissionSetProvisioningStatus;
const assigned = (AccountId: string) =>
  sso("ListAccountAssignments", { PermissionSetArn, AccountId }).AccountAssignments.length;
const accountsWith = (ProvisioningStatus: string): string[] =>
  sso("ListAccountsForProvisionedPermissionSet", { PermissionSetArn, ProvisioningStatus })
    .AccountIds;
const latest = "LATEST_PERMISSION_SET_PROVISIONED";
const outdated = "LATEST_PERMISSION_SET_NOT_PROVISIONED";
const conflict = {
  type: "ConflictException",
  message: "There is a conflicting operation in process.",
};
const throttled = {
  type: "ThrottlingException",
  status: 400,
  message: "There are too many requests processing. Please try again later.",
};

describe("an assignment", () => {
  test("is there, and its account provisioned, only when its time has passed", () => {
    const request = assign(group("a"), dev);
    expect(outcome(request).Status).toBe("IN_PROGRESS");
    expect([assigned(dev), accountsWith(latest)]).toEqual([0, []]);
    services.advance(step);
    expect(outcome(request)).toMatchObject({
      Status: "SUCCEEDED",
      CreatedDate: request.CreatedDate,
    });
    expect([assigned(dev), accountsWith(latest)]).toEqual([1, [dev]]);
  });

  test("goes when its time has passed", () => {
    const a = group("a");
    assign(a, dev);
    services.advance(step);
    const { RequestId } = unassign(a, dev);
    const describe = () =>
      sso("DescribeAccountAssignmentDeletionStatus", {
        AccountAssignmentDeletionRequestId: RequestId,
      }).AccountAssignmentDeletionStatus.Status;
    expect([describe(), assigned(dev)]).toEqual(["IN_PROGRESS", 1]);
    services.advance(step);
    expect([describe(), assigned(dev)]).toEqual(["SUCCEEDED", 0]);
  });

  test("fails in its time, with a reason", () => {
    const request = assign(group("a"), suspended);
    expect(outcome(request)).not.toHaveProperty("FailureReason");
    services.advance(step);
    expect(outcome(request)).toMatchObject({
      Status: "FAILED",
      FailureReason: `Received a 403 status error: AWS account ${suspended} is SUSPENDED.`,
    });
  });

  test("fails when its group is deleted meanwhile", () => {
    const a = group("a");
    const request = assign(a, dev);
    const { identityStoreId: IdentityStoreId } = services;
    services.directory("DeleteGroup", { IdentityStoreId, GroupId: a });
    services.advance(step);
    expect(outcome(request).FailureReason).toBe(
      `Received a 404 status error: the GROUP assignee ${a} was not found in directory ${IdentityStoreId}`,
    );
  });

  test("gives what the permission set is by then", () => {
    assign(group("a"), dev);
    sso("UpdatePermissionSet", { PermissionSetArn, Description: "newer" });
    services.advance(step);
    expect(accountsWith(latest)).toEqual([dev]);
  });

  test("waits for the others of its account, not for those of another", () => {
    const first = assign(group("a"), dev);
    const second = assign(group("b"), dev);
    const other = assign(group("c"), prod);
    services.advance(step);
    expect([first, second, other].map((request) => outcome(request).Status)).toEqual([
      "SUCCEEDED",
      "IN_PROGRESS",
      "SUCCEEDED",
    ]);
    services.advance(step);
    expect(outcome(second).Status).toBe("SUCCEEDED");
  });

  test("is listed by its status meanwhile", () => {
    assign(group("a"), dev);
    const inProgress = () =>
      sso("ListAccountAssignmentCreationStatus", { Filter: { Status: "IN_PROGRESS" } })
        .AccountAssignmentsCreationStatus;
    expect(inProgress()).toHaveLength(1);
    services.advance(step);
    expect(inProgress()).toEqual([]);
  });

  test("conflicts with a change of the same assignment", () => {
    const a = group("a");
    assign(a, dev);
    expect(errorOf(() => assign(a, dev))).toMatchObject(conflict);
    expect(errorOf(() => unassign(a, dev))).toMatchObject(conflict);
    expect(assign(a, prod).Status).toBe("IN_PROGRESS");
    services.advance(step);
    expect(unassign(a, dev).Status).toBe("IN_PROGRESS");
    expect(errorOf(() => assign(a, dev))).toMatchObject(conflict);
  });

  test("keeps its permission set from being deleted, before it is there and after", () => {
    const remove = () => errorOf(() => sso("DeletePermissionSet", { PermissionSetArn }));
    assign(group("a"), dev);
    expect(remove()).toMatchObject(conflict);
    services.advance(step);
    expect(remove().message).toMatch(/^Could not delete because PermissionSet/);
  });

  test("is one of fifteen that may be in progress", () => {
    const groups = Array.from({ length: 16 }, (_, index) => group(`g${index}`));
    for (const one of groups.slice(0, 15)) assign(one, dev);
    expect(errorOf(() => assign(groups[15] ?? "", dev))).toMatchObject(throttled);
    services.advance(step);
    expect(assign(groups[15] ?? "", dev).Status).toBe("IN_PROGRESS");
    services.advance(15 * step);
    expect(assigned(dev)).toBe(16);
  });
});

describe("provisioning", () => {
  const assignEverywhere = () => {
    for (const account of [dev, prod]) assign(group(`in ${account}`), account);
    services.advance(step);
  };
  const change = () => sso("UpdatePermissionSet", { PermissionSetArn, Description: "newer" });

  test("reaches its accounts at the same time, each behind what that account is doing", () => {
    assignEverywhere();
    change();
    assign(group("busy"), prod);
    const request = provision();
    services.advance(step);
    expect([accountsWith(latest), accountsWith(outdated)]).toEqual([[dev], [prod]]);
    expect(provisioningOutcome(request).Status).toBe("IN_PROGRESS");
    services.advance(step);
    expect(accountsWith(latest)).toEqual([dev, prod]);
    expect(provisioningOutcome(request).Status).toBe("SUCCEEDED");
  });

  test("fails with the first reason once the last account has had its turn", () => {
    assignEverywhere();
    sso("AttachCustomerManagedPolicyReferenceToPermissionSet", {
      PermissionSetArn,
      CustomerManagedPolicyReference: { Name: "developer-extra", Path: "/identity/" },
    });
    assign(group("busy"), dev);
    const request = provision();
    services.advance(step);
    expect(provisioningOutcome(request).Status).toBe("IN_PROGRESS");
    services.advance(step);
    expect(provisioningOutcome(request)).toMatchObject({
      Status: "FAILED",
      FailureReason: expect.stringContaining(
        `arn:aws:iam::${prod}:policy/identity/developer-extra`,
      ),
    });
    expect(accountsWith(latest)).toEqual([dev]);
  });

  test("leaves out an account that loses its last assignment meanwhile", () => {
    const a = group("a");
    assign(a, dev);
    services.advance(step);
    change();
    unassign(a, dev);
    const request = provision();
    services.advance(2 * step);
    expect(provisioningOutcome(request).Status).toBe("SUCCEEDED");
    expect([accountsWith(latest), accountsWith(outdated)]).toEqual([[], []]);
  });

  test("has nothing to wait for without any account", () => {
    const request = provision();
    expect(request.Status).toBe("IN_PROGRESS");
    expect(provisioningOutcome(request).Status).toBe("SUCCEEDED");
    change();
  });

  test.each<[string, object]>([
    ["UpdatePermissionSet", {}],
    ["DeletePermissionSet", {}],
    [
      "AttachManagedPolicyToPermissionSet",
      { ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    ],
    ["ProvisionPermissionSet", { TargetType: "ALL_PROVISIONED_ACCOUNTS" }],
    ["ProvisionPermissionSet", { TargetType: "AWS_ACCOUNT", TargetId: dev }],
  ])("conflicts with %s %j", (operation, input) => {
    assignEverywhere();
    provision();
    expect(errorOf(() => sso(operation, { PermissionSetArn, ...input }))).toMatchObject(conflict);
  });

  test("of one account does not conflict with that of another", () => {
    assignEverywhere();
    provision({ TargetType: "AWS_ACCOUNT", TargetId: dev });
    expect(provision({ TargetType: "AWS_ACCOUNT", TargetId: prod }).Status).toBe("IN_PROGRESS");
  });

  test("is one of three that may be in progress", () => {
    const inAccount = { TargetType: "AWS_ACCOUNT", TargetId: dev };
    for (const name of ["a", "b", "c"])
      provision({ ...inAccount, PermissionSetArn: createSet(name) });
    expect(errorOf(() => provision(inAccount))).toMatchObject(throttled);
    services.advance(3 * step);
    expect(provision(inAccount).Status).toBe("IN_PROGRESS");
  });
});

test("more requests a second than AWS takes are refused", () => {
  const list = () => services.sso("ListInstances");
  services.advance(1000);
  for (let request = 0; request < 20; request++) list();
  expect(errorOf(list)).toMatchObject({ type: "ThrottlingException", message: "Rate exceeded" });
  services.advance(1000);
  expect(list().Instances).toHaveLength(1);
});

test("pace slow does everything in a tenth of the time", () => {
  services = openServices(estate, "slow");
  InstanceArn = services.instanceArn;
  PermissionSetArn = createSet("developer");
  const request = assign(group("a"), dev);
  services.advance(step / 10 - 100);
  expect(outcome(request).Status).toBe("IN_PROGRESS");
  services.advance(100);
  expect(outcome(request).Status).toBe("SUCCEEDED");
});
