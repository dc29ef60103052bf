import { actionsLike, canBe, knowsConditionKey } from "./iam-reference";

describe("the reference that the sample's policies are checked against", () => {
  test.each([
    ["s3:GetObject", ["s3:GetObject"]],
    ["sqs:*geQueue", ["sqs:PurgeQueue"]],
    ["s3:GetObjekt", []],
    ["s4:GetObject", []],
    ["s3:Fetch*", []],
  ])("%s stands for %j", async (pattern, names) => {
    expect((await actionsLike(pattern)).map((action) => action.name)).toEqual(names);
  });

  test.each([
    ["s3:GetObject", "arn:aws:s3:::acme-app-*/*", true],
    ["s3:GetObject", "arn:aws:s3:::acme-app", false],
    ["s3:ListBucket", "arn:aws:s3:::acme-app-${aws:PrincipalAccount}", true],
    ["s3:ListBucket", "arn:aws:s3:::acme-app/report.csv", false],
    ["lambda:InvokeFunction", "arn:aws:lambda:us-east-1:*:function:*", true],
    ["lambda:InvokeFunction", "arn:aws:lambda:us-east-1:*:layer:*", false],
    ["dynamodb:Query", "arn:aws:dynamodb:us-east-1:*:table/orders", true],
    ["apigateway:DELETE", "arn:aws:apigateway:us-east-1::/restapis/*", true],
  ])("%s on %s: %s", async (action, resource, expected) => {
    const [found] = await actionsLike(action);

    expect(found?.resourceTypes.some((type) => canBe(type, resource))).toBe(expected);
  });

  test.each([
    ["s3:GetObject", "aws:ResourceAccount", true],
    ["iam:PassRole", "iam:PassedToService", true],
    ["iam:GetRole", "iam:PassedToService", false],
    ["secretsmanager:GetSecretValue", "aws:ResourceTag/team", true],
    ["sts:GetCallerIdentity", "aws:ResourceTag/team", false],
    ["s3:GetObject", "aws:ResourceAcount", false],
  ])("%s knows the condition key %s: %s", async (action, key, expected) => {
    const [found] = await actionsLike(action);

    expect(found !== undefined && knowsConditionKey(found, key)).toBe(expected);
  });
});
