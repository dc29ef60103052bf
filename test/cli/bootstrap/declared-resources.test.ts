import { declaredResources } from "../../../cli/bootstrap/declared-resources";
import { findableTypes } from "../../../cli/bootstrap/existing";
import { acme } from "../../fixtures/acme";
import { synthText } from "../../fixtures/synth";

const declared = declaredResources(synthText(acme).get("bootstrap") ?? "");

const argumentsOf = (address: string) =>
  declared.find((resource) => resource.address === address)?.arguments;

test("names that the JSON refers to are known before anything is applied", () => {
  expect(argumentsOf("aws_iam_role_policy.deploy--state")).toMatchObject({
    role: "identity-center-deploy",
    name: "state",
  });
  expect(argumentsOf("aws_s3_bucket_policy.state")).toMatchObject({
    bucket: "acme-identity-center-state",
  });
});

test("what only AWS knows stays a reference", () => {
  expect(argumentsOf("aws_kms_alias.state")).toMatchObject({
    target_key_id: "${aws_kms_key.state.key_id}",
  });
});

test("every resource of the stack can be looked for, so that none is made a second time", () => {
  const types = new Set(declared.map(({ type }) => type));
  expect([...types].sort()).toEqual([...findableTypes].sort());
});

test("a stack without resources declares none", () => {
  expect(declaredResources("{}")).toEqual([]);
});
