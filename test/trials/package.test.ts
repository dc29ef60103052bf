import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../package.json";
import { outcomeOf, start } from "../e2e/harness/command";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { estate, management } from "../sandbox/estate-fixture";

jest.setTimeout(900_000);

const root = join(__dirname, "../..");

/** Those with a construct of the folder's name. */
const modules = readdirSync(join(root, "modules")).filter((name) =>
  existsSync(join(root, "modules", name, `${name}.ts`)),
);

describeWithProvider("the npm package, in another team's project", () => {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  const project = join(folder, "project");
  let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };
  let aws: LocalAws;

  /** @returns what it writes to stdout @throws with all that it says, if it fails */
  async function succeed(cwd: string, ...[command = "", ...parameters]: string[]): Promise<string> {
    const env = { ...aws.environment, AWS_ACCESS_KEY_ID: management };
    const ended = await start(command, parameters, { cwd, env }).ended;
    if (ended.code !== 0) throw new Error(`${command} ${parameters}: ${outcomeOf(ended).output}`);
    return ended.stdout;
  }

  beforeAll(async () => {
    aws = await startLocalAws(estate);
    const json = await succeed(root, "npm", "pack", "--json", "--pack-destination", folder);
    [packed] = JSON.parse(json.slice(json.indexOf("[\n")));
    cpSync(join(root, "examples/npm"), project, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    manifest.dependencies[packageJson.name] = `file:${join(folder, packed.filename)}`;
    writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
    await succeed(project, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
  });

  afterAll(async () => {
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test("holds what runs, what editors read and the Terraform modules, and nothing of tests or of our access", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "LICENSE",
        "README.md",
        "access/schema/environment.schema.json",
        "bin/idc.js",
        "dist/cli/main.js",
        ...modules.flatMap((name) => [
          `dist/modules/${name}/index.d.ts`,
          `dist/modules/${name}/index.js`,
          `dist/modules/${name}/${name}.d.ts`,
          `dist/modules/${name}/${name}.js`,
          `dist/modules/${name}/${name}.js.map`,
        ]),
        "terraform-modules/identity-center/main.tf.json",
      ]),
    );
    expect(
      paths.filter((path) =>
        /(?:^|\/)(?:test|node_modules|\.terraform)\/|^access\/(?!schema\/)|(?<!\.d)\.ts$|\.env|tfstate/.test(
          path,
        ),
      ),
    ).toEqual([]);
  });

  test.each([
    ["as cdktf init sets it up", []],
    [
      "with the oldest way of finding modules",
      ["--moduleResolution", "node10", "--ignoreDeprecations", "6.0"],
    ],
  ])("type-checks %s", async (_, options) => {
    await succeed(project, "npx", "tsc", "--noEmit", ...options);
  });

  test("synthesizes its own resources with ours, and Terraform plans them", async () => {
    await succeed(project, "npx", "tsc");
    await succeed(project, "node", "main.js");
    const stack = join(project, "cdktf.out/stacks/data-platform");
    const { command } = terraform();
    await succeed(stack, command, "init", "-no-color");
    const plan = await succeed(stack, command, "plan", "-no-color");
    expect(plan).toContain("aws_ssoadmin_account_assignment.Data--analyst--analytics-dev");
    expect(plan).toContain("Plan: 4 to add, 0 to change, 0 to destroy.");
  });

  test.each([
    ["validate", ["validate", "--access", join(root, "access")], "assignments"],
    ["the explorer", ["access", "--access", join(root, "access"), "--format", "html"], "<script"],
    ["explain", ["explain", "unknown-group"], "unknown-group"],
    ["the sandbox", ["sandbox", "--access", join(root, "access"), "--", "env"], "AWS_ENDPOINT_URL"],
  ])("runs %s by idc, compiled", async (_, parameters, expected) => {
    const npx = ["npx", `--package=${packageJson.name}`, "idc"];
    expect(await succeed(project, ...npx, ...parameters)).toContain(expected);
  });

  test("writes Terraform JSON by idc, the same as a checkout does", async () => {
    const out = join(folder, "terraform");
    await succeed(project, "npx", "idc", "synth", "--access", join(root, "access"), "--out", out);
    for (const stack of ["identity", "prod"])
      expect(readFileSync(join(out, stack, "main.tf.json"), "utf8")).toBe(
        readFileSync(join(root, "terraform", stack, "main.tf.json"), "utf8"),
      );
  });
});
