import { nearestName } from "../../model/nearest-name";
import { quote } from "../../model/quote";
import { FORMAT_VERSION, type PlanProblem } from "../../review/plan/read-plan";
import type { StopRule } from "../../review/stops";
import { exitCodes } from "../exit-codes";
import { UserError } from "../user-error";

export const reviewOfWhat = (): UserError =>
  new UserError(
    [
      "A review compares two folders, a revision with the files as they are, or both sides of plans; got none of these or several.",
      "  fix: Give two folders (idc review OLD NEW), a revision (idc review --base main), or plans (idc review --plan dev.json).",
    ].join("\n"),
    exitCodes.usage,
  );

export const managedPoliciesAlone = (): UserError =>
  new UserError(
    [
      "--managed-policies reviews what AWS changed for the files as they are, got folders or a revision beside it.",
      "  fix: Leave them out, and name other files by --access.",
    ].join("\n"),
    exitCodes.usage,
  );

const SHOW = "terraform show -json PLAN > dev.json";

export const planNotAFile = (file: string): UserError =>
  new UserError(
    `--plan takes files, got ${quote(file)}, which is something else.\n  fix: Write the plan to a file first: ${SHOW}`,
    exitCodes.usage,
  );

/** `code` is the system's, as in `ENOENT`. */
export const planUnreadable = (file: string, code: string): UserError =>
  new UserError(
    code === "ENOENT"
      ? `--plan takes files, got ${quote(file)}, and there is none.\n  fix: Correct the name, or write the plan there: ${SHOW}`
      : `--plan takes files that can be read, got ${code} for ${quote(file)}.\n  fix: Give yourself the right to read it, or write the plan elsewhere.`,
    exitCodes.usage,
  );

export const plansOfOneName = (name: string, one: string, other: string): UserError =>
  new UserError(
    [
      `A plan is called as its file is, and each otherwise; got ${quote(one)} and ${quote(other)}, both ${quote(name)}.`,
      "  fix: Name the files as the stacks: dev.json, prod.json.",
    ].join("\n"),
    exitCodes.usage,
  );

export function noPlan(file: string, problem: PlanProblem): UserError {
  const [got, fix] = problemWords(problem);
  return new UserError(
    `--plan takes what terraform show -json prints of a plan, got ${quote(file)}, ${got}\n  fix: ${fix}`,
  );
}

function problemWords(problem: PlanProblem): readonly [got: string, fix: string] {
  switch (problem.type) {
    case "not-json":
      return [
        "which is no JSON in UTF-8.",
        `A plan file itself is binary: print it with ${SHOW} (in PowerShell, through Set-Content -Encoding utf8).`,
      ];
    case "no-plan":
      return [
        problem.state ? "which is a state." : "which is other JSON.",
        `Plan into a file and print that: terraform plan -out=PLAN, then ${SHOW}`,
      ];
    case "other-version":
      return [
        `whose format is ${quote(problem.version)} rather than ${FORMAT_VERSION}.x.`,
        "Print it with Terraform 1.1 or later, or take a later idc.",
      ];
    case "errored":
      return [
        "of a plan that failed part of the way.",
        "Mend what terraform plan says, and plan anew.",
      ];
  }
}

export const noGit = (): UserError =>
  new UserError(
    "There is no command git on the PATH, and --base reads a revision by it.\n  fix: Install git, or give two folders: idc review OLD NEW.",
  );

export const noRepository = (folder: string): UserError =>
  new UserError(
    [
      `--base names a revision of the git repository that holds the access files, got ${quote(folder)}, which is in none.`,
      "  fix: Run it in the repository, or give two folders: idc review OLD NEW.",
    ].join("\n"),
  );

/** `option` as typed, `--base`. */
export const unknownRevision = (option: string, revision: string, shallow: boolean): UserError =>
  new UserError(
    [
      `${option} names a revision of this git repository, got ${quote(revision)}.`,
      shallow
        ? "  fix: This clone is shallow: fetch the revision (git fetch --unshallow; fetch-depth: 0 for actions/checkout)."
        : "  fix: Correct it, or fetch it: git fetch.",
    ].join("\n"),
    exitCodes.usage,
  );

export const folderNotInRevision = (option: string, revision: string, folder: string): UserError =>
  new UserError(
    [
      `${option} names a revision that holds the access folder, got ${quote(revision)}, which has no folder ${quote(folder)}.`,
      "  fix: Name a later revision, or give two folders: idc review OLD NEW.",
    ].join("\n"),
  );

/** `said` in git's words. */
export const gitFailed = (what: string, said: string): UserError =>
  new UserError(`git ${what} failed:\n${said.trimEnd().replace(/^(?=.)/gm, "  ")}`);

/** Exit code, what a change does, and what to do about it. */
const STOPS: Readonly<Record<StopRule, readonly [code: number, what: string, fix: string]>> = {
  "administrator-in-production": [
    exitCodes.administratorInProduction,
    "Somebody becomes administrator of a production account, or stays one for longer.",
    "Grant less",
  ],
  "last-account-administrator": [
    exitCodes.lastAdministratorLost,
    "Somebody administers every account that somebody administered before, got one that nobody does.",
    "Leave an administrator there",
  ],
  "break-glass-missing": [
    exitCodes.breakGlassLost,
    "Somebody can enter every account of production in an emergency, got one that nobody can any more.",
    "Leave the set for emergencies there",
  ],
  "outside-environment": [
    exitCodes.outsideEnvironment,
    "A plan changes what belongs to its environment, got one that reaches beyond.",
    "Move the change to the environment that owns it",
  ],
  "replaced-access": [
    exitCodes.replacedAccess,
    "Nothing that people hold is made anew, got something that is: they are without it meanwhile.",
    "Keep the name",
  ],
  "too-many-removals": [
    exitCodes.tooManyRemovals,
    "",
    "See whether a group or a unit was named by mistake, raise the limit",
  ],
};

/** What stopped a review. `removals` are those that nobody has approved. */
export function stopped(rule: StopRule, removals: number, limit: number | undefined): UserError {
  const [code, what, fix] = STOPS[rule];
  const said =
    rule === "too-many-removals"
      ? `A change removes at most ${limit} assignments (--max-removals), got ${removals}.`
      : what;
  return new UserError(
    `${said}\n  fix: ${fix}, or have it approved in exceptions.yaml for ${rule}.`,
    code,
  );
}

export const stopCode = (rule: StopRule): number => STOPS[rule][0];

export const unknownStop = (given: string, words: readonly string[]): string => {
  const nearest = nearestName(given, words);
  return `It takes nothing, stops, or some of ${words.join(", ")}, with commas between them; got ${quote(given)}.${nearest === undefined ? "" : ` (Did you mean ${nearest}?)`}`;
};

export const accessBroadens = (): UserError =>
  new UserError("Access broadens (--fail-on broadening).", exitCodes.accessBroadens);
