import { differences } from "../../../cli/synth/differences";

const text = (value: unknown) => JSON.stringify(value);

test("blocks that came, went and changed are named as Terraform names them", () => {
  const before = {
    resource: { aws_a: { kept: { x: 1, y: 2 }, gone: {}, changed: { x: [1] } } },
    data: { aws_d: { one: {} } },
    output: { arns: { value: "1" } },
    terraform: { backend: { s3: { key: "a" } } },
  };
  const after = {
    data: { aws_d: { one: {}, two: {} } },
    resource: { aws_a: { changed: { x: [2] }, kept: { y: 2, x: 1 } }, aws_b: { new: {} } },
    output: { arns: { value: "2" } },
    terraform: { backend: { s3: { key: "b" } } },
    provider: { aws: [{ region: "us-east-1" }] },
  };
  expect(differences(text(before), text(after))).toEqual([
    { type: "changed", address: "aws_a.changed" },
    { type: "removed", address: "aws_a.gone" },
    { type: "added", address: "aws_b.new" },
    { type: "added", address: "data.aws_d.two" },
    { type: "changed", address: "output.arns" },
    { type: "added", address: "provider.aws" },
    { type: "changed", address: "terraform.backend" },
  ]);
});

test("nothing differs where only the way of writing does", () => {
  expect(differences('{"locals":{"a":1,"b":2}}', '{"locals": {"b": 2, "a": 1}}')).toEqual([]);
});

test.each(["", "<<<<<<< ours\n{}", "[]", "null", '"text"'])("%j is no file of blocks", (broken) => {
  expect(differences(broken, "{}")).toBeUndefined();
  expect(differences("{}", broken)).toBeUndefined();
});

test("a kind that should hold blocks and doesn't is compared as it is", () => {
  expect(differences('{"resource":[1]}', '{"resource":{"aws_a":{"b":{}}}}')).toEqual([
    { type: "removed", address: "" },
    { type: "added", address: "aws_a.b" },
  ]);
});
