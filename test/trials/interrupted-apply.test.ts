import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessModel } from "../../model/access-model";
import { startApplied } from "../e2e/harness/applied";
import { outcomeOf, type Running } from "../e2e/harness/command";
import { declaredContents } from "../e2e/harness/declared-contents";
import type { LocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { readPermissionSets } from "../e2e/harness/read-permission-sets";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { type AccessTree, loadValid, VALID_TREE } from "../model/access-tree";
import { assignmentImports, type Import } from "./assignment-imports";

jest.setTimeout(600_000);

const APPLY = ["apply", "-auto-approve", "-no-color"];

describeWithProvider("an apply that ends while AWS works on an assignment", () => {
  let aws: LocalAws;
  let stacks: Stacks;

  beforeAll(async () => {
    ({ aws, stacks } = await startApplied(loadValid(VALID_TREE), "dev", "prod"));
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
    await unlock();
    await complete(model, "shop-dev");
  });

  test("after the machine's end before the first state: the next apply waits for a name that is taken, and an import completes it", async () => {
    const builder = "name: builder\nmanagedPolicies: [ReadOnlyAccess]\n";
    const tree = granting("builder", "shop-dev");
    const model = loadValid({ ...tree, "permission-sets/builder.yaml": builder });
    const operation = "sso-admin:CreatePermissionSet";
    await aws.control.addFaults({ operation, kind: "slow-answer", milliseconds: 10_000 });
    stacks.rewrite(model);
    const running = stacks.start("dev", APPLY, { detached: true });
    const until = Date.now() + 60_000;
    while ((await permissionSetId("builder-dev")) === undefined && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50));
    running.kill();
    await running.ended;
    await aws.control.clearFaults();
    await unlock();

    const waiting = await applyUntil(model, "CreatePermissionSet", 3);
    waiting.kill();
    const { stdout } = await waiting.ended;
    expect(stdout).toContain("aws_ssoadmin_permission_set.builder: Creating...");
    expect(stdout).not.toContain("Error");
    await unlock();

    const id = (await permissionSetId("builder-dev")) ?? "";
    await applyWith([{ to: "aws_ssoadmin_permission_set.builder", id }], "2 added");
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });

  const applyUntilAssignment = (model: AccessModel) =>
    applyUntil(model, "CreateAccountAssignment", 1);

  /** Applies dev until AWS has been asked for an operation that many times more. */
  async function applyUntil(
    model: AccessModel,
    operation: string,
    times: number,
  ): Promise<Running> {
    const asked = () => aws.records.filter((record) => record.operation === operation).length;
    const before = asked();
    stacks.rewrite(model);
    const running = stacks.start("dev", APPLY, { detached: true });
    while (asked() < before + times) await new Promise((resolve) => setTimeout(resolve, 50));
    return running;
  }

  /** As Terraform imports it; nothing where there is no such set. */
  async function permissionSetId(name: string): Promise<string | undefined> {
    const [instance] = (await aws.sso.listInstances({})).Instances ?? [];
    const InstanceArn = instance?.InstanceArn ?? "";
    const sets = await readPermissionSets(aws.sso, InstanceArn);
    const set = sets.find((candidate) => candidate.name === name);
    return set && [set.PermissionSetArn, InstanceArn].join();
  }

  /** AWS has the assignment and Terraform's state has not: the provider refuses to make it again. */
  async function complete(model: AccessModel, account: string): Promise<void> {
    expect(await stacks.run("dev", ...APPLY)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/creating SSO Account Assignment for GROUP .*: already exists/),
    });
    const imports = await assignmentImports(aws, model, stacks, "dev");
    expect(imports.map(({ to }) => to)).toEqual([
      `aws_ssoadmin_account_assignment.Payments-Developers--viewer--${account}`,
    ]);
    await applyWith(imports);
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
    expect(await readContents(aws)).toEqual(declaredContents(model));
  }

  /** Takes over what AWS has; `more` is what is left to do then. */
  async function applyWith(imports: readonly Import[], more = "0 added"): Promise<void> {
    writeFileSync(
      join(stacks.folder("dev"), "import.tf.json"),
      JSON.stringify({ import: imports }),
    );
    expect(await stacks.run("dev", ...APPLY)).toMatchObject({
      code: 0,
      output: expect.stringContaining(`Resources: 1 imported, ${more}, 0 changed, 0 destroyed.`),
    });
    rmSync(join(stacks.folder("dev"), "import.tf.json"));
  }

  async function unlock(): Promise<void> {
    const refused = await stacks.run("dev", ...APPLY);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Error acquiring the state lock");
    expect(refused.output).toContain("Operation: OperationTypeApply Who: ");
    const id = /Lock Info: ID: (\S+)/.exec(refused.output)?.[1] ?? "";
    expect(await stacks.run("dev", "force-unlock", "-force", id)).toMatchObject({ code: 0 });
  }
});

const withGrant = (...accounts: readonly string[]): AccessModel =>
  loadValid(granting("viewer", ...accounts));

/** The valid tree with one more grant in dev. */
const granting = (permissionSet: string, ...accounts: readonly string[]): AccessTree => ({
  ...VALID_TREE,
  "environments/dev.yaml": `${VALID_TREE["environments/dev.yaml"]}  - { group: Payments-Developers, permissionSet: ${permissionSet}, accounts: [${accounts.join(", ")}] }\n`,
});
