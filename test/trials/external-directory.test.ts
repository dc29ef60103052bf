import { estateFromAccess } from "../../cli/estate-from-access";
import { applyMoved } from "../e2e/harness/apply-moved";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { watchAccess } from "../e2e/harness/watch-access";
import { type AccessTree, EXTERNAL_TREE, loadValid } from "../model/access-tree";

jest.setTimeout(600_000);

const DEVELOPER = "developer-dev in 100000000011";
const RENAMED: AccessTree = Object.fromEntries(
  Object.entries(EXTERNAL_TREE).map(([file, content]) => [
    file,
    String(content).replaceAll("Payments-Developers", "Payments-Builders"),
  ]),
);

describeWithProvider("a group of an external directory, to which ana.lima belongs", () => {
  let aws: LocalAws;
  let stacks: Stacks;
  let IdentityStoreId: string | undefined;

  beforeAll(async () => {
    const model = loadValid(EXTERNAL_TREE);
    aws = await startLocalAws(estateFromAccess(model), { pace: "slow" });
    stacks = aws.synthesize(model);
    IdentityStoreId = (await aws.sso.listInstances({})).Instances?.[0]?.IdentityStoreId;
    const { UserId = "" } = await aws.directory.getUserId({
      IdentityStoreId,
      ...called("userName", "ana.lima"),
    });
    const GroupId = await groupId("Payments-Developers");
    await aws.directory.createGroupMembership({ IdentityStoreId, GroupId, MemberId: { UserId } });
    await stacks.init("identity", "dev");
    await stacks.apply("identity");
    await stacks.apply("dev");
  });

  afterAll(() => aws?.stop());

  const called = (AttributePath: string, AttributeValue: string) => ({
    AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } },
  });
  const groupId = async (name: string) =>
    (await aws.directory.getGroupId({ IdentityStoreId, ...called("displayName", name) })).GroupId;

  test("created again under its name: the next apply follows it, and leaves nothing of the old one", async () => {
    const before = await groupId("Payments-Developers");
    await aws.control.addFaults({
      operation: "identitystore:ListGroups",
      kind: "group-recreated",
      group: "Payments-Developers",
      count: 1,
    });
    const watch = watchAccess(aws, "ana.lima");
    await stacks.apply("dev");
    const watched = await watch.end();

    expect(await groupId("Payments-Developers")).not.toBe(before);
    expect((await readContents(aws)).assignments).toEqual([
      "GROUP Engineering has viewer-dev in 100000000011",
      "GROUP Engineering has viewer-dev in 100000000012",
      "GROUP Payments-Developers has developer-dev in 100000000011",
    ]);
    expect(watched.access).toEqual([DEVELOPER]);
    expect(watched.secondsWithout(DEVELOPER)).toBeGreaterThan(1);
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });

  test("renamed there: the plan says that the old name is gone, and moved assignments stay as they are", async () => {
    const GroupId = await groupId("Payments-Developers");
    const watch = watchAccess(aws, "ana.lima");
    await aws.directory.updateGroup({
      IdentityStoreId,
      GroupId,
      Operations: [{ AttributePath: "displayName", AttributeValue: "Payments-Builders" }],
    });
    expect(await stacks.plan("dev")).toMatchObject({
      code: 1,
      output: expect.stringContaining('The directory must hold group "Payments-Developers"'),
    });

    stacks.rewrite(loadValid(RENAMED));
    await applyMoved(stacks, "dev", [
      [
        "aws_ssoadmin_account_assignment",
        "Payments-Developers--developer--payments-dev",
        "Payments-Builders--developer--payments-dev",
      ],
    ]);
    const watched = await watch.end();
    expect(watched.secondsWithout(DEVELOPER)).toBe(0);
    expect(watched.access).toEqual([DEVELOPER]);
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });
});
