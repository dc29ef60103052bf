import { management } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let InstanceArn: string;
beforeEach(() => {
  services = openServices();
  InstanceArn = services.instanceArn;
});

const call = (operation: string, RegionName?: string) =>
  services.sso(operation, { InstanceArn, ...(RegionName && { RegionName }) });
const encryptWith = (key: string) =>
  services.sso("UpdateInstance", {
    InstanceArn,
    EncryptionConfiguration: {
      KeyType: "CUSTOMER_MANAGED_KEY",
      KmsKeyArn: `arn:aws:kms:us-east-1:${management}:key/${key}`,
    },
  });
const multiRegionKey = "mrk-0123456789abcdef0123456789abcdef";

test("an instance is in its primary Region, which stays", () => {
  expect(call("ListRegions").Regions).toEqual([
    {
      RegionName: "us-east-1",
      Status: "ACTIVE",
      AddedDate: expect.any(Date),
      IsPrimaryRegion: true,
    },
  ]);
  expect(errorOf(() => call("RemoveRegion", "us-east-1"))).toMatchObject({
    type: "ValidationException",
    message: "Region us-east-1 is the primary Region, which can't be removed",
  });
});

test("a clock that is set back takes no Region away", () => {
  encryptWith(multiRegionKey);
  call("AddRegion", "eu-west-1");
  services.advance(-20 * 365 * 24 * 3600 * 1000);
  const statuses = call("ListRegions").Regions.map(({ Status }: { Status: string }) => Status);
  expect(statuses).toEqual(["ACTIVE", "ACTIVE"]);
  expect(services.sso("ListInstances").Instances).toHaveLength(1);
});

test("another Region is added, there, and removed", () => {
  encryptWith(multiRegionKey);
  expect(call("AddRegion", "eu-west-1")).toEqual({ Status: "ADDING" });
  expect(call("DescribeRegion", "eu-west-1")).toEqual({
    RegionName: "eu-west-1",
    Status: "ACTIVE",
    AddedDate: new Date("2026-01-01T00:00:00Z"),
    IsPrimaryRegion: false,
  });
  expect(services.sso("ListInstances").Instances[0].Regions).toHaveLength(2);
  expect(errorOf(() => call("AddRegion", "eu-west-1")).type).toBe("ConflictException");
  expect(call("RemoveRegion", "eu-west-1")).toEqual({ Status: "REMOVING" });
  const id = InstanceArn.split("/")[1];
  expect(errorOf(() => call("DescribeRegion", "eu-west-1"))).toMatchObject({
    type: "ResourceNotFoundException",
    message: `Instance ${id} is not in Region eu-west-1`,
  });
});

test("no Region is added to an instance that a key of AWS encrypts", () => {
  expect(errorOf(() => call("AddRegion", "eu-west-1"))).toMatchObject({
    type: "ValidationException",
    message:
      "Another Region needs an Instance that is encrypted with a multi-Region customer managed key",
  });
});

describe("seen from a Region", () => {
  const from = (region: string) => services.sso.from(region);
  const groupsIn = (region: string) =>
    services.directory.from(region)("ListGroups", { IdentityStoreId: services.identityStoreId })
      .Groups;

  test("that it is not in, an instance is not there", () => {
    expect(from("eu-west-1")("ListInstances").Instances).toEqual([]);
    expect(errorOf(() => from("eu-west-1")("ListPermissionSets", { InstanceArn }))).toMatchObject({
      type: "ResourceNotFoundException",
      message: `Could not find Instance with id ${InstanceArn.split("/")[1]}`,
    });
    expect(errorOf(() => from("eu-west-1")("ListRegions", { InstanceArn })).type).toBe(
      "AccessDeniedException",
    );
    expect(errorOf(() => groupsIn("eu-west-1")).message).toBe("IDENTITY_STORE not found.");
  });

  test("that it was added to, it is there", () => {
    encryptWith(multiRegionKey);
    call("AddRegion", "eu-west-1");
    expect(from("eu-west-1")("ListInstances")).toEqual(from("us-east-1")("ListInstances"));
    expect(groupsIn("eu-west-1")).toHaveLength(2);
    const remove = () =>
      from("eu-west-1")("RemoveRegion", { InstanceArn, RegionName: "eu-west-1" });
    expect(errorOf(remove)).toMatchObject({
      type: "ValidationException",
      message: "Regions are added and removed from the primary Region, us-east-1",
    });
  });
});

test("an instance is in six Regions at most", () => {
  encryptWith(multiRegionKey);
  for (const zone of ["north", "west", "east", "south", "central"])
    call("AddRegion", `eu-${zone}-1`);
  expect(errorOf(() => call("AddRegion", "us-west-2"))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: "An instance can have at most 6 Regions",
  });
  expect(call("ListRegions").Regions).toHaveLength(6);
});

describe("at AWS's pace", () => {
  const minute = 60_000;
  beforeEach(() => {
    services = openServices(undefined, "real");
    encryptWith(multiRegionKey);
  });
  const statusOf = (name: string) => call("DescribeRegion", name).Status;

  test("a Region is being added, is there, is being removed, and gone", () => {
    call("AddRegion", "eu-west-1");
    services.advance(minute - 1);
    expect(statusOf("eu-west-1")).toBe("ADDING");
    services.advance(1);
    expect(statusOf("eu-west-1")).toBe("ACTIVE");
    call("RemoveRegion", "eu-west-1");
    services.advance(minute - 1);
    expect(statusOf("eu-west-1")).toBe("REMOVING");
    expect(call("ListRegions").Regions).toHaveLength(2);
    services.advance(1);
    expect(errorOf(() => statusOf("eu-west-1")).type).toBe("ResourceNotFoundException");
    expect(call("ListRegions").Regions).toHaveLength(1);
    call("AddRegion", "eu-west-1");
    expect(statusOf("eu-west-1")).toBe("ADDING");
  });

  test("one Region is added or removed at a time", () => {
    call("AddRegion", "eu-west-1");
    for (const [operation, name] of [
      ["AddRegion", "eu-west-2"],
      ["RemoveRegion", "eu-west-1"],
    ] as const) {
      expect(errorOf(() => call(operation, name))).toMatchObject({
        type: "ConflictException",
        message: "Region eu-west-1 is ADDING: one Region is added or removed at a time",
      });
    }
    services.advance(minute);
    expect(call("RemoveRegion", "eu-west-1").Status).toBe("REMOVING");
    expect(errorOf(() => call("AddRegion", "eu-west-2")).message).toBe(
      "Region eu-west-1 is REMOVING: one Region is added or removed at a time",
    );
  });
});
