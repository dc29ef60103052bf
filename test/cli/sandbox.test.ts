import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AccessTree, removed, VALID_TREE, withTree } from "../model/access-tree";
import { idc, plainEnvironment, type RunningIdc, startIdc } from "./idc";
import { idcHere, idcOn } from "./idc-here";

const repository = join(__dirname, "../..");

// Each test starts a program or two, on a machine that may be busy.
jest.setTimeout(60_000);

let directory: string;
let running: RunningIdc | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sandbox-command-"));
});
afterEach(() => {
  running?.kill("SIGKILL");
  running = undefined;
  rmSync(directory, { recursive: true });
});

/** Asks the sandbox with AWS's SDK, as any program would: through the environment alone. */
const program = (expression: string) => [
  process.execPath,
  "-e",
  `const { SSOAdmin } = require("@aws-sdk/client-sso-admin");
   const { Organizations } = require("@aws-sdk/client-organizations");
   const { S3 } = require("@aws-sdk/client-s3");
   (${expression}).then((answer) => console.log(JSON.stringify(answer)));`,
];

const sandbox = (parameters: readonly string[], tree: AccessTree = VALID_TREE) =>
  withTree(tree, (access) =>
    idc(["sandbox", "--access", access, ...parameters], { cwd: repository }),
  );

/** The same inside this process, where a command's own output is not looked at. */
const here = (parameters: readonly string[], tree: AccessTree = VALID_TREE) =>
  idcOn(tree, ["sandbox", ...parameters]);

