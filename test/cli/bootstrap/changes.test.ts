import { changesOf, changeText } from "../../../cli/bootstrap/changes";

type Values = Readonly<Record<string, unknown>>;

const planned = (address: string, change: Values) => ({
  address,
  mode: "managed",
  change: { before: null, after: {}, after_unknown: {}, ...change },
});

const texts = (...changes: readonly Values[]) =>
  changesOf(JSON.stringify({ resource_changes: changes })).map(changeText);

test("what is made is named", () => {
  expect(texts(planned("aws_kms_key.state", { actions: ["create"], after: { x: 1 } }))).toEqual([
    "create   aws_kms_key.state",
  ]);
});

test("what exists is adopted, by the id that AWS knows it by, and with what changes on it", () => {
  const importing = { id: "acme-state" };
  const asItIs = { actions: ["no-op"], importing, before: { a: [1] }, after: { a: [1] } };
  const changed = {
    actions: ["update"],
    importing,
    before: { policy: "{}", rule: [{ days: 1 }], bucket: "acme-state", arn: "a" },
    after: { rule: [{ days: 90 }], bucket: "acme-state", arn: "a" },
    after_unknown: { policy: true, rule: [{}] },
  };
  expect(
    texts(planned("aws_s3_bucket.state", asItIs), planned("aws_s3_bucket_policy.state", changed)),
  ).toEqual([
    "adopt    aws_s3_bucket.state (acme-state)",
    "adopt    aws_s3_bucket_policy.state (acme-state), and change policy, rule",
  ]);
});

test.each([
  [["update"], "change   aws_iam_role.plan: description"],
  [["delete"], "delete   aws_iam_role.plan"],
  [["delete", "create"], "replace  aws_iam_role.plan, and change description"],
  [["create", "delete"], "replace  aws_iam_role.plan, and change description"],
])("%j is shown", (actions, text) => {
  const change = { actions, before: { description: "a" }, after: { description: "b" } };
  expect(texts(planned("aws_iam_role.plan", change))).toEqual([text]);
});

test("what stays as it is, and what is only read, is left out", () => {
  expect(
    texts(planned("aws_kms_key.state", { actions: ["no-op"] }), {
      ...planned("data.aws_region.here", { actions: ["read"] }),
      mode: "data",
    }),
  ).toEqual([]);
  expect(changesOf("{}")).toEqual([]);
});
