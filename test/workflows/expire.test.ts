import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AccessTree, edited } from "../model/access-tree";
import { Checkout } from "./checkout";
import { readWorkflow, runStep, stepWith } from "./workflow";

// Each step synthesizes, on a machine that may be busy.
jest.setTimeout(60_000);

const { on, permissions, jobs } = readWorkflow("expire");

test("runs each night, and when somebody asks", () => {
  expect(on).toEqual({ schedule: [{ cron: "7 0 * * *" }], workflow_dispatch: null });
});

test("the job that runs code reaches nothing, and the one that reaches AWS runs Terraform alone", () => {
  expect(permissions).toEqual({});
  expect(jobs.find?.permissions).toEqual({ contents: "read" });
  expect(jobs.find?.if).toBe("vars.IDC_DEPLOY_ROLE_ARN != '' && github.ref == 'refs/heads/main'");
  expect(jobs.remove?.permissions).toEqual({ contents: "read", "id-token": "write" });
  expect(JSON.stringify(jobs.remove)).not.toMatch(/npm|npx|setup-node/);
});

test("waits for nobody's approval, and ends no deployment that does", () => {
  expect(jobs.remove?.environment).toBe("expire");
  expect(jobs.remove).toMatchObject({
    concurrency: { group: "expire-${{ matrix.stack }}", "cancel-in-progress": false },
  });
});

test("removes from the stacks that the pipeline deploys", () => {
  const deployed = Object.values(readWorkflow("deploy").jobs).flatMap(
    ({ with: { stack } = {} }) => stack ?? [],
  );
  expect(stepWith("expire", "find", "find-ended").run).toMatch(`ended" ${deployed.join(" ")}`);
  expect(stepWith("deploy", "current", "refuse-ended").run).toMatch(
    `refuse-ended ${deployed.join(" ")}`,
  );
});

describe("on a checkout where a grant ends", () => {
  let folder: string;
  let checkout: Checkout;

  /** Grants of a developer in dev, and of a viewer in the management account. */
  const ENDING: AccessTree = {
    ...edited(
      "environments/dev.yaml",
      "permissionSet: developer,",
      "permissionSet: developer, expires: 2027-03-31,",
    ),
    "environments/management.yaml": `grants:
  - { group: Engineering, permissionSet: viewer, accounts: [management] }
  - { group: Payments-Developers, permissionSet: viewer, accounts: [management], expires: 2027-03-31 }
`,
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "expire-"));
    checkout = new Checkout(join(folder, "checkout"));
    await declare(ENDING);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Commits a tree, with the JSON that belonged to it in March. */
  async function declare(tree: AccessTree): Promise<void> {
    rmSync(join(checkout.folder, "access"), { recursive: true });
    checkout.write(
      Object.fromEntries(Object.entries(tree).map(([file, text]) => [`access/${file}`, text])),
    );
    const { code, log } = await run({ run: "npm run --silent terraform" }, "2027-03-01");
    if (code !== 0) throw new Error(log);
    checkout.commit("Declare");
  }

  const run = async (step: Parameters<typeof runStep>[0], at: string) => {
    const temporary = mkdtempSync(join(folder, "runner-"));
    const ran = await runStep(step, {
      cwd: checkout.folder,
      temporary,
      env: { IDC_AT: at },
    });
    return { ...ran, file: (name: string) => readFileSync(join(temporary, name), "utf8") };
  };
  const committed = () => checkout.git("checkout", "--quiet", "--", "terraform");
  const find = async (at: string) => {
    const found = await run(stepWith("expire", "find", "find-ended"), at);
    committed();
    return found;
  };

  test("before its end there is nothing to remove, and deployments go on", async () => {
    expect(await find("2027-03-31")).toMatchObject({ code: 0, outputs: { stacks: "[]" } });
    const refusing = stepWith("deploy", "current", "refuse-ended");
    expect(await run(refusing, "2027-03-31")).toMatchObject({ code: 0 });
  });

  test("after it the stack is named, with what ended and with the JSON as of now", async () => {
    const { code, log, outputs, file } = await find("2027-04-01");
    expect([code, outputs]).toEqual([0, { stacks: '["dev"]' }]);
    const grant = "Payments-Developers--developer--payments-dev";
    expect(JSON.parse(file("ended/ended.json"))).toMatchObject({
      dev: expect.arrayContaining([
        `aws_ssoadmin_account_assignment.${grant}`,
        "aws_ssoadmin_permission_set.developer",
      ]),
    });
    expect(file("ended/terraform/dev/main.tf.json")).not.toContain(grant);
    expect(log).toContain(
      "::warning::Access has ended in management, and people deploy it: see docs/bootstrap.md.\n",
    );
  });

  test("after it nothing is deployed that would grant it again", async () => {
    const { code, log } = await run(stepWith("deploy", "current", "refuse-ended"), "2027-04-01");
    committed();
    expect(code).toBe(1);
    expect(log).toContain(
      "::error::Access has begun or ended by itself since terraform/ was written. Write it anew with npm run terraform, and merge that.\n",
    );
  });
});
