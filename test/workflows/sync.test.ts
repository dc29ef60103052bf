import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkflow, root } from "./workflow";

describe("the workflow", () => {
  const { permissions, jobs } = readWorkflow("sync");

  test("gives each job what it needs: the one that runs code can't write, the one that writes can't reach AWS", () => {
    expect(permissions).toEqual({});
    expect(jobs.read?.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(jobs.propose?.permissions).toEqual({ contents: "write", "pull-requests": "write" });
    expect(JSON.stringify(jobs.propose)).not.toMatch(/npm|npx|aws-actions/);
  });
});

describe("the proposal", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "proposal-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (command: string, parameters: readonly string[], cwd: string, env = {}) => {
    const { status, stdout, stderr } = spawnSync(command, parameters, {
      cwd,
      encoding: "utf8",
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_AUTHOR_NAME: "a",
        GIT_AUTHOR_EMAIL: "a@acme.example",
        GIT_COMMITTER_NAME: "a",
        GIT_COMMITTER_EMAIL: "a@acme.example",
        ...env,
      },
    });
    if (status !== 0) throw new Error(`${command} ${parameters.join(" ")}: ${stdout}${stderr}`);
    return stdout;
  };

  /** A clone of a repository with a snapshot, a new snapshot, and a `gh` that writes down what it is asked for. */
  function prepare(openPullRequest: string) {
    const path = (name: string) => join(folder, name);
    run("git", ["init", "--quiet", "--bare", "--initial-branch=main", path("origin")], folder);
    run("git", ["clone", "--quiet", path("origin"), path("clone")], folder);
    mkdirSync(path("clone/access"));
    writeFileSync(path("clone/access/organization.snapshot.yaml"), "old\n");
    run("git", ["switch", "--quiet", "--create", "main"], path("clone"));
    run("git", ["add", "."], path("clone"));
    run("git", ["commit", "--quiet", "--message", "First"], path("clone"));
    run("git", ["push", "--quiet", "origin", "main"], path("clone"));
    mkdirSync(path("sync"));
    writeFileSync(path("sync/organization.snapshot.yaml"), "new\n");
    writeFileSync(path("sync/pull-request.md"), "text\n");
    mkdirSync(path("bin"));
    writeFileSync(
      path("bin/gh"),
      `#!/bin/sh\nprintf '%s|' "$@" >> "${path("asked")}"\necho >> "${path("asked")}"\n[ "$2" = list ] && echo "${openPullRequest}"\nexit 0\n`,
    );
    chmodSync(path("bin/gh"), 0o755);
    const propose = () =>
      run("bash", [join(root, ".github/open-sync-pull-request"), path("sync")], path("clone"), {
        BASE: "main",
        PATH: `${path("bin")}:${process.env.PATH}`,
      });
    const asked = () => readFileSync(path("asked"), "utf8").trim().split("\n");
    const pushed = () =>
      run(
        "git",
        ["show", "sync/organization-snapshot:access/organization.snapshot.yaml"],
        path("origin"),
      );
    return { propose, asked, pushed, body: path("sync/pull-request.md") };
  }

  test("is a branch with the new snapshot, and a pull request with its text", () => {
    const { propose, asked, pushed, body } = prepare("");
    propose();
    expect(pushed()).toBe("new\n");
    expect(asked()[1]).toBe(
      `pr|create|--base|main|--head|sync/organization-snapshot|--title|Bring the snapshot up to date with AWS|--body-file|${body}|`,
    );
  });

  test("is brought up to date while it is open", () => {
    const { propose, asked, body } = prepare("17");
    propose();
    expect(asked()[1]).toBe(
      `pr|edit|17|--title|Bring the snapshot up to date with AWS|--body-file|${body}|`,
    );
  });
});
