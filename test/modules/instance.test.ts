import { TerraformOutput } from "cdktf";
import { Instance, type InstanceProps } from "../../modules/instance/instance";
import { synthModule } from "../fixtures/synth-module";

const synthInstance = (props?: InstanceProps) =>
  synthModule((stack) => {
    const { arn, identityStoreId } = new Instance(stack, "instance", props);
    new TerraformOutput(stack, "both", { value: `${arn} ${identityStoreId}` });
  });

describe("Instance", () => {
  test("is looked up once, and must be exactly one", () => {
    // WHEN
    const { data, output } = synthInstance();
    // THEN
    const lookup = data?.aws_ssoadmin_instances?.instance;
    expect(lookup?.lifecycle.postcondition).toEqual([
      {
        condition: "${length(self.arns) == 1}",
        error_message:
          "IAM Identity Center must have exactly one instance that this account sees in ${self.id}, got: ${length(self.arns)}. " +
          "Check the Region and the credentials' account (the delegated administrator, or the management account), enable IAM Identity Center, or give the instance's arn and identityStoreId.",
      },
    ]);
    expect(output?.both?.value).toBe(
      "${one(data.aws_ssoadmin_instances.instance.arns)} ${one(data.aws_ssoadmin_instances.instance.identity_store_ids)}",
    );
  });

  test("is taken as given, without a call", () => {
    // GIVEN
    const arn = "arn:aws:sso:::instance/ssoins-0123456789abcdef";
    // WHEN
    const { data, output } = synthInstance({ arn, identityStoreId: "d-0123456789" });
    // THEN
    expect(data).toBeUndefined();
    expect(output?.both?.value).toBe(`${arn} d-0123456789`);
  });

  test.each([{ arn: "a" }, { identityStoreId: "d-1" }])("refuses half of it: %j", (props) => {
    expect(() => synthInstance(props)).toThrow(
      `arn and identityStoreId are given together or not at all, got: ${JSON.stringify(props)}`,
    );
  });
});
