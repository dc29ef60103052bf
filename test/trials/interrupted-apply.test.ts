import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { outcomeOf, type Running } from "../e2e/harness/command";
import { declaredContents } from "../e2e/harness/declared-contents";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { readDirectory } from "../e2e/harness/read-directory";
import { readPermissionSets } from "../e2e/harness/read-permission-sets";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { loadValid, VALID_TREE } from "../model/access-tree";

jest.setTimeout(600_000);

const APPLY = ["apply", "-auto-approve", "-no-color"];

describeWithProvider("an apply that ends while AWS works on an assignment", () => {
  let aws: LocalAws;
  let stacks: Stacks;

  beforeAll(async () => {
    const model = loadValid(VALID_TREE);
    aws = await startLocalAws(estateFromAccess(model), { pace: "slow" });
    stacks = aws.synthesize(model);
    await stacks.init("identity", "dev", "prod");
    await stacks.apply("identity");
    await stacks.apply("dev", "prod");
  });

  afterAll(() => aws?.stop());

  test("after Ctrl-C: the state is saved and free, and an import completes it", async () => {
    const model = withGrant("payments-dev");
    const running = await applyUntilAssignment(model);
    running.interrupt();
    const { code, output } = outcomeOf(await running.ended);
    expect(code).toBe(1);
    expect(output).toContain("Interrupt received");
    await complete(model, "payments-dev");
  });

  test("after the machine's end: the lock says whose it is, is removed by its id, and an import completes it", async () => {
    const model = withGrant("payments-dev", "shop-dev");
    const running = await applyUntilAssignment(model);
    running.kill();
    expect((await running.ended).code).toBe(-1);

    const refused = await stacks.run("dev", ...APPLY);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Error acquiring the state lock");
    expect(refused.output).toContain("Operation: OperationTypeApply Who: ");
    const id = /Lock Info: ID: (\S+)/.exec(refused.output)?.[1] ?? "";
    expect(await stacks.run("dev", "force-unlock", "-force", id)).toMatchObject({ code: 0 });
    await complete(model, "shop-dev");
  });

  /** Applies dev until AWS has been asked for one more assignment. */
  async function applyUntilAssignment(model: AccessModel): Promise<Running> {
    const asked = () =>
      aws.records.filter(({ operation }) => operation === "CreateAccountAssignment").length;
    const before = asked();
    stacks.rewrite(model);
    const running = stacks.start("dev", APPLY, { detached: true });
    while (asked() === before) await new Promise((resolve) => setTimeout(resolve, 50));
    return running;
  }

  /** AWS has the assignment and Terraform's state has not: the provider refuses to make it again. */
  async function complete(model: AccessModel, account: string): Promise<void> {
    expect(await stacks.run("dev", ...APPLY)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/creating SSO Account Assignment for GROUP .*: already exists/),
    });
    const to = `aws_ssoadmin_account_assignment.Payments-Developers--viewer--${account}`;
    const block = { import: [{ to, id: await importId(accountId(model, account)) }] };
    writeFileSync(join(stacks.folder("dev"), "import.tf.json"), JSON.stringify(block));
    expect(await stacks.run("dev", ...APPLY)).toMatchObject({
      code: 0,
      output: expect.stringContaining("Resources: 1 imported, 0 added, 0 changed, 0 destroyed."),
    });
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
    expect(await readContents(aws)).toEqual(declaredContents(model));
  }

  /** https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ssoadmin_account_assignment#import */
  async function importId(AccountId: string): Promise<string> {
    const [instance] = (await aws.sso.listInstances({})).Instances ?? [];
    const InstanceArn = instance?.InstanceArn ?? "";
    const { nameOf } = await readDirectory(aws.directory, instance?.IdentityStoreId);
    const sets = await readPermissionSets(aws.sso, InstanceArn);
    const PermissionSetArn = sets.find(({ name }) => name === "viewer-dev")?.PermissionSetArn;
    const { AccountAssignments = [] } = await aws.sso.listAccountAssignments({
      InstanceArn,
      PermissionSetArn,
      AccountId,
    });
    const left = AccountAssignments.filter(
      ({ PrincipalId }) => nameOf(PrincipalId) === "Payments-Developers",
    );
    expect(left).toHaveLength(1);
    return [
      left[0]?.PrincipalId,
      "GROUP",
      AccountId,
      "AWS_ACCOUNT",
      PermissionSetArn,
      InstanceArn,
    ].join();
  }
});

const withGrant = (...accounts: readonly string[]): AccessModel =>
  loadValid({
    ...VALID_TREE,
    "environments/dev.yaml": `${VALID_TREE["environments/dev.yaml"]}  - { group: Payments-Developers, permissionSet: viewer, accounts: [${accounts.join(", ")}] }\n`,
  });

const accountId = ({ accounts }: AccessModel, name: string): string =>
  accounts.find((account) => account.name === name)?.id ?? "";
