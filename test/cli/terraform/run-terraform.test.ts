import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTerraform } from "../../../cli/terraform/run-terraform";

/** What it runs is a shell here: a process with a child of its own, as Terraform and its provider are. */
describe("runTerraform", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "run-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const run = (script: string, signal = new AbortController().signal, onLine = (_: string) => {}) =>
    runTerraform({
      command: "sh",
      parameters: ["-c", script],
      directory,
      env: process.env,
      signal,
      onLine,
    });

  test("answers with exit code and output, and tells each line of stdout as it comes", async () => {
    const lines: string[] = [];
    const result = await run("echo one; echo two; exit 3", undefined, (line) => lines.push(line));
    expect(result).toEqual({ code: 3, output: "one\ntwo" });
    expect(lines).toEqual(["one", "two"]);
    expect(await run("echo wrong >&2; pwd")).toMatchObject({
      code: 0,
      output: expect.stringContaining("wrong"),
    });
  });

  test("ends Terraform and its provider when it is aborted, and rejects with the reason", async () => {
    const abort = new AbortController();
    let provider = 0;
    const script = "sleep 60 & echo $!; wait";
    const ended = run(script, abort.signal, (line) => {
      provider = Number(line);
      abort.abort(new Error("stopped"));
    });
    await expect(ended).rejects.toThrow("stopped");
    expect(provider).toBeGreaterThan(0);
    await gone(provider);
  });

  test("starts nothing once it is aborted", () => {
    expect(() => run("echo one", AbortSignal.abort(new Error("stopped")))).toThrow("stopped");
  });

  test("rejects when there is no such command", async () => {
    const { signal } = new AbortController();
    const options = { parameters: [], directory, env: process.env, signal };
    await expect(runTerraform({ command: "no-such-command", ...options })).rejects.toThrow(
      "ENOENT",
    );
  });
});

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
