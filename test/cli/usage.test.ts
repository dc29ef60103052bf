import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idc } from "./idc";
import { idcHere } from "./idc-here";

// Each test starts a program or synthesizes, on a machine that may be busy.
jest.setTimeout(60_000);

const commands = [
  "start",
  "validate",
  "explain",
  "access",
  "review",
  "profiles",
  "sync",
  "synth",
  "bootstrap",
  "sandbox",
  "revoke",
  "break-glass",
  "lock",
];

describe("help", () => {
  test("of idc lists every command, examples and exit codes", async () => {
    const { code, stdout } = await idcHere(["--help"]);
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toContain("Examples:");
    expect(stdout).toContain("  130  interrupted");
  });

  test.each(commands)(
    "of %s has examples and exit codes, and fits 100 columns",
    async (command) => {
      const { code, stdout } = await idcHere([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain("Examples:");
      expect(stdout).toMatch(/^Exit codes?/m);
      for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    },
  );

  test("can be asked for in both ways", async () => {
    const { stdout } = await idcHere(["access", "--help"]);
    expect((await idcHere(["help", "access"])).stdout).toBe(stdout);
  });
});

describe("a wrong command line names what was probably meant, and ends with 2", () => {
  test.each([
    [["acess"], "error: unknown command 'acess'\n(Did you mean access?)\nSee idc --help.\n"],
    [
      ["access", "--usr", "ana.lima"],
      "error: unknown option '--usr'\n(Did you mean --user?)\nSee idc access --help.\n",
    ],
    [
      ["access", "--by", "usr"],
      "error: option '--by <subject>' argument 'usr' is invalid. (Did you mean user?)\nSee idc access --help.\n",
    ],
    [
      ["sandbox", "--port", "http"],
      "error: option '--port <number>' argument 'http' is invalid. A port is a number from 0 to 65535, got \"http\".\nSee idc sandbox --help.\n",
    ],
    [
      ["sandbox", "--data", "", "--", "true"],
      "error: option '--data <folder>' argument '' is invalid. It is empty.\nSee idc sandbox --help.\n",
    ],
    [
      ["validate", "--at", "2027-02-30"],
      "error: option '--at <moment>' argument '2027-02-30' is invalid. A moment has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC), got \"2027-02-30\".\nSee idc validate --help.\n",
    ],
    [
      ["help", "acess"],
      "error: unknown command 'acess'\n(Did you mean access?)\nSee idc --help.\n",
    ],
    [
      ["validate", "access"],
      "error: too many arguments for 'validate'. Expected 0 arguments but got 1.\nSee idc validate --help.\n",
    ],
  ])("%j", async (parameters, message) => {
    expect(await idcHere(parameters)).toEqual({ code: 2, stdout: "", stderr: message });
  });

  test("without a command the help is shown", () => {
    const { code, stderr } = idc([]);
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: idc");
  });

  test("escape sequences in it do not reach the terminal", () => {
    expect(idc(["\u001b[31mred"]).stderr).toContain("unknown command '\\u{1b}[31mred'");
  });
});

test("a folder that can't be written is said in words, without a stack trace", () => {
  const file = join(__dirname, "idc.ts");
  const { code, stderr } = idc(["synth", "--access", join(__dirname, "../../access")], {
    cwd: tmpdir(),
    env: { CDKTF_OUTDIR: join(file, "out") },
  });
  expect(code).toBe(1);
  expect(stderr).toContain(
    `Can't use ${file}/out: a part of the path is a file, not a folder (stat gave ENOTDIR).\n`,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(tmpdir(), "cdktf.out"))).toBe(false);
});
