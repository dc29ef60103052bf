import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let id: string;
beforeEach(() => {
  services = openServices();
  id = services.instanceArn.split("/")[1] ?? "";
});

const call = (action: string, attributes?: readonly [string, string][]) =>
  services.sso(`${action}InstanceAccessControlAttributeConfiguration`, {
    InstanceArn: services.instanceArn,
    ...(attributes && {
      InstanceAccessControlAttributeConfiguration: {
        AccessControlAttributes: attributes.map(([Key, source]) => ({
          Key,
          Value: { Source: [source] },
        })),
      },
    }),
  });

test("attributes are created, changed, described and deleted", () => {
  call("Create", [["team", "${path:enterprise.costCenter}"]]);
  call("Update", [["department", "${path:enterprise.department}"]]);
  expect(call("Describe")).toEqual({
    Status: "ENABLED",
    InstanceAccessControlAttributeConfiguration: {
      AccessControlAttributes: [
        { Key: "department", Value: { Source: ["${path:enterprise.department}"] } },
      ],
    },
  });
  call("Delete");
  expect(errorOf(() => call("Describe")).type).toBe("ResourceNotFoundException");
});

test("there is one configuration", () => {
  call("Create", []);
  expect(errorOf(() => call("Create", []))).toMatchObject({
    type: "ConflictException",
    message: `Instance ${id} already has an access control attribute configuration`,
  });
});

test.each(["Describe", "Delete", "Update"])("%s needs one", (action) => {
  expect(errorOf(() => call(action, []))).toMatchObject({
    type: "ResourceNotFoundException",
    message: `Instance ${id} has no access control attribute configuration`,
  });
});

test("a key occurs once, and 50 of them are the most", () => {
  const twice: [string, string][] = [
    ["team", "a"],
    ["team", "b"],
  ];
  expect(errorOf(() => call("Create", twice)).message).toBe(
    "Access control attributes must be unique, got team twice",
  );
  const many = Array.from({ length: 51 }, (_, index): [string, string] => [`k${index}`, "a"]);
  expect(errorOf(() => call("Create", many)).message).toContain("less than or equal to 50");
});
