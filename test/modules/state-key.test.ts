import { TerraformOutput } from "cdktf";
import { StateKey, type StateKeyProps } from "../../modules/state-key/state-key";
import { actionsLike } from "../access/iam-reference";
import { synthModule } from "../fixtures/synth-module";

const props = {
  alias: "alias/identity-center-state",
  accountId: "100000000002",
  region: "eu-west-1",
  bucket: "acme-state",
};

const synthKey = (changes: Partial<StateKeyProps> = {}) =>
  synthModule((stack) => {
    new StateKey(stack, "key", { ...props, ...changes });
  }).resource;

const policy = () => JSON.parse(synthKey()?.aws_kms_key?.state?.policy);

describe("StateKey", () => {
  test("rotates, waits as long as it can before it goes, and can't be destroyed", () => {
    expect(synthKey()?.aws_kms_key?.state).toMatchObject({
      description: "Terraform state of IAM Identity Center in bucket acme-state",
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("goes by its alias", () => {
    expect(synthKey()?.aws_kms_alias?.state).toMatchObject({
      name: "alias/identity-center-state",
      target_key_id: "${aws_kms_key.state.key_id}",
    });
  });

  test("knows every name that a request may give it", () => {
    const { output } = synthModule((stack) => {
      const { names } = new StateKey(stack, "key", props);
      new TerraformOutput(stack, "names", { value: names });
    });
    expect(output?.names?.value).toEqual([
      "${aws_kms_key.state.arn}",
      "${aws_kms_key.state.key_id}",
      "arn:aws:kms:eu-west-1:100000000002:alias/identity-center-state",
      "alias/identity-center-state",
    ]);
  });

  test("is looked after by its account, and used through S3 for one bucket alone", () => {
    const [administration, use] = policy().Statement;
    expect(administration.Principal).toEqual({ AWS: "arn:aws:iam::100000000002:root" });
    expect(administration).not.toHaveProperty("Condition");
    expect(use).toMatchObject({
      Principal: { AWS: "arn:aws:iam::100000000002:root" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Condition: {
        StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
        StringLike: {
          "kms:EncryptionContext:aws:s3:arn": [
            "arn:aws:s3:::acme-state",
            "arn:aws:s3:::acme-state/*",
          ],
        },
      },
    });
    expect(policy().Statement).toHaveLength(2);
  });

  test("is used by guests in the same way, and looked after by its account alone", () => {
    const guestAccountIds = ["100000000001"];
    const text = synthKey({ guestAccountIds })?.aws_kms_key?.state?.policy;
    const [, use, guestUse, ...others] = JSON.parse(text).Statement;
    expect(guestUse).toEqual({
      ...use,
      Sid: "GuestUsesKeyThroughBucket100000000001",
      Principal: { AWS: "arn:aws:iam::100000000001:root" },
    });
    expect(others).toEqual([]);
  });

  test("lets nobody read, write or hand on what it encrypts in the name of administration", async () => {
    const [{ Action: actions }] = policy().Statement;
    const found = (await Promise.all(actions.map(actionsLike))).flat();
    expect(found.map(({ name }) => name)).toEqual(actions);
    expect(actions).toContain("kms:PutKeyPolicy");
    const uses = /crypt|Generate|Sign|Verify|Mac|CreateGrant|Derive|Import|Replicate/;
    expect(actions.filter((action: string) => uses.test(action))).toEqual([]);
  });

  test.each(["identity-center-state", "alias/aws/s3", "alias/", "alias/a b"])(
    "refuses the alias %j",
    (alias) => {
      expect(() => synthKey({ alias })).toThrow(
        new Error(
          `An alias of your own has the form alias/NAME and is not in alias/aws/, got: "${alias}"`,
        ),
      );
    },
  );
});
