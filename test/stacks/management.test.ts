import type { AccessModel } from "../../model/access-model";
import {
  account,
  assignment,
  environment,
  groupGrant,
  permissionSet,
} from "../fixtures/access-model";
import { acme } from "../fixtures/acme";
import { addresses, type StackJson, synth } from "../fixtures/synth";

const managementAccount = { ...account("management", "100000000001"), organizationalUnit: "" };

const management = environment("management", {
  accounts: [managementAccount],
  permissionSets: [permissionSet("billing", { name: "billing-management" })],
  grants: [
    groupGrant("Security", "billing", ["management"], "access/environments/management.yaml"),
  ],
  assignments: [assignment("Security", "billing", managementAccount)],
});

const granting: AccessModel = { ...acme, environments: [...acme.environments, management] };

const stackOf = (model: AccessModel, name: string): StackJson => {
  const stack = synth(model).get(name);
  if (stack === undefined) throw new Error(`there is no stack ${name}`);
  return stack;
};

const { delegatedAdministrator, ...undelegated } = acme.instance;

describe("the stack management", () => {
  test("holds the management account's own sets and assignments", () => {
    expect(addresses(stackOf(granting, "management"))).toEqual([
      "aws_ssoadmin_account_assignment.Security--billing--management",
      "aws_ssoadmin_permission_set.billing",
      "data.aws_identitystore_groups.groups",
      "data.aws_ssoadmin_instances.instance",
    ]);
  });

  test.each([
    ["is delegated", acme.instance],
    ["is not", undelegated],
  ])("is deployed from the management account, where administration %s", (_, instance) => {
    const { provider } = stackOf({ ...granting, instance }, "management");
    expect(provider.aws).toEqual([{ region: "us-east-1", allowed_account_ids: ["100000000001"] }]);
  });

  test.each([
    ["alias/state", "arn:aws:kms:us-east-1:100000000002:alias/state"],
    [
      "0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69",
      "arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69",
    ],
    [
      "arn:aws:kms:us-east-1:100000000002:alias/state",
      "arn:aws:kms:us-east-1:100000000002:alias/state",
    ],
  ])(
    "keeps its state with the others, and names the key %s so that it is found from there",
    (kmsKey, arn) => {
      const model = { ...granting, state: { ...acme.state, kmsKey } };
      expect(stackOf(model, "management").terraform.backend.s3).toMatchObject({
        bucket: acme.state.bucket,
        key: "identity-center/management.tfstate",
        kms_key_id: arn,
        use_lockfile: true,
      });
      expect(stackOf(model, "prod").terraform.backend.s3.kms_key_id).toBe(kmsKey);
      const own = stackOf({ ...model, instance: undelegated }, "management");
      expect(own.terraform.backend.s3.kms_key_id).toBe(kmsKey);
    },
  );

  test("moves nothing in the stacks of the others", () => {
    const [before, after] = [synth(acme), synth(granting)];
    expect([...after.keys()].sort()).toEqual([...before.keys(), "management"].sort());
    for (const name of ["identity", "dev", "prod"])
      expect(after.get(name)).toEqual(before.get(name));
  });
});

describe("the bootstrap, where there is a stack management", () => {
  const policiesOf = (model: AccessModel) => {
    const { resource } = stackOf(model, "bootstrap");
    return {
      bucket: String(resource?.aws_s3_bucket_policy?.state?.policy),
      key: String(resource?.aws_kms_key?.state?.policy),
      deploy: String(resource?.aws_iam_role_policy?.["deploy--state"]?.policy),
    };
  };
  const guest = "arn:aws:iam::100000000001:root";

  test("opens its state, and the key for it, to the management account", () => {
    const { bucket, key } = policiesOf(granting);
    expect(bucket).toContain(guest);
    expect(bucket).toContain('"${aws_s3_bucket.state.arn}/identity-center/management.tfstate"');
    expect(key).toContain(guest);
  });

  test("keeps the pipeline from writing that state", () => {
    expect(policiesOf(granting).deploy).toContain(
      '["${aws_s3_bucket.state.arn}/identity-center/bootstrap.tfstate*","${aws_s3_bucket.state.arn}/identity-center/management.tfstate*"]',
    );
  });

  test.each([
    [
      "nobody is delegated: bucket and key are the management account's",
      { ...granting, instance: undelegated },
    ],
    ["there are no grants on the management account", acme],
  ])("opens nothing to another account where %s", (_, model) => {
    const { bucket, key } = policiesOf(model);
    expect(bucket).not.toContain("arn:aws:iam::");
    expect(key.match(/arn:aws:iam::\d+:root/g)).toHaveLength(2);
  });
});
