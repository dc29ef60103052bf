import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { standInForGh } from "./checkout";
import { readWorkflow, root, runStep, stepWith } from "./workflow";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "review-workflow-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the job that comments", () => {
  const variables = {
    "github.repository": "acme/identity-center",
    "github.event.pull_request.number": "17",
    "github.event.pull_request.head.sha": "0123456789abcdef0123456789abcdef01234567",
    "github.server_url": "https://github.com",
    "github.run_id": "99",
  };

  /** What GitHub is asked for, when it has a comment of that id, or none. */
  async function comment(files: Readonly<Record<string, string>>, existing = "") {
    const temporary = mkdtempSync(join(folder, "commenter-"));
    for (const [name, text] of Object.entries(files)) {
      const file = join(temporary, "artifacts", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const bin = join(temporary, "bin");
    standInForGh(bin, existing);
    const { code, log } = await runStep(stepWith("review", "comment", "comment-review"), {
      cwd: root,
      temporary,
      env: { PATH: `${bin}${delimiter}${process.env.PATH}` },
      expressions: variables,
    });
    if (code !== 0) throw new Error(log);
    const written = (name: string) =>
      existsSync(join(bin, name)) ? readFileSync(join(bin, name), "utf8") : "";
    const [search = "", ...changes] = written("asked").trimEnd().split("\n");
    return { log, search, changes, body: written("body") };
  }

  const reviewed = (text: string, changed = true) => ({
    "review/review.md": `<!-- idc-review -->\n\n${text}\n`,
    "review/changed": `${changed}\n`,
  });
  const footer =
    "<sub>Of 0123456789ab, brought up to date with each push. [Plans, page, JSON and CSV](https://github.com/acme/identity-center/actions/runs/99)</sub>";

  test("makes a comment, with what the plans come to", async () => {
    const { search, changes, body } = await comment({
      ...reviewed("**Access broadens.**"),
      "plan-dev/summary.txt": "No changes.\n",
      "plan-prod/summary.txt": "Plan: 1 to add, 0 to change, 0 to destroy.\n",
    });
    expect(search).toMatch(
      /^api\|--paginate\|repos\/acme\/identity-center\/issues\/17\/comments\|/,
    );
    expect(changes).toEqual([
      expect.stringMatching(
        /^api\|--method\|POST\|repos\/acme\/identity-center\/issues\/17\/comments\|--field\|body=@[^|]+\|--silent\|$/,
      ),
    ]);
    expect(body).toBe(
      `<!-- idc-review -->\n\n**Access broadens.**\n\n- \`dev\`: No changes.\n- \`prod\`: Plan: 1 to add, 0 to change, 0 to destroy.\n\n${footer}\n`,
    );
  });

  test("updates that comment with the next push, also when nothing changes access any more", async () => {
    for (const changed of [true, false]) {
      const { changes, body } = await comment(reviewed("**Another.**", changed), "4711");
      expect(changes).toEqual([
        expect.stringMatching(
          /^api\|--method\|PATCH\|repos\/acme\/identity-center\/issues\/comments\/4711\|/,
        ),
      ]);
      expect(body).toBe(`<!-- idc-review -->\n\n**Another.**\n\n${footer}\n`);
    }
  });

  test("is quiet where nothing changes access and nothing was said before", async () => {
    const { changes, log } = await comment(reviewed("**No change of access.**", false));
    expect(changes).toEqual([]);
    expect(log).toBe("Nothing changes access: no comment.\n");
  });

  test("looks for its own comment alone, which jq selects", async () => {
    const { search } = await comment(reviewed("text"));
    const query = search.split("|").slice(4, -1).join("|");
    const one = (id: number, login: string, body: string) => ({ id, body, user: { login } });
    const answer = [
      one(1, "mallory", "<!-- idc-review -->"),
      one(2, "github-actions[bot]", "See <!-- idc-review -->"),
      one(3, "github-actions[bot]", "<!-- idc-review -->\n\nold"),
    ];
    const found = execFileSync("jq", [query], { input: JSON.stringify(answer), encoding: "utf8" });
    expect(found).toBe("3\n");
  });

  test("takes of the plans no text but what Terraform says in one line", async () => {
    const { body } = await comment({
      ...reviewed("text"),
      "plan-dev/summary.txt": "Plan: [x](https://acme.example) @acme/security.\n",
      "plan-a`b/summary.txt": "No changes.\n",
      "plan-prod/other.txt": "No changes.\n",
    });
    expect(body).toBe(`<!-- idc-review -->\n\ntext\n\n${footer}\n`);
  });

  const planned = (text: string, beyond: boolean) => ({
    "review-plans/plans.md": `${text}\n`,
    "review-plans/beyond": `${beyond}\n`,
  });

  test("has the review of the plans below that of the files, and above where it says more", async () => {
    const { body } = await comment({ ...reviewed("**Files.**"), ...planned("Plans.", false) });
    expect(body).toBe(`<!-- idc-review -->\n\n**Files.**\n\nPlans.\n\n${footer}\n`);
    const { body: other } = await comment({
      ...reviewed("**Files.**"),
      ...planned("Plans.", true),
    });
    expect(other).toBe(`<!-- idc-review -->\n\nPlans.\n\n**Files.**\n\n${footer}\n`);
  });

  test("is made where the plans alone say something", async () => {
    const quiet = reviewed("**No change of access.**", false);
    expect((await comment({ ...quiet, ...planned("Plans.", false) })).changes).toEqual([]);
    expect((await comment({ ...quiet, ...planned("Plans.", true) })).changes).toHaveLength(1);
  });

  test("keeps the last line of two reviews as long as they get", async () => {
    const start = "<!-- idc-review -->\n\n";
    const long = reviewed("x".repeat(44_000 - start.length));
    for (const beyond of [true, false]) {
      const { body } = await comment({
        ...long,
        ...planned("y".repeat(20_200), beyond),
        "plan-prod/summary.txt": "No changes.\n",
      });
      expect(body.length).toBeLessThanOrEqual(65_536);
      expect(body).toContain("y".repeat(20_200));
      expect(body).toContain("- `prod`: No changes.");
      expect(body.endsWith(`\n\n${footer}\n`)).toBe(true);
    }
  });

  test("leaves out what would make the comment longer than GitHub takes", async () => {
    const text = "x".repeat(65_536 - "<!-- idc-review -->\n\n".length);
    expect((await comment(reviewed(text))).body).toBe(`<!-- idc-review -->\n\n${text}\n`);
  });
});

describe("the job that shows findings", () => {
  /** What it finds for code scanning, where GitHub answers with a text and an exit code. */
  async function found(visibility: string, answer = "", code = 0) {
    const temporary = mkdtempSync(join(folder, "findings-"));
    const file = join(temporary, "artifacts/review/review.sarif");
    mkdirSync(dirname(file), { recursive: true });
    const results = [{ ruleId: "a" }, { ruleId: "b", suppressions: [{ status: "accepted" }] }];
    writeFileSync(file, JSON.stringify({ runs: [{ results }] }));
    const bin = join(temporary, "bin");
    mkdirSync(bin);
    const gh = `#!/bin/sh\nprintf '%s' '${answer}'\nexit ${code}\n`;
    writeFileSync(join(bin, "gh"), gh, { mode: 0o755 });
    const ran = await runStep(stepWith("review", "code-scanning", "find-code-scanning"), {
      cwd: root,
      temporary,
      env: { PATH: `${bin}${delimiter}${process.env.PATH}` },
      expressions: { "github.event.repository.visibility": visibility },
    });
    if (ran.code !== 0) throw new Error(ran.log);
    return ran;
  }

  test.each<readonly [what: string, visibility: string, answer: string, code: number]>([
    ["a public repository", "public", "not asked", 1],
    ["a private one that has findings", "private", "[]", 0],
    ["a private one that never had any", "private", "gh: no analysis found (HTTP 404)", 1],
  ])("%s takes what is there and nobody has approved", async (_, visibility, answer, code) => {
    const { outputs } = await found(visibility, answer, code);
    expect(Object.keys(outputs)).toEqual(["review"]);
    expect(JSON.parse(readFileSync(outputs.review ?? "", "utf8"))).toEqual({
      runs: [{ results: [{ ruleId: "a" }] }],
    });
  });

  test.each(["private", "internal"])(
    "a %s one without code scanning is left alone",
    async (kind) => {
      const refusal =
        "gh: Advanced Security must be enabled for this repository to use code scanning. (HTTP 403)";
      const { outputs, log } = await found(kind, refusal, 1);
      expect(outputs).toEqual({});
      expect(log).toBe(
        "::notice::Code scanning takes no findings here: the artifacts have them.\n",
      );
    },
  );
});

describe("the workflow", () => {
  const { jobs } = readWorkflow("review");

  test("gives the job that runs a stranger's code nothing, and the others to this repository's alone", () => {
    expect(jobs.review?.permissions).toEqual({ contents: "read" });
    expect(jobs.review?.if).toBeUndefined();
    expect(jobs.plan?.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(jobs.comment?.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(jobs["review-plans"]?.permissions).toEqual({ contents: "read" });
    expect(jobs["code-scanning"]?.permissions).toEqual({
      actions: "read",
      contents: "read",
      "security-events": "write",
    });
    for (const job of ["plan", "code-scanning", "comment"])
      expect(jobs[job]?.if).toContain(
        "github.event.pull_request.head.repo.full_name == github.repository",
      );
    for (const job of ["code-scanning", "comment"])
      expect(JSON.stringify(jobs[job])).not.toMatch(/npm|npx|aws-actions/);
  });

  test("keeps and comments on a review that stops the merge", () => {
    for (const job of ["review", "review-plans"]) {
      const { steps = [] } = jobs[job] ?? {};
      expect(steps.at(-1)?.run).toBe('exit "$CODE"');
      expect(steps.at(-2)?.uses).toMatch(/^actions\/upload-artifact@/);
    }
    for (const job of ["plan", "review-plans", "code-scanning", "comment"])
      expect(jobs[job]?.if).toMatch(/^!cancelled\(\) && /);
  });
});
