import { estateFromAccess } from "../../cli/estate-from-access";
import type { Estate } from "../../sandbox/estate";
import { type AccessTree, EXTERNAL_TREE, loadValid, VALID_TREE } from "../model/access-tree";
import { type LocalAws, startLocalAws } from "./harness/local-aws";
import { describeWithProvider } from "./harness/requirements";
import type { Plan } from "./harness/stacks";

jest.setTimeout(120_000);

describeWithProvider("what is not there when an environment is planned", () => {
  let aws: LocalAws | undefined;

  async function plan(
    stack: string,
    tree: AccessTree,
    change: (estate: Estate) => Estate = (estate) => estate,
  ): Promise<Plan> {
    const model = loadValid(tree);
    aws = await startLocalAws(change(estateFromAccess(model)));
    const stacks = aws.synthesize(model);
    await stacks.init(stack);
    return stacks.plan(stack);
  }

  afterEach(() => aws?.stop());

  test("a group that an external directory has not delivered: group, file and grants", async () => {
    const { code, output } = await plan("prod", EXTERNAL_TREE, (estate) => ({
      ...estate,
      groups: estate.groups.filter(({ displayName }) => displayName === "Engineering"),
    }));
    expect(code).toBe(1);
    expect(output).toContain(
      'The directory must hold group "Payments-Developers", which access/environments/prod.yaml grants: developer on tag:team=payments. ' +
        "The directory is external: SCIM or Active Directory has not delivered this group to IAM Identity Center. Assign it to IAM Identity Center there, or correct the name.",
    );
    expect(output).not.toContain('must hold group "Engineering"');
  });

  test("the identity stack, whose groups come first", async () => {
    const { code, output } = await plan("dev", VALID_TREE);
    expect(code).toBe(1);
    expect(output).toContain("Deploy identity first: npx cdktf deploy identity");
    expect(output).toContain('The directory must hold group "Engineering", which');
  });

  test("the identity stack, where an external directory has every group", async () => {
    const { code, output } = await plan("prod", EXTERNAL_TREE);
    expect(code).toBe(1);
    expect(output).toContain("No stored state was found");
    expect(output).toContain("Deploy identity first: npx cdktf deploy identity");
  });

  test("permission to work from another account than the one that administers", async () => {
    const model = loadValid(VALID_TREE);
    aws = await startLocalAws(estateFromAccess(model));
    const stacks = aws.synthesize(model);
    await stacks.init("identity");
    const elsewhere = stacks.as("100000000011");
    expect(await elsewhere.plan("identity")).toMatchObject({
      code: 1,
      output: expect.stringContaining("because no resource-based policy allows"),
    });
    await openBucket(model.state.bucket, "100000000011");
    expect(await elsewhere.plan("identity")).toMatchObject({
      code: 1,
      output: expect.stringContaining("AWS account ID not allowed: 100000000011"),
    });
    const asked = aws.records.filter(({ caller }) => caller === "100000000011");
    expect(new Set(asked.map(({ service }) => service))).toEqual(new Set(["s3", "sts"]));
  });

  /** As somebody may have done who wanted to help. */
  async function openBucket(Bucket: string, account: string): Promise<void> {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: account },
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
      },
    });
    await aws?.s3.putBucketPolicy({ Bucket, Policy });
  }
});
