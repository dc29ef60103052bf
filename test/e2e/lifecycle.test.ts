import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { idcOn } from "../cli/idc-here";
import { loadValid } from "../model/access-tree";
import { COMPLETE_TREE } from "./complete-tree";
import type { Outcome } from "./harness/command";
import { NOTHING } from "./harness/contents";
import { declaredContents } from "./harness/declared-contents";
import { type LocalAws, startLocalAws } from "./harness/local-aws";
import { readContents } from "./harness/read-contents";
import { describeWithProvider, terraform } from "./harness/requirements";
import { grantedRights, neededRights } from "./harness/rights";
import { Stacks } from "./harness/stacks";

const STACKS = ["identity", "dev", "management", "prod"];
/** With grants on the management account. */
const TREE = {
  ...COMPLETE_TREE,
  "environments/management.yaml": `permissionSets:
  developer: { customerManagedPolicies: null, permissionsBoundary: null, managedPolicies: [Billing] }
grants:
  - { group: Payments-Developers, permissionSet: developer, accounts: [management] }
  - { user: ana.lima, permissionSet: viewer, accounts: ["100000000001"] }
`,
};
jest.setTimeout(300_000);

describeWithProvider("the stacks on real Terraform", () => {
  let model: AccessModel;
  let aws: LocalAws;
  let stacks: Stacks;
  /** The same stacks with credentials of the management account. */
  let management: Stacks;
  let applyMeanwhile: Outcome;

  beforeAll(async () => {
    model = loadValid(TREE);
    aws = await startLocalAws(estateFromAccess(model), { pace: "slow" });
    await aws.setStatePolicy(model);
    stacks = aws.synthesize(model);
    management = stacks.as(model.instance.managementAccount);
    const others = aws.synthesize(model);
    await Promise.all([...STACKS.map((stack) => of(stack).init(stack)), others.init("dev")]);
    await stacks.apply("identity");
    const applied = Promise.all([stacks.apply("dev", "prod"), management.apply("management")]);
    await locked(aws, model, "dev");
    applyMeanwhile = await others.run("dev", "apply", "-auto-approve");
    await applied;
  });

  afterAll(() => aws?.stop());

  const of = (stack: string): Stacks => (stack === "management" ? management : stacks);

  test("bring AWS to exactly what is declared", async () => {
    expect(await readContents(aws)).toEqual(declaredContents(model));
  });

  test("bring policies to AWS as they were written, variables included", async () => {
    const written = JSON.parse(String(COMPLETE_TREE["policies/developer.json"]));
    const { permissionSets } = await readContents(aws);
    expect(permissionSets["developer-dev"]?.inlinePolicy).toEqual(written);
    expect(permissionSets["developer-prod"]?.inlinePolicy).toEqual(written);
    expect(permissionSets["developer-management"]?.inlinePolicy).toEqual(written);
    expect(JSON.stringify(written)).toContain("${aws:PrincipalTag/team}");
  });

  test("leave nothing to change, and are planned with the rights of the pipeline's plan role", async () => {
    const before = aws.records.length;
    const plans = await Promise.all(STACKS.map((stack) => of(stack).plan(stack)));
    expect(plans.map(({ code, changes }) => ({ code, changes }))).toEqual(
      STACKS.map(() => ({ code: 0, changes: {} })),
    );
    const needed = neededRights(aws.records.slice(before));
    expect(needed.length).toBeGreaterThan(10);
    expect(grantedRights(model, "plan")).toEqual(expect.arrayContaining(needed));
  });

  test("leave nothing to change where plain Terraform runs what idc synth --out writes", async () => {
    const outdir = mkdtempSync(join(tmpdir(), "plain-"));
    try {
      await idcOn(TREE, ["synth", "--out", join(outdir, "stacks")]);
      const plain = new Stacks(outdir, terraform().command, aws.environment);
      const at = (stack: string) =>
        stack === "management" ? plain.as(model.instance.managementAccount) : plain;
      const plans = await Promise.all(
        STACKS.map(async (stack) => {
          await at(stack).init(stack);
          return at(stack).plan(stack);
        }),
      );
      expect(plans.map(({ code, changes }) => ({ code, changes }))).toEqual(
        STACKS.map(() => ({ code: 0, changes: {} })),
      );
      expect(readdirSync(plain.folder("dev"))).not.toContain("cdk.tf.json");
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });

  test("take a second apply of one stack only when the first has ended", async () => {
    expect(applyMeanwhile.code).toBe(1);
    expect(applyMeanwhile.output).toContain("Error acquiring the state lock");
    expect(applyMeanwhile.output).toContain("Operation: OperationTypeApply");
    expect(await lockExists(aws, model, "dev")).toBe(false);
  });

  test("keep their state in the bucket and nowhere else", async () => {
    const { Contents = [] } = await aws.s3.listObjectsV2({ Bucket: model.state.bucket });
    expect(Contents.map(({ Key }) => Key)).toEqual([
      "identity-center/dev.tfstate",
      "identity-center/identity.tfstate",
      "identity-center/management.tfstate",
      "identity-center/prod.tfstate",
    ]);
    for (const stack of STACKS) {
      const folder = stacks.folder(stack);
      const files = readdirSync(folder, { recursive: true }).map(String);
      expect(files.filter((file) => /tfstate/.test(file))).toEqual([
        ".terraform/terraform.tfstate",
      ]);
      const pointer = JSON.parse(
        readFileSync(join(folder, ".terraform/terraform.tfstate"), "utf8"),
      );
      expect(Object.keys(pointer).sort()).toEqual(["backend", "terraform_version", "version"]);
    }
  });

  test("encrypt every state and every lock with the declared key", () => {
    const writes = aws.records.filter(({ operation }) => operation === "PutObject");
    expect(writes.length).toBeGreaterThanOrEqual(2 * STACKS.length);
    for (const { headers } of writes) {
      expect(headers).toMatchObject({
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": model.state.kmsKey,
      });
    }
  });

  test("stop at credentials of the other account", async () => {
    const delegated = await stacks.run("management", "plan");
    expect(delegated.code).toBe(1);
    expect(delegated.output).toContain("AWS account ID not allowed: 100000000002");
    const states = await management.run("prod", "plan");
    expect(states.code).toBe(1);
    expect(states.output).toContain(
      "because no resource-based policy allows the s3:GetObject action",
    );
  });

  test("go on from a fresh copy of the synthesized folder", async () => {
    const fresh = aws.synthesize(model);
    await fresh.init("dev");
    expect(await fresh.plan("dev")).toMatchObject({ code: 0 });
  });

  test("go away in one pass each, all but bootstrap, and leave nothing behind", async () => {
    expect(readdirSync(join(stacks.outdir, "stacks")).sort()).toEqual(
      ["bootstrap", ...STACKS].sort(),
    );
    await Promise.all([stacks.destroy("dev", "prod"), management.destroy("management")]);
    await stacks.destroy("identity");
    expect(await readContents(aws)).toEqual(NOTHING);
    for (const stack of STACKS) {
      expect((await of(stack).run(stack, "state", "list")).output).toBe("");
      expect(await lockExists(aws, model, stack)).toBe(false);
    }
  });

  test("need just the rights of the pipeline's deploy role for all this", () => {
    const needed = neededRights(aws.records);
    const granted = grantedRights(model, "deploy");
    expect(granted).toEqual(expect.arrayContaining(needed));
    const writes = granted.filter((right) => /:(Create|Delete|Put|Attach|Detach)/.test(right));
    expect(writes.filter((right) => !needed.includes(right))).toEqual([]);
  });
});

async function lockExists(
  { s3 }: LocalAws,
  { state }: AccessModel,
  stack: string,
): Promise<boolean> {
  const { Contents = [] } = await s3.listObjectsV2({
    Bucket: state.bucket,
    Prefix: `identity-center/${stack}.tfstate.tflock`,
  });
  return Contents.length > 0;
}

async function locked(aws: LocalAws, model: AccessModel, stack: string): Promise<void> {
  while (!(await lockExists(aws, model, stack))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
