import { existsSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { AccessModel } from "../../model/access-model";
import { systemInstant } from "../../model/instant";
import type { LoadOptions } from "../../model/load-access";
import type { ExceptionEntry } from "../../model/schema/exceptions";
import packageJson from "../../package.json";
import type { Besides } from "../../review/access-diff";
import { isBroadening } from "../../review/effect";
import { renderReviewHtml } from "../../review/html/render-html";
import { planStates } from "../../review/plan/plan-states";
import { renderCsv } from "../../review/render/csv";
import { reviewJson } from "../../review/render/json";
import { LONGEST_COMMENT, renderMarkdown } from "../../review/render/markdown";
import { type Review, review, reviewPlans } from "../../review/review";
import { STOP_RULES, type Stop, type StopRule, stopsOf } from "../../review/stops";
import { exitCodes } from "../exit-codes";
import { load, modelOf } from "../load-model";
import { accessOption, atOption, choice, day, eachFile } from "../options";
import { coloursFor } from "../output/colours";
import { print, printJson, say } from "../output/print";
import { sarif } from "../output/sarif";
import { widthFor } from "../output/table";
import {
  accessBroadens,
  managedPoliciesAlone,
  reviewOfWhat,
  stopCode,
  stopped,
  unknownStop,
} from "../review/errors";
import { stopFindings } from "../review/findings";
import { readPlans } from "../review/plans";
import { writeRevision } from "../review/revision";
import { managedPoliciesAt } from "../review/revision-policies";
import { renderText } from "../review/text";
import { withTemporaryDirectory } from "../temporary-directory";

const stopsHelp = STOP_RULES.map((rule) => `  ${String(stopCode(rule)).padStart(2)}  ${rule}`).join(
  "\n",
);

const help = `
The verdict comes first, then who can do more or less where, worst first: administrators before
others, production before the rest. Policies are compared by what they allow: actions, resources
and conditions. What can't be decided says so and counts as broadening. Groups are expanded, and
accounts that open, close or move count too. AWS is not asked.

--plan takes what terraform show -json PLAN prints, a file for each stack, named as the stack is.
Where there is an access folder, it gives names and environments to the ids of a plan.

Examples:
  idc review --base main                            the files as they are, with those of main
  idc review --base v1.4 --head v1.5                two revisions
  idc review old/access access                      two folders
  idc review --plan dev.json prod.json              plans, of these stacks or of anybody's Terraform
  idc review --base main --format md > comment.md   a comment for a pull request
  idc review --managed-policies 2026-07-01          what AWS changed since then, for these files
  idc review --base main --at 2027-04-01            what it changes once grants have ended
  idc review --base main --max-removals 20          stop when a mistake takes access from many

A review stops at what somebody has to decide about, worst first, each with an exit code:
${stopsHelp}
Who decides writes an exception for it into exceptions.yaml: it is shown as approved until its
day is over.

Exit codes: 0 reviewed; 1 the access files of one side have errors, git failed, or a plan is none;
2 the command line is wrong; those above; ${exitCodes.accessBroadens} access broadens (with --fail-on broadening). The review
is printed whatever the code; where several hold, the first of the list counts.`;

const formats = ["text", "md", "html", "json", "csv", "sarif"] as const;

interface Options {
  readonly access: string;
  readonly at?: string;
  readonly base?: string;
  readonly head?: string;
  readonly plan?: readonly string[];
  readonly managedPolicies?: string;
  readonly format: (typeof formats)[number];
  readonly failOn: ReadonlySet<StopRule | "broadening">;
  readonly maxRemovals?: number;
  readonly maxLength?: number;
}

export function reviewCommand(): Command {
  return new Command("review")
    .description("Show what a change lets people do more or less, and gate it.")
    .argument("[old]", "folder with the access files before the change")
    .argument("[new]", "folder with the access files after it")
    .option("--base <revision>", "before: a revision of the access folder in git")
    .option("--head <revision>", "after: another revision instead of the files as they are")
    .addOption(
      new Option("--plan <files...>", "plans, as terraform show -json prints them").argParser(
        eachFile,
      ),
    )
    .addOption(day("--managed-policies <day>", "what AWS changed in its managed policies since"))
    .addOption(choice("--format <format>", "how to show it", formats).default("text"))
    .addOption(
      new Option(
        "--fail-on <what>",
        "what is no success: nothing, stops, broadening, or stops by name",
      )
        .argParser(failing)
        .default(new Set(STOP_RULES), "stops"),
    )
    .addOption(
      new Option("--max-removals <number>", "assignments that may go away").argParser(wholeNumber),
    )
    .addOption(
      new Option("--max-length <number>", "characters of a comment (--format md)")
        .argParser(wholeNumber)
        .default(LONGEST_COMMENT, `${LONGEST_COMMENT}, GitHub's limit`),
    )
    .addOption(accessOption())
    .addOption(atOption())
    .addHelpText("after", help)
    .action(reviewAccess);
}

const BY_NAME: readonly (StopRule | "broadening")[] = [...STOP_RULES, "broadening"];

function failing(given: string): ReadonlySet<StopRule | "broadening"> {
  if (given === "nothing") return new Set();
  if (given === "stops") return new Set(STOP_RULES);
  if (given === "broadening") return new Set(BY_NAME);
  return new Set(
    given.split(",").map((name) => {
      const found = BY_NAME.find((one) => one === name.trim());
      if (found === undefined) throw new InvalidArgumentError(unknownStop(name.trim(), BY_NAME));
      return found;
    }),
  );
}

function wholeNumber(given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new InvalidArgumentError("It takes a whole number, as in 20.");
}

async function reviewAccess(
  old: string | undefined,
  now: string | undefined,
  options: Options,
  command: Command,
): Promise<void> {
  const { review: found, side } =
    options.plan === undefined
      ? await ofStates(old, now, options)
      : ofPlans(
          options.plan,
          [old, options.base, options.head, options.managedPolicies],
          options,
          command,
        );
  const { format, maxRemovals } = options;
  const stops = stopsOf(found, { maxRemovals, ...side });
  const reviewed = { ...found, stops };
  if (format === "json") printJson(reviewJson(reviewed));
  else if (format === "sarif")
    printJson(sarif(stopFindings(stops, side?.folder ?? options.plan?.[0]), packageJson.version));
  else print(textOf(reviewed, { ...options, format }));
  const stop = stopOf(reviewed, options);
  if (stop !== undefined) throw stop;
}

/** What the access files of one side say. */
interface Side {
  readonly folder: string;
  readonly declared: AccessModel;
  readonly inForce: readonly ExceptionEntry[];
}

interface Reviewed {
  readonly review: Review;
  /** The side after the change, whose exceptions approve; absent where there are no access files. */
  readonly side?: Side;
}

function ofPlans(
  files: readonly string[],
  others: readonly (string | undefined)[],
  { access, at = systemInstant() }: Options,
  command: Command,
): Reviewed {
  if (others.some((other) => other !== undefined)) throw reviewOfWhat();
  const plans = readPlans(files);
  // Teams that write Terraform by hand have no access folder.
  if (command.getOptionValueSource("access") === "default" && !existsSync(access))
    return { review: reviewPlans(planStates(plans)) };
  const side = loaded(access, { at });
  return { review: reviewPlans(planStates(plans, side.declared)), side };
}

/** @throws UserError when one of them has errors, after they have been said. */
async function ofStates(
  old: string | undefined,
  now: string | undefined,
  { access, at = systemInstant(), base, head, managedPolicies }: Options,
): Promise<Reviewed> {
  const between = (before: Side, after: Side, policies?: Besides["policies"]) => ({
    review: review(before.declared, after.declared, { policies }),
    side: after,
  });
  if (managedPolicies !== undefined) {
    if ([old, base, head].some((given) => given !== undefined)) throw managedPoliciesAlone();
    // Loading all versions of all policies takes half a second.
    const { managedPoliciesSince } =
      require("../review/managed-policies-since") as typeof import("../review/managed-policies-since");
    const side = loaded(access, { at });
    return between(side, side, { before: managedPoliciesSince(managedPolicies, say) });
  }
  if (base === undefined) {
    if (old === undefined || now === undefined || head !== undefined) throw reviewOfWhat();
    return between(loaded(old, { at, past: true }), loaded(now, { at }));
  }
  if (old !== undefined) throw reviewOfWhat();
  const before = await atRevision("--base", base, access, { at, past: true });
  const after =
    head === undefined ? loaded(access, { at }) : await atRevision("--head", head, access, { at });
  return between(before, after, {
    before: managedPoliciesAt(base, access),
    ...(head === undefined ? {} : { after: managedPoliciesAt(head, access) }),
  });
}

const atRevision = (
  option: string,
  revision: string,
  access: string,
  options: LoadOptions,
): Promise<Side> =>
  withTemporaryDirectory(async (directory) => {
    const written = writeRevision(option, revision, access, directory);
    return { ...loaded(written, options, `${revision}:${access}`), folder: access };
  });

/** `shown` stands for the folder in what is said. */
function loaded(folder: string, options: LoadOptions, shown = folder): Side {
  const found = load(folder, options);
  const { inForce } = found;
  if (found.ok || shown === folder) return { folder, declared: modelOf(found, folder), inForce };
  const errors = found.errors.map((error) => ({
    ...error,
    location: { ...error.location, file: error.location.file.replace(folder, () => shown) },
  }));
  return { folder, declared: modelOf({ ...found, errors }, shown), inForce };
}

function textOf(
  reviewed: Review,
  {
    format,
    maxLength,
  }: { readonly format: Exclude<Options["format"], "json" | "sarif"> } & Pick<Options, "maxLength">,
): string {
  switch (format) {
    case "text":
      return renderText(reviewed, coloursFor(process.stdout), widthFor(process.stdout));
    case "md":
      return renderMarkdown(reviewed, maxLength).trimEnd();
    case "html":
      return renderReviewHtml(reviewed).trimEnd();
    case "csv":
      return renderCsv(reviewed).replace(/\n$/, "");
  }
}

function stopOf(
  { stops, rows, diff }: Review & { readonly stops: readonly Stop[] },
  { failOn, maxRemovals }: Options,
) {
  const open = stops.filter(({ rule, approval }) => approval === undefined && failOn.has(rule));
  const [worst] = open;
  if (worst !== undefined) {
    const removals = open.filter(({ rule }) => rule === "too-many-removals").length;
    return stopped(worst.rule, removals, maxRemovals);
  }
  return failOn.has("broadening") && [...rows, ...diff.settings].some(isBroadening)
    ? accessBroadens()
    : undefined;
}
