import { decide, type PolicyRequest } from "../../../sandbox/policies/evaluate";
import { readPolicy } from "../../../sandbox/policies/statement";

const caller = "arn:aws:iam::100000000011:user/sandbox";
const request = (more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  principals: { AWS: ["100000000011", "arn:aws:iam::100000000011:root", caller] },
  action: "s3:PutObject",
  resource: "arn:aws:s3:::acme-state/dev/app.tfstate",
  keys: new Map([["s3:x-amz-server-side-encryption", ["aws:kms"]]]),
  ...more,
});
const allow = { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" };
const deny = { ...allow, Effect: "Deny" };

function decision(statements: object, asked: Partial<PolicyRequest> = {}): string {
  const reading = readPolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
  if (reading.kind === "mistake") throw new Error(reading.reason);
  return decide(reading.policy, request(asked));
}

test.each<[string, object, string]>([
  ["nothing", [], "silent"],
  ["an Allow", allow, "allowed"],
  ["a Deny", deny, "denied"],
  ["an Allow and a Deny, in any order", [deny, allow], "denied"],
  ["a Deny of something else", [allow, { ...deny, Action: "s3:GetObject" }], "allowed"],
])("%s", (_, statements, expected) => {
  expect(decision(statements)).toBe(expected);
});

test.each<[string, object, boolean]>([
  ["in any case of letters", { Action: "S3:putobject" }, true],
  ["by wildcards", { Action: ["s3:Get*", "s3:Put?bject"] }, true],
  ["another", { Action: "s3:PutObjectAcl" }, false],
  ["all but another", { NotAction: "s3:GetObject", Action: undefined }, true],
  ["all but it", { NotAction: "s3:Put*", Action: undefined }, false],
])("an action is named %s", (_, more, isNamed) => {
  expect(decision({ ...allow, ...more })).toBe(isNamed ? "allowed" : "silent");
});

test.each<[string, object, boolean]>([
  ["by its ARN", { Resource: "arn:aws:s3:::acme-state/dev/app.tfstate" }, true],
  ["by wildcards", { Resource: "arn:aws:s3:::acme-*/*.tfstate" }, true],
  ["in another case of letters", { Resource: "arn:aws:s3:::Acme-state/*" }, false],
  ["all but what is below another prefix", { NotResource: "*/prod/*", Resource: undefined }, true],
  ["all but what is below its prefix", { NotResource: "*/dev/*", Resource: undefined }, false],
])("a resource is named %s", (_, more, isNamed) => {
  expect(decision({ ...allow, ...more })).toBe(isNamed ? "allowed" : "silent");
});

test.each<[string, object, boolean]>([
  ["everybody", { Principal: { AWS: "*" } }, true],
  ["the account", { Principal: { AWS: "100000000011" } }, true],
  ["the account's root", { Principal: { AWS: "arn:aws:iam::100000000011:root" } }, true],
  ["the caller among others", { Principal: { AWS: ["100000000012", caller] } }, true],
  ["another account", { Principal: { AWS: "100000000012" } }, false],
  ["a service", { Principal: { Service: "s3.amazonaws.com" } }, false],
  ["everybody else", { NotPrincipal: { AWS: caller }, Principal: undefined }, false],
  ["everybody but another", { NotPrincipal: { AWS: "100000000012" }, Principal: undefined }, true],
])("a principal is %s", (_, more, isNamed) => {
  expect(decision({ ...allow, ...more })).toBe(isNamed ? "allowed" : "silent");
});

test("every condition has to hold", () => {
  const conditions = (encryption: string, other: string) => ({
    ...allow,
    Condition: {
      StringEquals: { "s3:x-amz-server-side-encryption": encryption },
      StringNotEquals: { "s3:x-amz-server-side-encryption": other },
    },
  });
  expect(decision(conditions("aws:kms", "AES256"))).toBe("allowed");
  expect(decision(conditions("aws:kms", "aws:kms"))).toBe("silent");
  expect(decision(conditions("AES256", "AES256"))).toBe("silent");
});

test("a policy that stands at the one thing it is about need not name it", () => {
  const { resource: _, ...atRole } = request();
  const reading = readPolicy(JSON.stringify({ Statement: { ...allow, Resource: undefined } }));
  expect(reading.kind === "policy" && decide(reading.policy, atRole)).toBe("allowed");
});
