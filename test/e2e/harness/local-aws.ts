import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAM } from "@aws-sdk/client-iam";
import { Identitystore } from "@aws-sdk/client-identitystore";
import { Organizations } from "@aws-sdk/client-organizations";
import { S3 } from "@aws-sdk/client-s3";
import { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { terraformEnvironment } from "../../../cli/terraform/terraform-environment";
import type { AccessModel } from "../../../model/access-model";
import { sandboxEnvironment } from "../../../sandbox/environment";
import type { Estate } from "../../../sandbox/estate";
import { type RequestRecord, type SandboxOptions, startSandbox } from "../../../sandbox/server";
import { synth, synthInto } from "../../fixtures/synth";
import { type ControlClient, controlOf } from "../../sandbox/control-client";
import { terraform } from "./requirements";
import { Stacks } from "./stacks";

/** A sandbox, and everything that reaches it: Terraform by environment variables alone, tests by AWS's SDK. */
export interface LocalAws {
  readonly sso: SSOAdmin;
  readonly directory: Identitystore;
  readonly organizations: Organizations;
  readonly s3: S3;
  /** IAM of one account, by its 12 digits. */
  iam(account: string): IAM;
  readonly control: ControlClient;
  /** Every request so far. */
  readonly records: readonly RequestRecord[];
  /** What a command inherits in order to talk to the sandbox. */
  readonly environment: NodeJS.ProcessEnv;
  /** Writes the stacks of a model into a new folder. */
  synthesize(model: AccessModel): Stacks;
  /** Gives the bucket of the states the policy that the stack bootstrap has for it. */
  setStatePolicy(model: AccessModel): Promise<void>;
  /** Ends the sandbox and removes every folder. */
  stop(): Promise<void>;
}

export async function startLocalAws(
  estate: Estate,
  options: Pick<SandboxOptions, "dataDirectory" | "pace"> = {},
): Promise<LocalAws> {
  const records: RequestRecord[] = [];
  const sandbox = await startSandbox({
    ...options,
    estate,
    onRequest: (record) => records.push(record),
  });
  const aws = reachLocalAws({ url: sandbox.url, region: estate.region });
  return {
    ...aws,
    records,
    async stop() {
      aws.stop();
      await sandbox.close();
    },
  };
}

/** The same of a sandbox that runs already, in whatever process. */
export function reachLocalAws(address: {
  readonly url: string;
  readonly region: string;
}): Omit<LocalAws, "records" | "stop"> & { stop(): void } {
  const root = mkdtempSync(join(tmpdir(), "local-aws-"));
  const { url, region } = address;
  const binary = terraform();
  const environment = {
    ...process.env,
    ...sandboxEnvironment(address),
    ...terraformEnvironment(binary, root),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
  const settings = {
    endpoint: url,
    region,
    // At AWS's pace a test reads faster than it may.
    maxAttempts: 25,
    credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
  };
  const clients = {
    sso: new SSOAdmin(settings),
    directory: new Identitystore(settings),
    organizations: new Organizations(settings),
    s3: new S3(settings),
  };
  const accounts = new Map<string, IAM>();
  let folders = 0;
  return {
    ...clients,
    iam(account) {
      const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
      const client = accounts.get(account) ?? new IAM({ ...settings, credentials });
      accounts.set(account, client);
      return client;
    },
    control: controlOf(address),
    environment,
    synthesize(model) {
      folders += 1;
      const outdir = join(root, String(folders));
      mkdirSync(outdir);
      synthInto(outdir, model);
      return new Stacks(outdir, binary.command, environment);
    },
    async setStatePolicy(model) {
      const { bucket: Bucket } = model.state;
      const bootstrap = synth(model).get("bootstrap")?.resource;
      const policy = String(bootstrap?.aws_s3_bucket_policy?.state?.policy);
      const Policy = policy.replaceAll("${aws_s3_bucket.state.arn}", `arn:aws:s3:::${Bucket}`);
      await clients.s3.putBucketPolicy({ Bucket, Policy });
    },
    stop() {
      for (const client of [...Object.values(clients), ...accounts.values()]) client.destroy();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
