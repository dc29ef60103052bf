import {
  actionsOf,
  arnServices,
  conditionKeysOf,
  globalConditionKeys,
  serviceNames,
} from "../../../model/policies/action-catalog";

test("knows what AWS's service authorization reference says of an action", () => {
  expect(actionsOf("S3")?.get("getobject")).toMatchObject({
    name: "s3:GetObject",
    level: "Read",
    resourceTypes: expect.arrayContaining([
      { name: "object", arns: ["arn:*:s3:::${BucketName}/*"] },
    ]),
    conditionKeys: expect.arrayContaining(["s3:ExistingObjectTag/<key>"]),
  });
});

test.each([
  ["iam", "passrole", "Write"],
  ["iam", "putrolepolicy", "Permissions management"],
  ["ec2", "createtags", "Tagging"],
  ["ec2", "describeinstances", "List"],
  ["sts", "getcalleridentity", "Read"],
])("%s:%s is of level %s", (service, name, level) => {
  expect(actionsOf(service)?.get(name)?.level).toBe(level);
});

test("knows every service, and nothing of others", () => {
  expect(serviceNames().length).toBeGreaterThan(400);
  expect(serviceNames().filter((service) => (actionsOf(service)?.size ?? 0) === 0)).toEqual([]);
  for (const none of ["s4", "*", "", "__proto__"]) {
    expect(actionsOf(none)).toBeUndefined();
    expect(conditionKeysOf(none)).toEqual([]);
  }
});

test("knows what stands in ARNs as the service, which need not be a prefix of actions", () => {
  expect([...arnServices()]).toEqual(expect.arrayContaining(["s3", "catalog", "execute-api"]));
  expect(arnServices().has("s4")).toBe(false);
});

test("knows condition keys, templates with the name of the tag open", () => {
  expect(globalConditionKeys()).toEqual(
    expect.arrayContaining(["aws:RequestedRegion", "aws:PrincipalTag/${TagKey}"]),
  );
  expect(conditionKeysOf("iam")).toContain("iam:PassedToService");
});
