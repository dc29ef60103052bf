import { dev, estate, management, prod, security } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let InstanceArn: string;
beforeEach(() => {
  services = openServices();
  InstanceArn = services.instanceArn;
});

const sso = (operation: string, input: object = {}) => services.sso(operation, input);
const asDev = (operation: string, input: object = {}) => services.sso.as(dev)(operation, input);
const createOwn = (input: object = {}): string => asDev("CreateInstance", input).InstanceArn;

describe("the organization's instance", () => {
  test("is visible to those who administer it, and to no one else", () => {
    const [instance] = sso("ListInstances").Instances;
    expect(instance).toEqual({
      InstanceArn: expect.stringMatching(/^arn:aws:sso:::instance\/ssoins-[0-9a-f]{16}$/),
      IdentityStoreId: expect.stringMatching(/^d-[0-9a-f]{10}$/),
      IdentityStoreArn: `arn:aws:identitystore::${management}:identitystore/${services.identityStoreId}`,
      OwnerAccountId: management,
      CreatedDate: expect.any(Date),
      Status: "ACTIVE",
      PrimaryRegion: estate.region,
      Regions: [
        {
          RegionName: estate.region,
          Status: "ACTIVE",
          AddedDate: instance.CreatedDate,
          IsPrimaryRegion: true,
        },
      ],
    });
    expect(services.sso.as(management)("ListInstances").Instances).toEqual([instance]);
    expect(asDev("ListInstances").Instances).toEqual([]);
    expect(sso("DescribeInstance", { InstanceArn })).toEqual({
      ...instance,
      PermissionSetsEnabled: true,
      EncryptionConfigurationDetails: { KeyType: "AWS_OWNED_KMS_KEY", EncryptionStatus: "ENABLED" },
    });
  });

  test("takes a name and a key, one by one", () => {
    const KmsKeyArn = `arn:aws:kms:us-east-1:${management}:key/mrk-0123456789abcdef0123456789abcdef`;
    sso("UpdateInstance", { InstanceArn, Name: "acme" });
    sso("UpdateInstance", {
      InstanceArn,
      EncryptionConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn },
    });
    expect(sso("DescribeInstance", { InstanceArn })).toMatchObject({
      Name: "acme",
      EncryptionConfigurationDetails: {
        KeyType: "CUSTOMER_MANAGED_KEY",
        KmsKeyArn,
        EncryptionStatus: "ENABLED",
      },
    });
    sso("UpdateInstance", {
      InstanceArn,
      EncryptionConfiguration: { KeyType: "AWS_OWNED_KMS_KEY" },
    });
    expect(
      sso("DescribeInstance", { InstanceArn }).EncryptionConfigurationDetails,
    ).not.toHaveProperty("KmsKeyArn");
  });

  const key = `arn:aws:kms:us-east-1:${management}:key/mrk-0123456789abcdef0123456789abcdef`;
  test.each<[string, object]>([
    [
      "KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY",
      { EncryptionConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY" } },
    ],
    [
      "KmsKeyArn can't be specified when KeyType is AWS_OWNED_KMS_KEY",
      { EncryptionConfiguration: { KeyType: "AWS_OWNED_KMS_KEY", KmsKeyArn: key } },
    ],
    ["PermissionSetsEnabled can only be true", { PermissionSetsEnabled: false }],
    [
      "EncryptionConfiguration and PermissionSetsEnabled can't be updated in the same request",
      {
        EncryptionConfiguration: { KeyType: "AWS_OWNED_KMS_KEY" },
        PermissionSetsEnabled: true,
      },
    ],
  ])("is not updated: %s", (message, input) => {
    expect(errorOf(() => sso("UpdateInstance", { InstanceArn, ...input }))).toMatchObject({
      type: "ValidationException",
      message,
    });
  });

  test("is deleted by the management account alone, with everything in it", () => {
    const { identityStoreId: IdentityStoreId } = services;
    const [group] = services.directory("ListGroups", { IdentityStoreId }).Groups;
    const { PermissionSetArn } = sso("CreatePermissionSet", {
      InstanceArn,
      Name: "developer",
      Tags: [{ Key: "a", Value: "b" }],
    }).PermissionSet;
    sso("CreateAccountAssignment", {
      InstanceArn,
      PermissionSetArn,
      TargetId: dev,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: group.GroupId,
    });
    const { ApplicationArn } = sso("CreateApplication", {
      InstanceArn,
      ApplicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
      Name: "app",
    });
    expect(errorOf(() => sso("DeleteInstance", { InstanceArn })).type).toBe(
      "AccessDeniedException",
    );
    services.sso.as(management)("DeleteInstance", { InstanceArn });
    expect(sso("ListInstances").Instances).toEqual([]);
    for (const [operation, input] of [
      ["ListPermissionSets", { InstanceArn }],
      ["DescribePermissionSet", { InstanceArn, PermissionSetArn }],
      ["ListTagsForResource", { ResourceArn: PermissionSetArn }],
      ["DescribeApplication", { ApplicationArn }],
    ] as const) {
      expect(errorOf(() => sso(operation, input)).type).toBe("ResourceNotFoundException");
    }
    // AWS has no ResourceNotFoundException for these.
    for (const operation of ["DescribeInstance", "ListRegions", "ListTrustedTokenIssuers"]) {
      expect(errorOf(() => sso(operation, { InstanceArn })).type).toBe("AccessDeniedException");
    }
    expect(errorOf(() => services.directory("ListUsers", { IdentityStoreId })).message).toBe(
      "IDENTITY_STORE not found.",
    );
  });
});

