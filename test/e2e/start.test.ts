import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import { createProgress } from "../../cli/output/progress";
import { deployEverything } from "../../cli/start/deploy-everything";
import { registryHosts } from "../../cli/terraform/provider-mirror";
import { terraformEnvironment } from "../../cli/terraform/terraform-environment";
import { sandboxEnvironment } from "../../sandbox/environment";
import { startSandbox } from "../../sandbox/server";
import { synthesize } from "../../stacks/synthesize";
import { type Ended, startIdc } from "../cli/idc";
import { loadValid, VALID_TREE } from "../model/access-tree";
import { describeWithProvider, describeWithTerraform, terraform } from "./harness/requirements";

const repository = join(__dirname, "../..");
/** `idc start` takes one or two; a busy machine may need more. */
const tenMinutes = 600_000;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "start-"));
  mkdirSync(join(root, "tmp"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** `idc start`, with folders of its own for what it writes. */
const start = (env: NodeJS.ProcessEnv = {}, cwd = repository, parameters: readonly string[] = []) =>
  startIdc(["start", ...parameters], {
    cwd,
    env: { TMPDIR: join(root, "tmp"), CDKTF_OUTDIR: join(root, "out"), ...env },
  });

/** No temporary file (tsx keeps its cache of compiled files), no process, no server, no trace beside the JSON. */
async function expectNothingLeft({ stderr }: Ended, locked: readonly string[] = []): Promise<void> {
  expect(readdirSync(join(root, "tmp")).filter((name) => !name.startsWith("tsx-"))).toEqual([]);
  expect(processesIn(root)).toEqual([]);
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(stderr) ?? [];
  if (url !== undefined) await expect(fetch(url)).rejects.toThrow("fetch failed");
  for (const stack of readdirSync(join(root, "out/stacks")))
    expect(readdirSync(join(root, "out/stacks", stack))).toEqual([
      ...(locked.includes(stack) ? [".terraform.lock.hcl"] : []),
      "cdk.tf.json",
    ]);
}

/** Ids of processes that work in a folder; on systems that show them. */
function processesIn(directory: string): readonly string[] {
  return readdirSync("/proc", { withFileTypes: true })
    .map(({ name }) => name)
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`).startsWith(directory);
      } catch {
        return false;
      }
    });
}

describeWithProvider("idc start", () => {
  test(
    "deploys the sample, proves that nothing is left to change, and shows who can do what where",
    async () => {
      const ended = await start().ended;
      const { code, stdout, stderr } = ended;
      expect({ code, stderr }).toMatchObject({ code: 0 });
      for (const stack of ["bootstrap", "identity", "dev", "management", "staging", "prod"])
        expect(stderr).toMatch(
          new RegExp(
            `^✔ ${stack}: \\d+ resources deployed, nothing left to change \\(\\d+ s\\)$`,
            "m",
          ),
        );
      expect(stderr.indexOf("✔ identity:")).toBeLessThan(stderr.indexOf("dev: terraform init"));
      expect(stdout).toMatch(
        /^Infrastructure-Team +administrator-dev +administrator-prod +administrator-staging$/m,
      );
      expect(stderr).toContain("npx idc access --user ana.lima");
      await expectNothingLeft(ended);
    },
    tenMinutes,
  );

  test(
    "ends with 130 at Ctrl-C and leaves nothing",
    async () => {
      const running = start({}, repository, ["--json"]);
      await running.until(": create done");
      running.kill("SIGINT");
      const ended = await running.ended;
      expect(ended.code).toBe(130);
      expect(JSON.parse(ended.stdout)).toMatchObject({
        result: "stopped",
        stacks: [
          { stack: "bootstrap", result: "stopped" },
          { stack: "identity", result: "skipped" },
          {},
          {},
          {},
          {},
        ],
      });
      expect(ended.stderr).toMatch(/✖ bootstrap: stopped\nStopped\. Nothing is left running\.\n$/);
      await expectNothingLeft(ended);
    },
    tenMinutes,
  );

  test(
    "shows Terraform's own error with the stack that it is of, and ends the others",
    async () => {
      const model = loadValid(VALID_TREE);
      // An account without the boundary that the developer's set names.
      const estate = estateFromAccess(model);
      for (const account of estate.accounts) account.customerManagedPolicies = [];
      const sandbox = await startSandbox({ estate });
      try {
        const { outdir } = synthesize(model, join(root, "out"));
        const env = {
          ...process.env,
          ...sandboxEnvironment({ url: sandbox.url, region: estate.region }),
          ...terraformEnvironment(terraform(), root),
        };
        const deployed = deployEverything({
          terraform: terraform(),
          env: () => env,
          outdir,
          first: "identity",
          others: ["dev", "prod"],
          directory: join(root, "tmp"),
          progress: createProgress({ write: () => true }),
          signal: new AbortController().signal,
        });
        await expect(deployed).rejects.toThrow(
          /^terraform apply failed for the stack "dev":\n.*boundary/s,
        );
        expect(processesIn(root)).toEqual([]);
      } finally {
        await sandbox.close();
      }
    },
    tenMinutes,
  );

  test(
    "refuses a provider that is not the one that the team has locked",
    async () => {
      mkdirSync(join(root, "locks"));
      writeFileSync(
        join(root, "locks/bootstrap.hcl"),
        `provider "${registryHosts[terraform().flavor]}/hashicorp/aws" {
  version     = "5.100.0"
  constraints = ">= 5.100.0, < 7.0.0"
  hashes      = ["h1:${"A".repeat(43)}="]
}
`,
      );
      const ended = await start({ IDC_ACCESS: join(repository, "access") }, root).ended;
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(
        /\nTerraform could not initialize:\n {2}Error: .*doesn't match any of the\n? *checksums/s,
      );
      await expectNothingLeft(ended, ["bootstrap"]);
    },
    tenMinutes,
  );
});

describeWithTerraform("idc start without a provider", () => {
  test(
    "synthesizes, shows who can do what where, and says what it skipped and how to get it",
    async () => {
      const configuration = join(root, "terraform.rc");
      writeFileSync(
        configuration,
        `provider_installation {\n  filesystem_mirror {\n    path = "${root}/nowhere"\n  }\n}\n`,
      );
      const ended = await start({ TF_CLI_CONFIG_FILE: configuration }).ended;
      expect(ended.code).toBe(0);
      expect(ended.stdout).toContain("Infrastructure-Team");
      expect(ended.stderr).toContain(
        "Nothing was deployed: what is shown is what the access files declare.\nTerraform can't get its AWS provider, hashicorp/aws from 5.100.0 to below 7.0.0:\n  Error: ",
      );
      await expectNothingLeft(ended);
    },
    tenMinutes,
  );
});
