import { differences } from "../../../scripts/cdktn/differences";

const stack = (changes: object = {}) => ({
  terraform: { required_providers: { aws: { version: ">= 5.100.0" } } },
  resource: { aws_sns_topic: { alerts: { tags: {}, list: [1, 2] } } },
  ...changes,
});

test("the same in another order of fields is no difference", () => {
  const { resource, terraform } = stack();
  expect(differences(stack(), { terraform, resource }, "dev")).toEqual([]);
});

test.each([
  [
    "a value",
    { terraform: { required_providers: { aws: { version: "6.66.0" } } } },
    ['dev/terraform/required_providers/aws/version: ">= 5.100.0", on CDK Terrain "6.66.0"'],
  ],
  [
    "an order",
    { resource: { aws_sns_topic: { alerts: { tags: {}, list: [2, 1] } } } },
    [
      "dev/resource/aws_sns_topic/alerts/list/0: 1, on CDK Terrain 2",
      "dev/resource/aws_sns_topic/alerts/list/1: 2, on CDK Terrain 1",
    ],
  ],
  [
    "a list in the place of an object",
    { resource: { aws_sns_topic: { alerts: { tags: [], list: [1, 2] } } } },
    ["dev/resource/aws_sns_topic/alerts/tags: {}, on CDK Terrain []"],
  ],
  [
    "what is on one side only",
    { resource: undefined, output: { arn: 1 } },
    [
      'dev/resource: {"aws_sns_topic":{"alerts":{"tags":{},"list":[1,2]}}}, on CDK Terrain nothing',
      'dev/output: nothing, on CDK Terrain {"arn":1}',
    ],
  ],
])("%s that differs is named by its path", (_, changes, expected) => {
  expect(differences(stack(), stack(changes), "dev")).toEqual(expected);
});
