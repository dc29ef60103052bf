import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { estateFromAccess } from "../../cli/estate-from-access";
import { addNetworkConsole } from "../../examples/their-module/network-console";
import { visible } from "../../model/quote";
import { written } from "../../review/phrase";
import { planStates } from "../../review/plan/plan-states";
import { isProblem, readPlan } from "../../review/plan/read-plan";
import { reviewPlans } from "../../review/review";
import { settingWords } from "../../review/words";
import { buildStacks } from "../../stacks/build-stacks";
import type { EnvironmentStack } from "../../stacks/environment-stack";
import { startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { Stacks } from "../e2e/harness/stacks";
import { type AccessTree, EXTERNAL_TREE, loadValid } from "../model/access-tree";

jest.setTimeout(300_000);

const DEV = "environments/dev.yaml";

/** The same module, named in an environment's file. */
const DECLARED: AccessTree = {
  ...EXTERNAL_TREE,
  [DEV]: `${EXTERNAL_TREE[DEV]}modules:
  network-console:
    source: ./examples/their-module/network-console
    inputs:
      instance_arn: { instance: arn }
      permission_set_arn: { permissionSet: auditor }
      on_call_group_id: { group: Engineering }
    outputs: [application_arn]
`,
};

describeWithProvider("a Terraform module of another team in an environment", () => {
  test("is given a permission set and a group, and what it makes stands in a policy", async () => {
    const model = loadValid(EXTERNAL_TREE);
    const aws = await startLocalAws(estateFromAccess(model));
    const project = mkdtempSync(join(tmpdir(), "their-module-"));
    const outdir = join(project, "cdktf.out");
    const theirs = "examples/their-module";
    cpSync(theirs, join(project, theirs), { recursive: true });
    mkdirSync(outdir);
    try {
      const app = new App({ outdir });
      buildStacks(app, model);
      addNetworkConsole(app.node.findChild("dev") as EnvironmentStack);
      app.synth();
      const stacks = new Stacks(outdir, terraform().command, aws.environment);
      await stacks.init("identity", "dev");
      await stacks.apply("identity");
      await stacks.apply("dev");
      const { applications, permissionSets } = await readContents(aws);
      const { Applications: [made] = [] } = await aws.sso.listApplications({
        InstanceArn: (await aws.sso.listInstances({})).Instances?.[0]?.InstanceArn,
      });
      expect(applications["Network console"]).toMatchObject({
        description: expect.stringMatching(/^Opens arn:aws:sso:::permissionSet\//),
        assignments: ["GROUP Engineering"],
      });
      expect(permissionSets["network-console-dev"]?.inlinePolicy).toMatchObject({
        Statement: [{ Resource: made?.ApplicationArn }],
      });
      expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
    } finally {
      await aws.stop();
      rmSync(project, { recursive: true });
    }
  });

  test("declared in access files is given what they name, and the stack passes its output on", async () => {
    const model = loadValid(DECLARED);
    const aws = await startLocalAws(estateFromAccess(model));
    try {
      const stacks = aws.synthesize(model);
      await stacks.init("identity", "dev");
      await stacks.apply("identity");
      const planned = await stacks.plan("dev");
      expect(planned.changes).toMatchObject({
        "module.network-console.aws_ssoadmin_application.console": "create",
      });
      const shown = await stacks.start("dev", ["show", "-json", "plan"]).ended;
      const plan = readPlan("dev", shown.stdout);
      if (isProblem(plan)) throw new Error(`no plan: ${JSON.stringify(plan)}`);
      const { diff } = reviewPlans(planStates([plan]));
      // Access files can't tell what a module grants; its plan can.
      expect(diff.settings.map((setting) => written(settingWords(setting), visible))).toEqual([
        "+ broadens: module.network-console.aws_ssoadmin_application_assignment.on_call is made",
        "? can't tell: module.network-console.aws_ssoadmin_application.console is made",
      ]);
      await stacks.apply("dev");
      const { Applications: [made] = [] } = await aws.sso.listApplications({
        InstanceArn: (await aws.sso.listInstances({})).Instances?.[0]?.InstanceArn,
      });
      const outputs = await stacks.start("dev", ["output", "-json", "modules"]).ended;
      expect(JSON.parse(outputs.stdout)).toEqual({
        "network-console": { application_arn: made?.ApplicationArn },
      });
      expect((await readContents(aws)).applications["Network console"]).toMatchObject({
        description: expect.stringMatching(/^Opens arn:aws:sso:::permissionSet\//),
        assignments: ["GROUP Engineering"],
      });
      expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
    } finally {
      await aws.stop();
    }
  });
});
