import { dev } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

const policy = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";

let services: Services;
let set: { InstanceArn: string; PermissionSetArn: string };
beforeEach(() => {
  services = openServices();
  const InstanceArn = services.instanceArn;
  const { PermissionSet } = services.sso("CreatePermissionSet", { InstanceArn, Name: "developer" });
  set = { InstanceArn, PermissionSetArn: PermissionSet.PermissionSetArn };
});

const call = (operation: string, input: object = {}) =>
  services.sso(operation, { ...set, ...input });
const idOfSet = () => set.PermissionSetArn.split("/")[2];

/** What an apply of one attachment by the provider does, up to its last read. */
const provisionEverywhere = () => {
  const started = call("ProvisionPermissionSet", { TargetType: "ALL_PROVISIONED_ACCOUNTS" });
  const { RequestId, Status } = started.PermissionSetProvisioningStatus;
  expect(Status).toBe("IN_PROGRESS");
  return services.sso("DescribePermissionSetProvisioningStatus", {
    InstanceArn: set.InstanceArn,
    ProvisionPermissionSetRequestId: RequestId,
  }).PermissionSetProvisioningStatus;
};

describe("AWS managed policies", () => {
  const list = () => call("ListManagedPoliciesInPermissionSet").AttachedManagedPolicies;

  test("as the provider attaches and detaches them", () => {
    expect(list()).toEqual([]);
    call("AttachManagedPolicyToPermissionSet", { ManagedPolicyArn: policy });
    expect(provisionEverywhere().Status).toBe("SUCCEEDED");
    expect(list()).toEqual([{ Name: "ViewOnlyAccess", Arn: policy }]);
    call("DetachManagedPolicyFromPermissionSet", { ManagedPolicyArn: policy });
    expect(provisionEverywhere().Status).toBe("SUCCEEDED");
    expect(list()).toEqual([]);
  });

  test("can be attached once and detached once", () => {
    call("AttachManagedPolicyToPermissionSet", { ManagedPolicyArn: policy });
    expect(
      errorOf(() => call("AttachManagedPolicyToPermissionSet", { ManagedPolicyArn: policy })),
    ).toMatchObject({
      type: "ConflictException",
      message: `Policy ${policy} is already attached to PermissionSet ${idOfSet()}`,
    });
    call("DetachManagedPolicyFromPermissionSet", { ManagedPolicyArn: policy });
    expect(
      errorOf(() => call("DetachManagedPolicyFromPermissionSet", { ManagedPolicyArn: policy })),
    ).toMatchObject({
      type: "ResourceNotFoundException",
      message: `Policy ${policy} is not attached to PermissionSet ${idOfSet()}`,
    });
  });

  test("are never an account's own", () => {
    const ManagedPolicyArn = `arn:aws:iam::${dev}:policy/mine`;
    expect(
      errorOf(() => call("AttachManagedPolicyToPermissionSet", { ManagedPolicyArn })).type,
    ).toBe("ValidationException");
  });

  test("are 25 at most, together with customer managed ones", () => {
    for (let index = 0; index < 24; index++) {
      call("AttachManagedPolicyToPermissionSet", {
        ManagedPolicyArn: `arn:aws:iam::aws:policy/Policy${index}`,
      });
    }
    const reference = (Name: string) => ({ CustomerManagedPolicyReference: { Name } });
    call("AttachCustomerManagedPolicyReferenceToPermissionSet", reference("last"));
    const tooMany = {
      type: "ServiceQuotaExceededException",
      message: `PermissionSet ${idOfSet()} can have at most 25 managed and customer managed policies`,
    };
    expect(
      errorOf(() => call("AttachManagedPolicyToPermissionSet", { ManagedPolicyArn: policy })),
    ).toMatchObject(tooMany);
    const another = () =>
      call("AttachCustomerManagedPolicyReferenceToPermissionSet", reference("other"));
    expect(errorOf(another)).toMatchObject(tooMany);
  });
});

