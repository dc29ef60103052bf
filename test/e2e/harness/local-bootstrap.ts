import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { STS } from "@aws-sdk/client-sts";
import { estateFromAccess } from "../../../cli/estate-from-access";
import type { AccessModel } from "../../../model/access-model";
import type { FaultInput } from "../../../sandbox/faults/fault";
import { plainEnvironment } from "../../cli/idc";
import { type AccessTree, loadValid, VALID_TREE } from "../../model/access-tree";
import { type Ended, type Running, start } from "./command";
import { type LocalAws, startLocalAws } from "./local-aws";

const IDC = join(__dirname, "../../../bin/idc.js");

/** The valid tree with a key that the bootstrap makes, and a pipeline. */
export const BOOTSTRAP_TREE: AccessTree = {
  ...VALID_TREE,
  "organization.yaml": VALID_TREE["organization.yaml"]
    .replace(/kmsKey: .*/, "kmsKey: arn:aws:kms:us-east-1:100000000002:alias/acme-state")
    .replace("environments:", "ci: { github: { repository: acme/identity } }\nenvironments:"),
};

/** What a clone holds of the stack once its state is in S3. */
export const ONLY_SYNTHESIZED = [".terraform.lock.hcl", "cdk.tf.json"];

/** Whether it has come; asked all the time. */
export type Moment = (output: () => string) => boolean;

/** A folder that the stacks are synthesized into, as in a clone of its own. */
export interface Clone {
  readonly outdir: string;
  /** Files of the stack bootstrap, besides what Terraform downloads. */
  files(): string[];
  /** Runs `idc bootstrap` to its end. */
  bootstrap(...parameters: readonly string[]): Promise<Ended>;
  /** Starts `idc bootstrap --yes`, and kills it with everything that it started once `moment` has come. */
  bootstrapKilled(moment: Moment): Promise<Ended>;
  /** The same, but sends the signal of Ctrl-C. */
  bootstrapInterrupted(moment: Moment): Promise<Ended>;
}

/** A sandbox that has no bucket yet, and `idc bootstrap` on it. */
export interface LocalBootstrap {
  readonly aws: LocalAws;
  readonly model: AccessModel;
  readonly iam: IAM;
  readonly kms: KMS;
  clone(): Clone;
  /** Whether a web identity token opens a session of the role. */
  isAssumedBy(roleName: string, token: string): Promise<boolean>;
  /** How often an operation was answered so far. */
  count(operation: string): number;
  fault(fault: FaultInput): Promise<void>;
  clearFaults(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLocalBootstrap(
  tree: AccessTree = BOOTSTRAP_TREE,
): Promise<LocalBootstrap> {
  const model = loadValid(tree);
  const aws = await startLocalAws({ ...estateFromAccess(model), buckets: [] });
  const root = mkdtempSync(join(tmpdir(), "bootstrap-"));
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, "access", file)), { recursive: true });
    writeFileSync(join(root, "access", file), content);
  }
  const settings = {
    endpoint: aws.environment.AWS_ENDPOINT_URL ?? "",
    region: model.instance.region,
    credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
  };
  const clients = { iam: new IAM(settings), kms: new KMS(settings) };
  const sts = new STS(settings);
  const faults = `${settings.endpoint}/_sandbox/faults`;
  let clones = 0;
  return {
    aws,
    model,
    ...clients,
    clone() {
      clones += 1;
      const outdir = join(root, String(clones));
      return cloneAt(outdir, {
        ...plainEnvironment(aws.environment),
        CDKTF_OUTDIR: outdir,
        IDC_ACCESS: join(root, "access"),
        // What a user may have set for other work.
        TF_WORKSPACE: "elsewhere",
        TF_CLI_ARGS_plan: "-refresh-only",
      });
    },
    async isAssumedBy(roleName, token) {
      const account = model.instance.delegatedAdministrator;
      try {
        const { Credentials } = await sts.assumeRoleWithWebIdentity({
          RoleArn: `arn:aws:iam::${account}:role/${roleName}`,
          RoleSessionName: "job",
          WebIdentityToken: token,
        });
        return Credentials?.SessionToken !== undefined;
      } catch (error) {
        if (/^(AccessDenied|InvalidIdentityToken)/.test((error as Error).name)) return false;
        throw error;
      }
    },
    count: (name) => aws.records.filter(({ operation }) => operation === name).length,
    async fault(fault) {
      const headers = { "Content-Type": "application/json" };
      await succeed(faults, { method: "POST", headers, body: JSON.stringify(fault) });
    },
    async clearFaults() {
      await succeed(faults, { method: "DELETE" });
    },
    async stop() {
      for (const client of [...Object.values(clients), sts]) client.destroy();
      await aws.stop();
      rmSync(root, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function succeed(url: string, request: RequestInit): Promise<void> {
  const response = await fetch(url, request);
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
}

function cloneAt(outdir: string, env: NodeJS.ProcessEnv): Clone {
  const bootstrap = (parameters: readonly string[]) =>
    start(process.execPath, [IDC, "bootstrap", ...parameters], { env, detached: true });
  return {
    outdir,
    files: () =>
      readdirSync(join(outdir, "stacks/bootstrap"), { recursive: true })
        .map(String)
        .filter((file) => !/^\.terraform(\/(providers.*|terraform\.tfstate))?$/.test(file))
        .sort(),
    bootstrap: (...parameters) => bootstrap(parameters).ended,
    bootstrapKilled: (moment) => ended(bootstrap(["--yes"]), moment, "kill"),
    bootstrapInterrupted: (moment) => ended(bootstrap(["--yes"]), moment, "interrupt"),
  };
}

/** Ends a command as soon as a moment has come. */
async function ended(running: Running, moment: Moment, by: "kill" | "interrupt"): Promise<Ended> {
  let end: Ended | undefined;
  void running.ended.then((outcome) => {
    end = outcome;
  });
  while (!moment(running.output)) {
    if (end !== undefined) throw new Error(`It ended before that moment:\n${running.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  running[by]();
  return running.ended;
}