describe("idc sandbox -- COMMAND", () => {
  test("runs a command against the AWS that the access files expect", () => {
    const asked = program(
      `Promise.all([new Organizations().listAccounts({}), new S3().listBuckets({})]).then(([{ Accounts }, { Buckets }]) => [Accounts.map(({ Name }) => Name).sort(), Buckets.map(({ Name }) => Name)])`,
    );
    const { code, stdout } = sandbox(["--", ...asked]);
    expect(JSON.parse(stdout)).toEqual([
      ["management", "payments-dev", "payments-prod", "security", "shop-dev", "shop-prod"],
      ["acme-state"],
    ]);
    expect(code).toBe(0);
  });

  test("keeps everything in a data folder, for the next command to go on", () => {
    const data = join(directory, "data");
    const create = `new SSOAdmin().listInstances().then(({ Instances: [{ InstanceArn }] }) => new SSOAdmin().createPermissionSet({ InstanceArn, Name: "kept" }))`;
    const list = `new SSOAdmin().listInstances().then(({ Instances: [{ InstanceArn }] }) => new SSOAdmin().listPermissionSets({ InstanceArn }).then(({ PermissionSets }) => PermissionSets.length))`;
    expect(sandbox(["--data", data, "--", ...program(create)]).code).toBe(0);
    expect(sandbox(["--data", data, "--", ...program(list)]).stdout).toBe("1\n");
    expect(sandbox(["--", ...program(list)]).stdout).toBe("0\n");
  });

  test("calls as the account that is named", () => {
    for (const account of ["management", "100000000001"])
      expect(
        sandbox(["--account", account, "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID"]).stdout,
      ).toBe("100000000001\n");
  });

  test("says which account there is not", async () => {
    const { code, stderr } = await here(["--account", "managment", "--", "true"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        '--account names an account of the access files, got "managment".\n  nearest: "management"\n',
    });
  });

  test.each([
    ["the command's own", ["sh", "-c", "exit 7"], 7],
    ["128 and the signal that ended it", ["sh", "-c", "kill -9 $$"], 137],
    ["127 when there is none", ["no-such-command"], 127],
  ])("ends with %s", async (_, command, code) => {
    expect((await here(["--", ...command])).code).toBe(code);
  });

  test("says which command there is not", async () => {
    expect((await here(["--", "no-such-command"])).stderr).toBe(
      'There is no command "no-such-command" on the PATH.\n',
    );
  });

  test("hands options behind -- to the command, and needs none before it", () => {
    expect(sandbox(["--", "echo", "--data", "x", "--help"]).stdout).toBe("--data x --help\n");
    expect(sandbox(["echo", "--data", "x"]).stdout).toBe("--data x\n");
  });

  test("starts from an estate file instead, and shows its errors as the sandbox words them", async () => {
    const seed = join(directory, "estate.yaml");
    writeFileSync(seed, "region: us-east-1\norganisation: {}\n");
    const { code, stderr } = await idcHere(["sandbox", "--seed", seed, "--", "true"]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${seed}:2:1: estate has no member "organisation". Nearest: "organization". Correct it, or remove it.\n`,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("shows the errors of the access files, and starts nothing", async () => {
    const { code, stdout, stderr } = await here(
      ["--", "echo", "started"],
      removed("organization.yaml"),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error missing-file");
  });

  test("says when an estate file is not there", async () => {
    const { code, stderr } = await idcHere(["sandbox", "--seed", "no-such.yaml", "--", "true"]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "Can't use no-such.yaml: there is no such file or folder (open gave ENOENT).\n",
    );
  });

  test.each([
    ["", 'There is no command "" on the PATH.\n', 127],
    [tmpdir(), `The command "${tmpdir()}" can't be run: EACCES.\n`, 126],
  ])("says that %j is no command", async (command, message, code) => {
    expect(await here(["--", command])).toMatchObject({ code, stderr: message });
  });

  test.each([
    [join(tmpdir(), "no-such-folder/estate.yaml"), "there is no such file or folder"],
    [tmpdir(), `--dump names a file, got the folder ${tmpdir()}.`],
  ])("says before it runs anything that it can't write %s", async (dump, message) => {
    const { code, stderr } = await here(["--dump", dump, "--", "no-such-command"]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  test("writes what there is at the end, for the next one to start from", () => {
    const dump = join(directory, "estate.yaml");
    const create = `new SSOAdmin().listInstances().then(({ Instances: [{ InstanceArn }] }) => new SSOAdmin().createPermissionSet({ InstanceArn, Name: "dumped" }))`;
    const list = `new SSOAdmin().listInstances().then(({ Instances: [{ InstanceArn }] }) => new SSOAdmin().listPermissionSets({ InstanceArn }).then(({ PermissionSets }) => PermissionSets.length))`;
    expect(sandbox(["--dump", dump, "--", ...program(create)]).code).toBe(0);
    const again = idc(["sandbox", "--seed", dump, "--", ...program(list)], { cwd: repository });
    expect(again.stdout).toBe("1\n");
  });

  test("takes AWS's time, and lets go wrong what it is asked to", () => {
    const list = "new SSOAdmin({ maxAttempts: 1 }).listInstances().catch(({ name }) => name)";
    const twice = program(
      `${list}.then((first) => ${list}.then((second) => [first, second.Instances.length]))`,
    );
    const fault = ["--fault", "sso-admin:ListInstances=throttling,count=1"];
    const { stdout } = sandbox(["--pace", "real", ...fault, "--", ...twice]);
    expect(JSON.parse(stdout)).toEqual(["ThrottlingException", 1]);
  });

  test.each([
    [
      ["--fault", "sso-admin:*=throtling"],
      'Fault "sso-admin:*=throtling": kind: expected one of throttling, conflict, internal-error, dropped-before, dropped-after, asynchronous-failure, slow-answer, group-recreated, got "throtling". Nearest: "throttling".\n',
    ],
    [
      ["--pace", "rael"],
      "error: option '--pace <pace>' argument 'rael' is invalid. (Did you mean real?)\n",
    ],
  ])("says what is wrong with %j", async (options, message) => {
    const { code, stdout, stderr } = await here([...options, "--", "echo", "started"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("hands SIGTERM to the command and ends as it does", async () => {
    const script = "trap 'echo stopping; exit 9' TERM; echo running; while :; do sleep 0.05; done";
    running = startIdc(["sandbox", "--", "sh", "-c", script], { cwd: repository });
    await running.until("running");
    running.kill("SIGTERM");
    const { code, stdout } = await running.ended;
    expect(stdout).toBe("running\nstopping\n");
    expect(code).toBe(9);
  });
});

describe("idc sandbox without a command", () => {
  /** What it keeps for the time that it serves. */
  const temporary = () => readdirSync(directory).filter((name) => name.startsWith("idc-"));

  test("says how to reach it in lines that a shell takes, and ends with 130 at Ctrl-C", async () => {
    running = startIdc(["sandbox"], { cwd: repository, env: { TMPDIR: directory } });
    await running.until("npx cdktf deploy dev");
    expect(temporary()).toHaveLength(1);
    const copied = running
      .written()
      .split("\n")
      .filter((line) => /^ {2}(export|unset|node)/.test(line));
    const answer = spawnSync("sh", ["-c", copied.join("\n")], {
      cwd: repository,
      encoding: "utf8",
      env: plainEnvironment({ AWS_PROFILE: "mine" }),
    });
    running.kill("SIGINT");
    expect((await running.ended).code).toBe(130);
    expect(answer.stdout).toContain("arn:aws:sso:::instance/ssoins-");
    expect(temporary()).toEqual([]);
  });

  test("says when the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = await startIdc(["sandbox", "--port", String(port)], {
      cwd: repository,
    }).ended;
    other.close();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `The sandbox can't listen on 127.0.0.1:${port}: another process is using it. End that process, or choose another port.\n`,
    );
  });
});
