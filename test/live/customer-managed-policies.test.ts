import { merged } from "../../live/customer-managed-policies";

const says = (action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
});

test("the same wording under the same name is one policy, in whatever order its fields are", () => {
  const reordered = {
    Statement: [{ Resource: "*", Action: "s3:*", Effect: "Allow" }],
    Version: "2012-10-17",
  };
  expect(
    merged([
      { id: "1", policies: [{ name: "boundary", path: "/a/", document: says("s3:*") }] },
      { id: "2", policies: [{ name: "boundary", path: "/a/", document: reordered }] },
    ]),
  ).toEqual([{ name: "boundary", path: "/a/", document: says("s3:*"), accounts: ["1", "2"] }]);
});

test.each([
  ["another name", { name: "other", path: "/", document: says("s3:*") }],
  ["another path", { name: "boundary", path: "/a/", document: says("s3:*") }],
  ["another wording", { name: "boundary", path: "/", document: says("sqs:*") }],
])("%s is another policy", (_, other) => {
  const one = { name: "boundary", path: "/", document: says("s3:*") };
  expect(
    merged([
      { id: "1", policies: [one] },
      { id: "2", policies: [other] },
    ]).map(({ accounts }) => accounts),
  ).toEqual([["1"], ["2"]]);
});