describe("customer managed policies", () => {
  const list = () =>
    call("ListCustomerManagedPolicyReferencesInPermissionSet").CustomerManagedPolicyReferences;
  const attach = (CustomerManagedPolicyReference: object) =>
    call("AttachCustomerManagedPolicyReferenceToPermissionSet", { CustomerManagedPolicyReference });

  test("are told apart by path and name, and always answer with a path", () => {
    attach({ Name: "extra" });
    attach({ Name: "extra", Path: "/identity/" });
    expect(list()).toEqual([
      { Name: "extra", Path: "/" },
      { Name: "extra", Path: "/identity/" },
    ]);
    expect(errorOf(() => attach({ Name: "extra", Path: "/" })).type).toBe("ConflictException");
    call("DetachCustomerManagedPolicyReferenceFromPermissionSet", {
      CustomerManagedPolicyReference: { Name: "extra", Path: "/" },
    });
    expect(list()).toEqual([{ Name: "extra", Path: "/identity/" }]);
  });

  test.each([
    [{ Name: "" }, "at 'customerManagedPolicyReference.name'"],
    [{ Name: "extra", Path: "identity" }, "at 'customerManagedPolicyReference.path'"],
  ])("are refused as AWS does: %j", (reference, message) => {
    expect(errorOf(() => attach(reference)).message).toContain(message);
  });
});

describe("the inline policy", () => {
  const put = (InlinePolicy: string) => call("PutInlinePolicyToPermissionSet", { InlinePolicy });
  const get = () => call("GetInlinePolicyForPermissionSet").InlinePolicy;
  const document = (resource: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resource }],
    });

  test("comes back byte for byte, and is an empty string where there is none", () => {
    expect(get()).toBe("");
    const text = `${document("arn:aws:s3:::b/${aws:PrincipalTag/team}/*")}\n `;
    put(text);
    expect(get()).toBe(text);
    call("DeleteInlinePolicyFromPermissionSet");
    expect(get()).toBe("");
    expect(errorOf(() => call("DeleteInlinePolicyFromPermissionSet")).type).toBe(
      "ResourceNotFoundException",
    );
  });

  test("may hold 10,240 bytes, white space not counted", () => {
    const arn = "arn:aws:s3:::";
    const rest = 10_240 - document(arn).length;
    put(`${" ".repeat(5000)}${document(arn + "x".repeat(rest))}`);
    expect(errorOf(() => put(document(arn + "x".repeat(rest + 1))))).toMatchObject({
      type: "ValidationException",
      message:
        "Current size of the non-whitespace characters present in the InlinePolicy Document is 10241 bytes which has exceeded the maximum limit of 10240 bytes",
    });
  });

  test("has to be a policy", () => {
    expect(errorOf(() => put("not json"))).toMatchObject({
      type: "ValidationException",
      message: "Invalid PermissionsPolicy Document: Syntax errors in policy.",
    });
    expect(get()).toBe("");
  });
});

describe("the permissions boundary", () => {
  const put = (PermissionsBoundary: object) =>
    call("PutPermissionsBoundaryToPermissionSet", { PermissionsBoundary });
  const get = () => call("GetPermissionsBoundaryForPermissionSet").PermissionsBoundary;

  test.each([
    [{ ManagedPolicyArn: policy }, { ManagedPolicyArn: policy }],
    [
      { CustomerManagedPolicyReference: { Name: "boundary" } },
      { CustomerManagedPolicyReference: { Name: "boundary", Path: "/" } },
    ],
  ])("is %j", (given, kept) => {
    expect(errorOf(get).type).toBe("ResourceNotFoundException");
    put(given);
    expect(get()).toEqual(kept);
    call("DeletePermissionsBoundaryFromPermissionSet");
    expect(errorOf(() => call("DeletePermissionsBoundaryFromPermissionSet"))).toMatchObject({
      type: "ResourceNotFoundException",
      message: `PermissionSet ${idOfSet()} has no permissions boundary`,
    });
  });

  test.each([
    [{}],
    [{ ManagedPolicyArn: policy, CustomerManagedPolicyReference: { Name: "boundary" } }],
  ])("is one of the two: not %j", (given) => {
    expect(errorOf(() => put(given)).message).toBe(
      "PermissionsBoundary must have exactly one of ManagedPolicyArn and CustomerManagedPolicyReference",
    );
  });
});
