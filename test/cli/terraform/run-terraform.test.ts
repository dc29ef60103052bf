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
    runTerraform(
      { command: "sh", directory, environment: process.env, signal, whenAborted: "kill" },
      ["-c", script],
      onLine,
    );

  test("answers with exit code and output, and tells each line of stdout as it comes", async () => {
    const lines: string[] = [];
    const result = await run("echo one; echo two; exit 3", undefined, (line) => lines.push(line));
    expect(result).toEqual({ code: 3, stdout: "one\ntwo", stderr: "" });
    expect(lines).toEqual(["one", "two"]);
    expect(await run("echo wrong >&2")).toEqual({ code: 0, stdout: "", stderr: "wrong" });
  });

  test("keeps variables of the user's away that would have Terraform do something else", async () => {
    const environment = {
      ...process.env,
      TF_CLI_ARGS: "-destroy",
      TF_CLI_ARGS_plan: "-destroy",
      TF_CLI_ARGS_providers_lock: "-fs-mirror=/mirror",
      TF_DATA_DIR: "/elsewhere",
      TF_WORKSPACE: "elsewhere",
    };
    const { stdout } = await runTerraform({ command: "env", directory, environment }, []);
    expect(
      stdout
        .split("\n")
        .filter((line) => /^TF_(CLI_ARGS|DATA|WORK|IN)/.test(line))
        .sort(),
    ).toEqual([
      "TF_CLI_ARGS_providers_lock=-fs-mirror=/mirror",
      "TF_INPUT=0",
      "TF_IN_AUTOMATION=1",
    ]);
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

  test("lets Terraform end in order unless it is to be killed", async () => {
    // As where no terminal sends Ctrl-C to both.
    Object.defineProperty(process.stdin, "isTTY", { value: false, configurable: true });
    const abort = new AbortController();
    const lines: string[] = [];
    const script = "trap 'echo in order; exit 0' INT; echo running; while :; do sleep 0.05; done";
    const ended = runTerraform(
      { command: "sh", directory, environment: process.env, signal: abort.signal },
      ["-c", script],
      (line) => {
        lines.push(line);
        abort.abort(new Error("stopped"));
      },
    );
    await expect(ended).rejects.toThrow("stopped");
    expect(lines).toEqual(["running", "in order"]);
  });

  test("starts nothing once it is aborted", async () => {
    const aborted = AbortSignal.abort(new Error("stopped"));
    await expect(run("echo one", aborted)).rejects.toThrow("stopped");
  });

  test("rejects when there is no such command", async () => {
    const folder = { command: "no-such-command", directory, environment: process.env };
    await expect(runTerraform(folder, [])).rejects.toThrow("ENOENT");
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
