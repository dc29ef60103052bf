import { loadEstate } from "../../../sandbox/load-estate";
import { createJsonServices } from "../../../sandbox/services/json-services";
import { readShapes } from "../../../sandbox/shapes/shape";
import { openStore } from "../../../sandbox/store/open-store";
import { estate, security } from "../estate-fixture";
import { errorOf } from "./sandbox-client";

const store = openStore();
loadEstate(store, estate);
const services = createJsonServices(store);
const call = (target: string, input: unknown = {}) => services(target, input, security);

describe.each(["sso-admin", "identitystore"] as const)("%s", (service) => {
  const { targetPrefix, operations } = readShapes(service);

  test.each(Object.keys(operations))("answers %s", (operation) => {
    const { type, status } = errorOrNone(() => call(`${targetPrefix}.${operation}`));
    expect(type).not.toBe("NotImplementedException");
    expect(status ?? 200).toBeLessThan(500);
  });
});

function errorOrNone(work: () => unknown): { type?: string; status?: number } {
  try {
    work();
    return {};
  } catch (error) {
    return error as { type: string; status: number };
  }
}

test("an operation that the sandbox lacks is named", () => {
  expect(errorOf(() => call("AWSOrganizationsV20161128.CreateAccount"))).toMatchObject({
    type: "NotImplementedException",
    status: 501,
    message: "The sandbox has no organizations CreateAccount: AWS does, and nothing was done.",
  });
});

test.each([
  ["SWBExternalService.CreatePermisionSet", "AWS has no operation sso-admin CreatePermisionSet."],
  ["SWBExternalService.constructor", "AWS has no operation sso-admin constructor."],
  ["SWBExternalService.__proto__", "AWS has no operation sso-admin __proto__."],
  ["SWBExternalService.", "AWS has no operation sso-admin ."],
  ["DynamoDB_20120810.GetItem", "AWS has no operation DynamoDB_20120810.GetItem."],
  ["ListInstances", "AWS has no operation ListInstances."],
  ["", "AWS has no operation ."],
])("the target %j is unknown", (target, message) => {
  expect(errorOf(() => call(target))).toMatchObject({
    type: "UnknownOperationException",
    status: 400,
    message,
  });
});

test.each([[[]], ["text"], [1], [true]])("an input that is no object is refused: %j", (input) => {
  expect(errorOf(() => call("SWBExternalService.ListInstances", input)).type).toBe(
    "SerializationException",
  );
});

test("a null member counts as absent", () => {
  expect(
    call("SWBExternalService.ListInstances", { MaxResults: null, NextToken: null }),
  ).toHaveProperty("Instances");
});

test("each of AWS's hostile names stays a name", () => {
  const [{ IdentityStoreId }] = (
    call("SWBExternalService.ListInstances") as { Instances: [{ IdentityStoreId: string }] }
  ).Instances;
  for (const DisplayName of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const { GroupId } = call("AWSIdentityStore.CreateGroup", { IdentityStoreId, DisplayName }) as {
      GroupId: string;
    };
    const found = call("AWSIdentityStore.GetGroupId", {
      IdentityStoreId,
      AlternateIdentifier: {
        UniqueAttribute: { AttributePath: "displayName", AttributeValue: DisplayName },
      },
    });
    expect(found).toMatchObject({ GroupId });
  }
});
