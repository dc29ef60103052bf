import { levelOfAccess } from "../../../model/policies/access-level";
import { managed, read, readInline } from "./read";

const allow = (...actions: readonly string[]) => ({
  Effect: "Allow",
  Action: actions,
  Resource: "*",
});
const levelOf = (...actions: readonly string[]) => levelOfAccess(readInline(allow(...actions)));

describe("the level of access is that of the action that changes most", () => {
  test.each([
    [["s3:ListAllMyBuckets"], "List"],
    [["s3:ListAllMyBuckets", "sqs:GetQueueAttributes"], "Read"],
    [["sqs:GetQueueAttributes", "sqs:TagQueue"], "Tagging"],
    [["sqs:TagQueue", "sqs:SendMessage"], "Write"],
    [["sqs:SendMessage", "sqs:AddPermission"], "Permissions management"],
    [["sqs:*"], "Permissions management"],
  ])("%j: %s", (actions, expected) => {
    expect(levelOf(...actions).highest).toBe(expected);
  });

  test("and none where nothing is allowed", () => {
    expect(levelOfAccess(readInline({ ...allow("sqs:*"), Effect: "Deny" }))).toEqual({
      counts: { List: 0, Read: 0, Write: 0, Tagging: 0, "Permissions management": 0 },
    });
  });
});

test("what a Deny takes away does not count", () => {
  const reading = readInline(allow("sqs:*"), {
    Effect: "Deny",
    NotAction: ["sqs:List*", "sqs:Get*"],
    Resource: "*",
  });
  expect(levelOfAccess(reading).highest).toBe("Read");
});

describe("AWS's policies for readers only read", () => {
  test.each(["ViewOnlyAccess", "SecurityAudit"])("%s", (name) => {
    const { highest, counts } = levelOfAccess(read({ managedPolicies: [managed(name)] }));
    expect(highest).toBe("Read");
    expect(counts.Read).toBeGreaterThan(400);
  });

  test("but what they allow under a Condition alone keeps its level", () => {
    expect(levelOf("iot:ListSubscriptions").highest).toBe("Read");
    expect(levelOf("s3express:CreateSession").highest).toBe("Write");
  });
});
