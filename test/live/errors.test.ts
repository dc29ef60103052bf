import * as errors from "../../live/errors";

const caller = "arn:aws:iam::100000000002:role/reader";
const denied = (account: string) =>
  errors.roleNotAssumed(`arn:aws:iam::${account}:role/idc-sync`, caller, "No.");

test("one account that can't be read is named as itself, without numbers", () => {
  const failure = denied("100000000011");
  expect(errors.accountsNotRead([failure], 20)).toBe(failure);
});

test("up to three accounts are told in full, the others by their ids", () => {
  const ids = ["100000000011", "100000000012", "100000000013", "100000000014", "100000000015"];
  const { message } = errors.accountsNotRead(ids.map(denied), 20);
  expect(message).toMatch(
    /^IAM is read in every active account, got 5 of 20 that can't be read:\n {2}Reading IAM/,
  );
  expect(message.match(/ {4}fix: /g)).toHaveLength(3);
  expect(message).toMatch(/\n {2}and 2 more: 100000000014, 100000000015$/);
});

test.each([
  [
    errors.notAllowed("iam:GetAccountAuthorizationDetails", "100000000011", caller, "No"),
    [
      `Reading AWS takes iam:GetAccountAuthorizationDetails in account 100000000011, which ${caller} may not do: No.`,
      "  fix: Allow it iam:GetAccountAuthorizationDetails.",
    ],
  ],
  [
    errors.otherOrganization("100000000009", "100000000001"),
    [
      "The organization's management account is 100000000001, got credentials in the organization of 100000000009.",
      "  fix: Use credentials in that organization, or correct managementAccount in organization.yaml.",
    ],
  ],
  [
    errors.policyNotJson("arn:aws:iam::100000000011:policy/x"),
    [
      `A policy's document is JSON, got "arn:aws:iam::100000000011:policy/x".`,
      "  fix: Run this again.",
    ],
  ],
])("message %# says what was expected, what was got and what to do", ({ message }, lines) => {
  expect(message).toBe(lines.join("\n"));
});
