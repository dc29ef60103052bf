import { NoState, parseState } from "../../../cli/bootstrap/state";

const file = {
  version: 4,
  serial: 7,
  lineage: "6c0f1d7e-0c51-4b4f-9a55-1d2c3b4a5968",
  outputs: { state_bucket_arn: { value: "arn:aws:s3:::acme-state", type: "string" } },
  resources: [
    { mode: "data", type: "aws_region", name: "here", instances: [{}] },
    { mode: "managed", type: "aws_kms_alias", name: "state", instances: [] },
    { mode: "managed", type: "aws_kms_key", name: "state", instances: [{}] },
    { mode: "managed", type: "aws_s3_bucket", name: "state", instances: [{ status: "tainted" }] },
  ],
};

test("a state is read as far as the bootstrap needs it, without what was only begun", () => {
  expect(parseState(JSON.stringify(file))).toEqual({
    lineage: file.lineage,
    serial: 7,
    addresses: new Set(["aws_kms_key.state", "aws_s3_bucket.state"]),
    tainted: ["aws_s3_bucket.state"],
    outputs: { state_bucket_arn: "arn:aws:s3:::acme-state" },
  });
});

test("a state without resources and outputs names none", () => {
  const { version, serial, lineage } = file;
  expect(parseState(JSON.stringify({ version, serial, lineage }))).toMatchObject({
    addresses: new Set(),
    tainted: [],
    outputs: {},
  });
});

test.each(["{", '{"version": 4, "ser', "null", "[]", '{"version": 4}'])(
  "%j is no state",
  (text) => {
    expect(() => parseState(text)).toThrow(NoState);
  },
);

test.each(["", "\n"])("the file that a migration empties is no state (%j)", (text) => {
  expect(parseState(text)).toBeUndefined();
});