describe("an account's own instance", () => {
  test("shows nothing of the organization's", () => {
    const [group] = services.directory("ListGroups", {
      IdentityStoreId: services.identityStoreId,
    }).Groups;
    const { PermissionSetArn } = sso("CreatePermissionSet", {
      InstanceArn,
      Name: "developer",
    }).PermissionSet;
    const assignment = {
      InstanceArn,
      PermissionSetArn,
      TargetId: dev,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: group.GroupId,
    };
    const { RequestId } = sso(
      "CreateAccountAssignment",
      assignment,
    ).AccountAssignmentCreationStatus;
    const own = createOwn();
    asDev("UpdateInstance", { InstanceArn: own, PermissionSetsEnabled: true });
    const seen = (operation: string, input: object = {}) =>
      asDev(operation, { InstanceArn: own, ...input });
    expect(
      seen("ListAccountAssignmentsForPrincipal", {
        PrincipalType: "GROUP",
        PrincipalId: group.GroupId,
      }).AccountAssignments,
    ).toEqual([]);
    expect(
      seen("ListPermissionSetsProvisionedToAccount", { AccountId: dev }).PermissionSets,
    ).toEqual([]);
    expect(seen("ListAccountAssignmentCreationStatus").AccountAssignmentsCreationStatus).toEqual(
      [],
    );
    const describeStatus = (arn: string, client: typeof sso) =>
      client("DescribeAccountAssignmentCreationStatus", {
        InstanceArn: arn,
        AccountAssignmentCreationRequestId: RequestId,
      });
    expect(errorOf(() => describeStatus(own, asDev)).type).toBe("ResourceNotFoundException");
    expect(describeStatus(InstanceArn, sso).AccountAssignmentCreationStatus.Status).toBe(
      "SUCCEEDED",
    );
  });

  test("is created once by any account but the management account", () => {
    const created = createOwn({ Name: "dev", Tags: [{ Key: "a", Value: "b" }] });
    expect(asDev("DescribeInstance", { InstanceArn: created })).toMatchObject({
      InstanceArn: created,
      OwnerAccountId: dev,
      Name: "dev",
      Status: "ACTIVE",
      PrimaryRegion: estate.region,
      PermissionSetsEnabled: false,
    });
    expect(asDev("ListTagsForResource", { ResourceArn: created }).Tags).toEqual([
      { Key: "a", Value: "b" },
    ]);
    expect(errorOf(() => createOwn())).toMatchObject({
      type: "ConflictException",
      message: `Account ${dev} already has an Instance`,
    });
    expect(errorOf(() => services.sso.as(management)("CreateInstance"))).toMatchObject({
      type: "ValidationException",
      message: `Account ${management} is the management account: its Instance is enabled in the console, for the organization`,
    });
  });

  test("is visible to its account, beside the organization's for a delegated administrator", () => {
    const created = createOwn();
    const arnsOf = (account: string) =>
      services.sso
        .as(account)("ListInstances")
        .Instances.map((instance: { InstanceArn: string }) => instance.InstanceArn);
    expect(arnsOf(dev)).toEqual([created]);
    expect(arnsOf(prod)).toEqual([]);
    expect(arnsOf(management)).toEqual([InstanceArn]);
    const own = sso("CreateInstance").InstanceArn;
    expect(arnsOf(security)).toEqual([InstanceArn, own]);
  });

  test("has users, groups and applications of its own, which nobody else may touch", () => {
    const created = createOwn();
    const { IdentityStoreId } = asDev("DescribeInstance", { InstanceArn: created });
    const directory = services.directory.as(dev);
    const { GroupId } = directory("CreateGroup", { IdentityStoreId, DisplayName: "Engineering" });
    const { ApplicationArn } = asDev("CreateApplication", {
      InstanceArn: created,
      ApplicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
      Name: "app",
    });
    const assignment = { ApplicationArn, PrincipalType: "GROUP", PrincipalId: GroupId };
    asDev("CreateApplicationAssignment", assignment);
    for (const call of [
      () => sso("DescribeInstance", { InstanceArn: created }),
      () => sso("DescribeApplication", { ApplicationArn }),
      () => sso("TagResource", { InstanceArn, ResourceArn: ApplicationArn, Tags: [] }),
      () => services.directory("ListGroups", { IdentityStoreId }),
      () => asDev("ListApplications", { InstanceArn }),
      () =>
        directory("CreateGroup", { IdentityStoreId: services.identityStoreId, DisplayName: "New" }),
    ]) {
      expect(errorOf(call).type).toBe("AccessDeniedException");
    }
    const principals = sso("ListApplicationAssignmentsForPrincipal", {
      InstanceArn,
      PrincipalType: "GROUP",
      PrincipalId: GroupId,
    });
    expect(principals.ApplicationAssignments).toEqual([]);
  });

  test.each<[string, object]>([
    ["CreatePermissionSet", { Name: "developer" }],
    ["ListPermissionSets", {}],
    ["DescribeInstanceAccessControlAttributeConfiguration", {}],
    ["AddRegion", { RegionName: "eu-west-1" }],
  ])("does not support %s", (operation, input) => {
    const created = createOwn();
    expect(errorOf(() => asDev(operation, { InstanceArn: created, ...input }))).toMatchObject({
      type: "ValidationException",
      message: "The operation is not supported for this Identity Center instance",
    });
  });

  test("has permission sets once they are enabled, for its own account", () => {
    const created = createOwn();
    asDev("UpdateInstance", { InstanceArn: created, PermissionSetsEnabled: true });
    expect(asDev("DescribeInstance", { InstanceArn: created }).PermissionSetsEnabled).toBe(true);
    const { PermissionSetArn } = asDev("CreatePermissionSet", {
      InstanceArn: created,
      Name: "developer",
    }).PermissionSet;
    const { IdentityStoreId } = asDev("DescribeInstance", { InstanceArn: created });
    const { GroupId } = services.directory.as(dev)("CreateGroup", {
      IdentityStoreId,
      DisplayName: "Engineering",
    });
    const assign = (TargetId: string) =>
      asDev("CreateAccountAssignment", {
        InstanceArn: created,
        PermissionSetArn,
        TargetId,
        TargetType: "AWS_ACCOUNT",
        PrincipalType: "GROUP",
        PrincipalId: GroupId,
      });
    expect(errorOf(() => assign(prod)).type).toBe("AccessDeniedException");
    assign(dev);
    asDev("ProvisionPermissionSet", {
      InstanceArn: created,
      PermissionSetArn,
      TargetType: "ALL_PROVISIONED_ACCOUNTS",
    });
    const accounts = asDev("ListAccountsForProvisionedPermissionSet", {
      InstanceArn: created,
      PermissionSetArn,
    });
    expect(accounts.AccountIds).toEqual([dev]);
  });

  test("is deleted by its account, which may then create another", () => {
    const created = createOwn();
    asDev("DeleteInstance", { InstanceArn: created });
    expect(asDev("ListInstances").Instances).toEqual([]);
    expect(createOwn()).not.toBe(created);
    expect(sso("ListInstances").Instances).toHaveLength(1);
  });

  test("is created once for each ClientToken", () => {
    const created = createOwn({ Name: "dev", ClientToken: "token" });
    expect(createOwn({ ClientToken: "token", Name: "dev" })).toBe(created);
    expect(errorOf(() => createOwn({ ClientToken: "token", Name: "other" }))).toMatchObject({
      type: "ConflictException",
      message:
        "IdempotentParameterMismatch: the ClientToken token was used before, with other parameters",
    });
  });
});

test("an instance that is not there is one that nobody may describe", () => {
  const other = "arn:aws:sso:::instance/ssoins-0000000000000000";
  expect(errorOf(() => sso("DescribeInstance", { InstanceArn: other })).type).toBe(
    "AccessDeniedException",
  );
  expect(errorOf(() => sso("UpdateInstance", { InstanceArn: other }))).toMatchObject({
    type: "ResourceNotFoundException",
    message: "Could not find Instance with id ssoins-0000000000000000",
  });
});
