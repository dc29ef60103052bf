import { chooseInstance } from "../../live/instance";
import type { Settings } from "../../live/settings";

const settings: Settings = {
  region: "us-east-1",
  managementAccount: "100000000001",
  directory: "external",
};
const instance = (name: string, owner?: string) => ({
  InstanceArn: `arn:aws:sso:::instance/ssoins-${name}`,
  IdentityStoreId: `d-${name}`,
  ...(owner === undefined ? {} : { OwnerAccountId: owner }),
});
const a = instance("aaaaaaaaaaaaaaaa", "100000000001");
const b = instance("bbbbbbbbbbbbbbbb", "100000000001");
const own = instance("cccccccccccccccc", "100000000002");

test("the organization's instance is the management account's, whatever others own", () => {
  expect(chooseInstance([own, a], "us-east-1", settings)).toEqual({
    arn: a.InstanceArn,
    identityStoreId: a.IdentityStoreId,
  });
});

test("the one that organization.yaml names is taken among several", () => {
  expect(chooseInstance([a, b], "us-east-1", { ...settings, arn: b.InstanceArn }).arn).toBe(
    b.InstanceArn,
  );
});

test.each([
  [
    "none",
    [own],
    undefined,
    "The organization has one Identity Center instance, got none in us-east-1.\n  fix: Correct instance.region in organization.yaml: its settings page shows the home Region; or enable IAM Identity Center.",
  ],
  [
    "several",
    [a, b],
    undefined,
    'The organization has one Identity Center instance, got "arn:aws:sso:::instance/ssoins-aaaaaaaaaaaaaaaa", "arn:aws:sso:::instance/ssoins-bbbbbbbbbbbbbbbb".\n  fix: Name the one that is meant by instance.arn and instance.identityStoreId in organization.yaml.',
  ],
  [
    "none of the ARN that is given",
    [a],
    b.InstanceArn,
    "The organization's Identity Center instance is arn:aws:sso:::instance/ssoins-bbbbbbbbbbbbbbbb, got none of that ARN in us-east-1.\n  fix: Correct instance.arn and instance.region in organization.yaml, or leave out arn and identityStoreId.",
  ],
])("%s is an error", (_, listed, arn, message) => {
  expect(() => chooseInstance(listed, "us-east-1", { ...settings, arn })).toThrow(message);
});
