import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { estateFromAccess } from "../../cli/estate-from-access";
import { addNetworkConsole } from "../../examples/their-module/network-console";
import { buildStacks } from "../../stacks/build-stacks";
import type { EnvironmentStack } from "../../stacks/environment-stack";
import { startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { Stacks } from "../e2e/harness/stacks";
import { EXTERNAL_TREE, loadValid } from "../model/access-tree";

jest.setTimeout(300_000);

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
});
