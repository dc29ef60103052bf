import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { rolesIn } from "../e2e/harness/read-roles";
import { describeWithProvider } from "../e2e/harness/requirements";
import { type AccessTree, edited, editedIn, loadValid, VALID_TREE } from "../model/access-tree";
import { Checkout } from "../workflows/checkout";
import { type Ran, runStep, stepWith } from "../workflows/workflow";

jest.setTimeout(900_000);

describeWithProvider("the workflows' steps on real Terraform", () => {
  let folder: string;
  let checkout: Checkout;
  let aws: LocalAws;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "deploy-"));
    checkout = new Checkout(join(folder, "checkout"));
    aws = await startLocalAws(estateFromAccess(loadValid(VALID_TREE)));
    await declare(VALID_TREE);
  });
  afterAll(() => {
    aws?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Makes the checkout declare a tree, with the JSON that belongs to it. */
  async function declare(tree: AccessTree): Promise<void> {
    rmSync(join(checkout.folder, "access"), { recursive: true });
    checkout.write(
      Object.fromEntries(Object.entries(tree).map(([file, text]) => [`access/${file}`, text])),
    );
    const { code, log } = await runStep({ run: "npm run --silent terraform" }, runner(folder));
    if (code !== 0) throw new Error(log);
  }

  const runner = (temporary: string, stack = "") => ({
    cwd: checkout.folder,
    temporary,
    env: aws.environment,
    expressions: { "inputs.stack": stack, "matrix.stack": stack },
  });

  /** A job that plans on a machine of its own. */
  async function plan(stack: string, workflow: "deploy-stack" | "review" = "deploy-stack") {
    const temporary = mkdtempSync(join(folder, "planner-"));
    const ran = await runStep(stepWith(workflow, "plan", "plan-stack"), runner(temporary, stack));
    const file = (name: string) => readFileSync(join(temporary, "plan", name), "utf8");
    return { ...ran, temporary, file };
  }

  /** The job that applies what `plan` kept. */
  const apply = (stack: string, { temporary }: { readonly temporary: string }): Promise<Ran> =>
    runStep(stepWith("deploy-stack", "apply", "apply-plan"), runner(temporary, stack));

  test("plan a stack, apply that plan, and prove that nothing is left", async () => {
    const planned = await plan("identity");
    expect([planned.code, planned.outputs]).toEqual([0, { changed: "true" }]);
    expect(planned.file("summary.txt")).toMatch(
      /^Plan: \d+ to add, 0 to change, 0 to destroy\.\n$/,
    );
    expect(planned.summary).toContain(`### identity\n\n${planned.file("summary.txt")}`);
    expect(planned.summary).toMatch(/\n {6}# aws_identitystore_group\.\S+ will be created\n/);
    const { code, log } = await apply("identity", planned);
    expect([code, log]).toEqual([0, expect.stringContaining("No changes.")]);
    expect((await plan("identity")).outputs).toEqual({ changed: "false" });
  });

  test("for a pull request say what one grant comes to, as text and as JSON", async () => {
    expect((await apply("prod", await plan("prod"))).code).toBe(0);
    await declare(
      edited(
        "environments/prod.yaml",
        "grants:",
        "grants:\n  - { group: Engineering, permissionSet: developer, accounts: [payments-prod] }",
      ),
    );
    const { outputs, file, summary } = await plan("prod", "review");
    expect(outputs).toEqual({ changed: "true" });
    expect(file("summary.txt")).toBe("Plan: 1 to add, 0 to change, 0 to destroy.\n");
    expect(summary).toContain("Engineering--developer--payments-prod will be created");
    expect(JSON.parse(file("plan.json")).resource_changes).toContainEqual(
      expect.objectContaining({
        address: "aws_ssoadmin_account_assignment.Engineering--developer--payments-prod",
        change: expect.objectContaining({ actions: ["create"] }),
      }),
    );
  });

  test("apply no plan that was made before something else was applied", async () => {
    const [approvedFirst, approvedLate] = [await plan("prod"), await plan("prod")];
    expect((await apply("prod", approvedFirst)).code).toBe(0);
    const { code, log } = await apply("prod", approvedLate);
    expect([code, log]).toEqual([1, expect.stringContaining("Saved plan is stale")]);
  });

  test("remove what has ended, and nothing where more would change", async () => {
    const dev = "environments/dev.yaml";
    const ending = edited(
      dev,
      "permissionSet: developer,",
      "permissionSet: developer, expires: 2027-03-31,",
    );
    await declare(ending);
    expect((await apply("dev", await plan("dev"))).code).toBe(0);
    const nightly = async (tree: AccessTree) => {
      await declare(tree);
      const place = { ...runner(mkdtempSync(join(folder, "nightly-")), "dev") };
      const night = { ...place, env: { ...place.env, IDC_AT: "2027-04-01" } };
      const found = await runStep(stepWith("expire", "find", "find-ended"), night);
      expect([found.code, found.outputs]).toEqual([0, { stacks: '["dev"]' }]);
      return await runStep(stepWith("expire", "remove", "remove-ended"), night);
    };

    const more = await nightly(
      editedIn(
        ending,
        dev,
        "grants:",
        "grants:\n  - { group: Payments-Developers, permissionSet: viewer, accounts: [shop-dev] }",
      ),
    );
    expect(more.code).toBe(1);
    expect(more.log).toContain(
      "::error::The plan of dev holds more than what has ended, so that nothing was removed. Deploy what waits, and run this again.\n  create aws_ssoadmin_account_assignment.Payments-Developers--viewer--shop-dev\n",
    );
    expect(await rolesIn(aws, "100000000011")).toEqual(["developer-dev", "viewer-dev"]);

    const removed = await nightly(ending);
    expect([removed.code, removed.log]).toEqual([0, expect.stringContaining("No changes.")]);
    expect(removed.outputs).toEqual({ changed: "true" });
    expect(await rolesIn(aws, "100000000011")).toEqual(["viewer-dev"]);
    expect(await nightly(ending)).toMatchObject({ code: 0, outputs: { changed: "false" } });
  });

  test("end with what Terraform says when it can't plan", async () => {
    const { code, log, outputs } = await plan("nowhere");
    expect([code, outputs]).toEqual([1, {}]);
    expect(log).toContain("terraform/nowhere: No such file or directory");
  });
});
