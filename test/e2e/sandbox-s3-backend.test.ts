import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxEnvironment } from "../../sandbox/environment";
import { type RequestRecord, type Sandbox, startSandbox } from "../../sandbox/server";
import { estate } from "../sandbox/estate-fixture";
import { terraform as binary, describeWithTerraform } from "./harness/requirements";

const kmsKey = "arn:aws:kms:us-east-1:100000000002:alias/identity-center-state";
const slow = 60_000;

interface Outcome {
  readonly code: number;
  readonly output: string;
}

describeWithTerraform("Terraform's S3 backend on the sandbox", () => {
  let sandbox: Sandbox;
  let records: RequestRecord[];
  let root: string;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), "sandbox-s3-"));
    writeFileSync(join(root, "empty.tfrc"), "");
    records = [];
    sandbox = await startSandbox({
      estate,
      dataDirectory: join(root, "data"),
      onRequest: (record) => records.push(record),
    });
  });

  afterEach(async () => {
    await sandbox.close();
    rmSync(root, { recursive: true, force: true });
  });

  function environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...sandboxEnvironment({ url: sandbox.url, region: "us-east-1" }),
      TF_CLI_CONFIG_FILE: join(root, "empty.tfrc"),
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
    };
  }

  function terraform(directory: string, ...parameters: string[]): Promise<Outcome> {
    const options = { cwd: directory, env: environment() };
    return new Promise((resolve) => {
      execFile(binary().command, [...parameters, "-no-color"], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code ?? 1);
        resolve({ code, output: stdout + stderr });
      });
    });
  }

  function workspace(name: string, resources: string, key = "app.tfstate", kms = kmsKey): string {
    const directory = join(root, name);
    mkdirSync(directory);
    const backend = {
      bucket: "acme-state",
      key,
      region: "us-east-1",
      encrypt: true,
      use_lockfile: true,
      kms_key_id: kms,
    };
    const settings = Object.entries(backend).map(
      ([option, value]) => `${option} = ${JSON.stringify(value)}`,
    );
    const header = `terraform {\n  backend "s3" {\n    ${settings.join("\n    ")}\n  }\n}\n`;
    writeFileSync(join(directory, "main.tf"), header + resources);
    return directory;
  }

  async function initialized(directory: string): Promise<string> {
    const { code, output } = await terraform(directory, "init", "-input=false");
    if (code !== 0) throw new Error(output);
    return directory;
  }

  const writes = () =>
    records.filter(({ operation, status }) => operation === "PutObject" && status === 200);

  it(
    "keeps the state in the bucket alone, with the KMS key on every write, for terraform_remote_state to read",
    async () => {
      const producer = await initialized(
        workspace(
          "producer",
          `resource "terraform_data" "it" { input = "a value" }\noutput "it" { value = terraform_data.it.output }\n`,
        ),
      );
      const applied = await terraform(producer, "apply", "-auto-approve");
      expect(applied).toMatchObject({ code: 0 });
      expect(writes()).toHaveLength(2);
      for (const { headers } of writes())
        expect(headers).toMatchObject({
          "x-amz-server-side-encryption": "aws:kms",
          "x-amz-server-side-encryption-aws-kms-key-id": kmsKey,
        });
      expect(readdirSync(producer)).not.toContain("terraform.tfstate");
      expect((await terraform(producer, "plan", "-detailed-exitcode")).code).toBe(0);

      const consumer = await initialized(
        workspace(
          "consumer",
          `data "terraform_remote_state" "producer" {
            backend = "s3"
            config = { bucket = "acme-state", key = "app.tfstate", region = "us-east-1" }
          }
          output "seen" { value = data.terraform_remote_state.producer.outputs.it }`,
          "consumer.tfstate",
        ),
      );
      expect(await terraform(consumer, "apply", "-auto-approve")).toMatchObject({ code: 0 });
      expect((await terraform(consumer, "output", "-raw", "seen")).output).toBe("a value");
    },
    slow,
  );

  it(
    "refuses a second apply while one holds the lock, and loses nothing",
    async () => {
      const release = join(root, "release");
      const waiting = `resource "terraform_data" "first" {
        provisioner "local-exec" { command = "until [ -f '${release}' ]; do sleep 0.1; done" }
      }`;
      const first = await initialized(workspace("first", waiting));
      const second = await initialized(
        workspace("second", `${waiting}\nresource "terraform_data" "second" {}`),
      );

      const underWay = terraform(first, "apply", "-auto-approve");
      while (writes().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      const refused = await terraform(second, "apply", "-auto-approve");
      writeFileSync(release, "");

      expect(refused.code).toBe(1);
      expect(refused.output).toContain("Error acquiring the state lock");
      expect(refused.output).toContain("PreconditionFailed");
      expect(await underWay).toMatchObject({ code: 0 });
      expect((await terraform(first, "state", "list")).output.trim()).toBe("terraform_data.first");
      expect(await terraform(second, "apply", "-auto-approve")).toMatchObject({ code: 0 });
      expect((await terraform(first, "state", "list")).output.trim().split("\n")).toEqual([
        "terraform_data.first",
        "terraform_data.second",
      ]);
    },
    slow,
  );

  it(
    "carries a state that is large enough to go up in parts",
    async () => {
      const directory = await initialized(
        workspace(
          "large",
          `resource "terraform_data" "large" { input = sensitive(file("large.txt")) }`,
        ),
      );
      writeFileSync(join(directory, "large.txt"), "0123456789abcdef".repeat(400_000));
      expect(await terraform(directory, "apply", "-auto-approve")).toMatchObject({ code: 0 });
      expect((await terraform(directory, "plan", "-detailed-exitcode")).code).toBe(0);
      expect(records.map(({ operation }) => operation)).toContain("CompleteMultipartUpload");
    },
    slow,
  );

  it.each([
    ["an alias", "alias/identity-center-state", true],
    ["an alias ARN", kmsKey, true],
    ["a key id", "5f6b2a4e-1c9d-4e0a-9b7f-0123456789ab", true],
    [
      "a key ARN",
      "arn:aws:kms:us-east-1:100000000002:key/5f6b2a4e-1c9d-4e0a-9b7f-0123456789ab",
      true,
    ],
    ["a multi-Region key id", "mrk-5f6b2a4e1c9d4e0a9b7f0123456789ab", true],
    ["an alias without its prefix", "identity-center-state", false],
    ["a key id that is no RFC 4122 UUID", "1234abcd-12ab-34cd-56ef-1234567890ab", false],
  ])(
    "takes as kms_key_id: %s (%s): %s",
    async (_, key, isTaken) => {
      const directory = workspace("kms", `resource "terraform_data" "it" {}`, "kms.tfstate", key);
      const { code, output } = await terraform(directory, "init", "-input=false");
      expect({ code, isInvalid: output.includes("Invalid KMS Key") }).toEqual({
        code: isTaken ? 0 : 1,
        isInvalid: !isTaken,
      });
    },
    slow,
  );
});
