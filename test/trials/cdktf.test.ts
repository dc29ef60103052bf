import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { type Outcome, outcomeOf, start } from "../e2e/harness/command";
import { NOTHING } from "../e2e/harness/contents";
import { declaredContents } from "../e2e/harness/declared-contents";
import { startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import { loadValid, plantTree, VALID_TREE } from "../model/access-tree";

jest.setTimeout(600_000);

/** The valid tree without its environment prod. */
const { "environments/prod.yaml": _, ...files } = VALID_TREE;
const TREE = {
  ...files,
  "organization.yaml": VALID_TREE["organization.yaml"].replace(/^ {2}prod: .*\n/m, ""),
};

describeWithProvider("cdktf, as people type it, in the sandbox", () => {
  let tree: ReturnType<typeof plantTree>;
  let root: string;
  let model: AccessModel;

  beforeAll(() => {
    tree = plantTree(TREE);
    model = loadValid(TREE);
    root = mkdtempSync(join(tmpdir(), "cdktf-"));
  });

  afterAll(() => {
    tree?.remove();
    rmSync(root, { recursive: true, force: true });
  });

  test("dev before identity: the message says to deploy identity first", async () => {
    const { code, output } = await cdktf("deploy", "dev", "--auto-approve");
    expect(code).toBe(1);
    expect(output).toContain("Deploy identity first: npx cdktf deploy identity");
  });

  test("deploy: identity, then dev, each alone", async () => {
    expect(await cdktf("deploy", "identity", "--auto-approve")).toMatchObject({ code: 0 });
    expect(await cdktf("deploy", "dev", "--auto-approve")).toMatchObject({ code: 0 });
    expect(await contents()).toEqual(declaredContents(model));
  });

  test("plan: nothing to change", async () => {
    const { code, output } = await cdktf("plan", "dev");
    expect({ code, isEmpty: output.includes("No changes.") }).toEqual({ code: 0, isEmpty: true });
  });

  test("destroy: dev, then identity, and nothing is left", async () => {
    expect(await cdktf("destroy", "dev", "--auto-approve")).toMatchObject({ code: 0 });
    expect(await cdktf("destroy", "identity", "--auto-approve")).toMatchObject({ code: 0 });
    expect(await contents()).toEqual(NOTHING);
  });

  /** Each command starts a sandbox of its own, which goes on with the data of the one before. */
  async function cdktf(...parameters: readonly string[]): Promise<Outcome> {
    const command = ["npx", "cdktf", ...parameters, "--output", join(root, "out")];
    const sandbox = ["sandbox", "--access", tree.directory, "--data", join(root, "data"), "--"];
    const env = { ...process.env, IDC_ACCESS: tree.directory };
    const place = { cwd: join(__dirname, "../.."), env };
    const idc = join(place.cwd, "bin/idc.js");
    return outcomeOf(await start(process.execPath, [idc, ...sandbox, ...command], place).ended);
  }

  async function contents(): Promise<object> {
    const aws = await startLocalAws(estateFromAccess(model), { dataDirectory: join(root, "data") });
    try {
      return await readContents(aws);
    } finally {
      await aws.stop();
    }
  }
});
