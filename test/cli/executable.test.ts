import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idc, plainEnvironment } from "./idc";

const executable = join(__dirname, "../../bin/idc.js");

// Each test starts a program, on a machine that may be busy.
jest.setTimeout(60_000);

const node = (...parameters: readonly string[]) =>
  spawnSync(process.execPath, parameters, { encoding: "utf8", env: plainEnvironment() });

test.each(["18.20.4", "20.8.1"])("Node.js %s is told to be too old", (version) => {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "${version}" });`;
  const { status, stderr } = node("-e", `${pretend} require(${JSON.stringify(executable)});`);
  expect(status).toBe(1);
  expect(stderr).toBe(
    `idc needs Node.js 20.9 or newer, got ${version}. Install it from https://nodejs.org.\n`,
  );
});

test("a working directory that is gone is said in words", () => {
  const script = `mkdir gone && cd gone && rmdir ../gone && exec "${process.execPath}" "${executable}" --help`;
  const directory = mkdtempSync(join(tmpdir(), "gone-"));
  const { status, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8", cwd: directory });
  rmSync(directory, { recursive: true });
  expect(stderr).toBe("The working directory is gone. Change to one that is there.\n");
  expect(status).toBe(1);
});

test.each(["/proc/no-such", __filename])("a temporary folder of %s is said in words", (TMPDIR) => {
  const { code, stderr } = idc(["--help"], { env: { TMPDIR } });
  expect(stderr).toBe(`Temporary files go to ${TMPDIR}, which is no folder. Correct TMPDIR.\n`);
  expect(code).toBe(1);
});

test("without the packages it says how to install them", () => {
  const directory = mkdtempSync(join(tmpdir(), "bare-"));
  try {
    mkdirSync(join(directory, "bin"));
    mkdirSync(join(directory, "cli"));
    writeFileSync(join(directory, "cli/main.ts"), "");
    copyFileSync(executable, join(directory, "bin/idc.js"));
    const { status, stderr } = node(join(directory, "bin/idc.js"));
    expect(status).toBe(1);
    expect(stderr).toBe(
      "The packages of this repository are not installed. Run npm ci in it first.\n",
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("whoever reads the output may stop reading", () => {
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", `"${process.execPath}" "${executable}" access --json | true; echo ended >&2`],
    { encoding: "utf8", env: plainEnvironment(), cwd: join(__dirname, "../..") },
  );
  expect(status).toBe(0);
  expect(stderr).toMatch(/ended\n$/);
  expect(stderr).not.toContain("EPIPE");
});

(existsSync("/dev/full") ? test : test.skip).each(["access --json", "validate", "--help"])(
  "on a full disk %s says so in one line, and fails",
  (command) => {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" "${executable}" ${command} >/dev/full`],
      { encoding: "utf8", env: plainEnvironment(), cwd: join(__dirname, "../..") },
    );
    expect(stderr).toMatch(
      /^Can't write the output: no space is left on the device \(write gave ENOSPC\)\.$/m,
    );
    expect(stderr).not.toContain("fault of idc");
    expect(status).toBe(1);
  },
);

test("help loads neither CDKTF nor the sandbox nor an SDK", () => {
  const list = `process.on("exit", () => {
    for (const name of ["/cdktf/", "/@aws-sdk/", "/zod/", "/sandbox/server"])
      if (Object.keys(require.cache).some((file) => file.includes(name))) console.error(name);
  });
  process.argv.push("--help"); require(${JSON.stringify(executable)});`;
  const { stdout, stderr } = node("-e", list, "idc");
  expect(stdout).toContain("Usage: idc");
  expect(stderr).toBe("");
});

test("the version is the package's", () => {
  expect(idc(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
