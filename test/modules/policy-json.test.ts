import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { TerraformOutput } from "cdktf";
import { policyJson } from "../../modules/policy-json";
import { synthModule } from "../fixtures/synth-module";

describe("policyJson", () => {
  test.each([
    [
      "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*",
      "arn:aws:s3:::acme-$${aws:PrincipalTag/team}/*",
    ],
    ["${aws:username}/${aws:PrincipalTag/a, 'b'}", "$${aws:username}/$${aws:PrincipalTag/a, 'b'}"],
    ["${*}${?}${$}", "$${*}$${?}$${$}"],
    ["100%{x}", "100%%{x}"],
  ])("keeps the policy variables of %s", (resource, written) => {
    expect(policyJson({ Resource: resource })).toBe(`{"Resource":"${written}"}`);
  });

  test("keeps keys in the order they were written in", () => {
    expect(policyJson({ Version: "2012-10-17", Statement: [{ Sid: "A", Effect: "Deny" }] })).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Deny"}]}',
    );
  });

  test("keeps references to other resources beside policy variables", () => {
    // WHEN
    const { output } = synthModule((stack) => {
      const set = new SsoadminPermissionSet(stack, "set", { instanceArn: "arn", name: "set" });
      new TerraformOutput(stack, "policy", {
        value: policyJson({ Resource: `${set.arn}/\${aws:username}` }),
      });
    });
    // THEN
    expect(output?.policy?.value).toBe(
      '{"Resource":"${aws_ssoadmin_permission_set.set.arn}/$${aws:username}"}',
    );
  });
});
