import { edited, loadValid, VALID_TREE } from "../access-tree";

const written = /kmsKey: (.*)/.exec(VALID_TREE["organization.yaml"])?.[1] ?? "";

test.each([
  ["an alias", "alias/state"],
  ["an alias of several parts", "alias/identity-center/state_2"],
  ["the ARN of an alias", "arn:aws:kms:us-east-1:100000000002:alias/state"],
  ["a key's id", "0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69"],
  ["a multi-Region key's id", "mrk-0b8f7c7e6a3f4c589a3e1f2d3c4b5a69"],
  ["a key's ARN", "arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69"],
  [
    "a key's ARN in another account",
    "arn:aws:kms:us-east-1:100000000009:key/mrk-0b8f7c7e6a3f4c589a3e1f2d3c4b5a69",
  ],
])("the state's key is given by %s", (_, kmsKey) => {
  expect(loadValid(edited("organization.yaml", written, kmsKey)).state.kmsKey).toBe(kmsKey);
});
