import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";
import { plainEnvironment } from "../cli/idc";
import { plantTree } from "../model/access-tree";
import { planFile } from "../review/plan/recorded-plans";
import { REVIEWED_TREE } from "../review/recorded-edits";
import { root } from "./workflow";

// Some tests run the executable, on a machine that may be busy.
jest.setTimeout(60_000);

interface Project {
  readonly name: string;
  readonly dir: string;
  readonly execution_order_group: number;
  readonly depends_on?: readonly string[];
  readonly autoplan: { readonly when_modified: readonly string[] };
}

type Step = string | { readonly run: { readonly command: string } };

interface Server {
  readonly repos: readonly { readonly workflow: string }[];
  readonly workflows: Readonly<
    Record<string, Readonly<Record<"plan" | "apply", { readonly steps: readonly Step[] }>>>
  >;
}

const repository: { readonly version: number; readonly projects: readonly Project[] } = parse(
  readFileSync(join(root, "atlantis.yaml"), "utf8"),
);
const { projects } = repository;

const [, serverText = ""] =
  /```yaml\n(# repos\.yaml\n[\s\S]+?)```/.exec(
    readFileSync(join(root, "docs/atlantis.md"), "utf8"),
  ) ?? [];
const server: Server = parse(serverText);
const [repo] = server.repos;

describe("what the repository says to Atlantis", () => {
  test("has a project for each stack that is no person's to deploy", () => {
    const stacks = readdirSync(join(root, "terraform")).filter(
      (stack) =>
        existsSync(join(root, "terraform", stack, "main.tf.json")) &&
        !["bootstrap", "management"].includes(stack),
    );
    expect(repository.version).toBe(3);
    expect(projects.map(({ dir }) => dir).toSorted()).toEqual(
      stacks.map((stack) => `terraform/${stack}`),
    );
    for (const { name, dir } of projects) expect(dir).toBe(`terraform/${name}`);
  });

  test("goes from identity to prod, each after what it depends on", () => {
    expect(
      projects
        .toSorted((left, right) => left.execution_order_group - right.execution_order_group)
        .map(({ name }) => name),
    ).toEqual(["identity", "dev", "staging", "prod"]);
    const order = new Map(projects.map((one) => [one.name, one.execution_order_group]));
    for (const { depends_on = [], execution_order_group } of projects)
      for (const name of depends_on)
        expect(order.get(name) ?? Number.POSITIVE_INFINITY).toBeLessThan(execution_order_group);
  });

  test("plans each when its Terraform changes", () => {
    for (const { autoplan } of projects) expect(autoplan.when_modified).toEqual(["main.tf.json"]);
  });

  test("leaves to the server what no pull request may decide", () => {
    expect(Object.keys(repository)).not.toContain("workflows");
    for (const project of projects)
      for (const key of ["workflow", "apply_requirements", "plan_requirements"])
        expect(Object.keys(project)).not.toContain(key);
    expect(repo).toMatchObject({
      apply_requirements: ["approved", "mergeable", "undiverged"],
      allowed_overrides: [],
      allow_custom_workflows: false,
    });
  });
});

describe("the server's workflow", () => {
  const { plan, apply } = server.workflows[repo?.workflow ?? ""] ?? {};

  /** Its plan of a stack, where Terraform plans what was recorded; the access files are those of the recording. */
  function planned(stack: string, recorded: string) {
    const { directory, remove } = plantTree(REVIEWED_TREE);
    try {
      const checkout = dirname(directory);
      const [project, bin] = [join(checkout, "terraform", stack), join(checkout, "bin")];
      for (const folder of [project, bin]) mkdirSync(folder, { recursive: true });
      symlinkSync(join(root, "bin/idc.js"), join(bin, "idc"));
      standInForTerraform(bin, planFile(recorded));
      const planfile = join(project, `${stack}-default.tfplan`);
      writeFileSync(planfile, "an older plan");
      const command = plan?.steps.flatMap((step) =>
        typeof step === "string" ? [] : [step.run.command],
      );
      const { status, stdout, stderr } = spawnSync("sh", ["-c", command?.join("\n") ?? ""], {
        cwd: project,
        encoding: "utf8",
        env: plainEnvironment({
          PATH: `${bin}${delimiter}${process.env.PATH}`,
          DIR: project,
          PLANFILE: planfile,
        }),
      });
      const plans = readdirSync(project).map((name) => readFileSync(join(project, name), "utf8"));
      return { status, stdout, stderr, plans };
    } finally {
      remove();
    }
  }

  test("initializes before it plans, and applies what it planned", () => {
    expect(plan?.steps.map((step) => (typeof step === "string" ? step : "run"))).toEqual([
      "init",
      "run",
    ]);
    expect(apply?.steps).toEqual(["apply"]);
  });

  test("keeps a plan that the review lets pass, in place of an older one", () => {
    const { status, stdout, plans } = planned("prod", "stacks/prod");
    expect(stdout).toContain("Access does not change.\n\nReviewed: the plan prod.\n");
    expect([status, plans]).toEqual([0, [readFileSync(planFile("stacks/prod"), "utf8")]]);
  });

  test("leaves nothing to apply where the review stops", () => {
    const { status, stdout, plans } = planned("prod", "renamed/prod");
    expect(stdout).toContain("replaced-access: prod-viewer is made anew in prod");
    expect([status, plans]).toEqual([8, []]);
  });

  test("takes the folder for the environment, and stops at a plan of another", () => {
    const { status, plans } = planned("dev", "renamed/prod");
    expect([status, plans]).toEqual([11, []]);
  });
});

/** A `terraform` for the PATH that plans what was recorded: it writes that to a file, and shows what a file holds. */
function standInForTerraform(folder: string, recorded: string): void {
  copyFileSync(recorded, join(folder, "recorded"));
  const terraform = join(folder, "terraform");
  writeFileSync(
    terraform,
    `#!/usr/bin/env bash
for argument in "$@"; do
  case $argument in -out=*) exec cp "${folder}/recorded" "\${argument#-out=}" ;; esac
done
case "$1 $2" in "show -json") exec cat "$3" ;; esac
echo "not expected: $*" >&2
exit 1
`,
  );
  chmodSync(terraform, 0o755);
}
