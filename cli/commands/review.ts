import { existsSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { AccessModel } from "../../model/access-model";
import { systemInstant } from "../../model/instant";
import { renderReviewHtml } from "../../review/html/render-html";
import { planStates } from "../../review/plan/plan-states";
import { renderCsv } from "../../review/render/csv";
import { reviewJson } from "../../review/render/json";
import { renderMarkdown } from "../../review/render/markdown";
import { type Review, review, reviewPlans } from "../../review/review";
import { isBroadening } from "../../review/rows";
import { exitCodes } from "../exit-codes";
import { load, modelOf } from "../load-model";
import { accessOption, atOption, choice } from "../options";
import { coloursFor } from "../output/colours";
import { print, printJson } from "../output/print";
import { widthFor } from "../output/table";
import {
  accessBroadens,
  administratorInProduction,
  reviewOfWhat,
  tooManyRemovals,
} from "../review/errors";
import { readPlans } from "../review/plans";
import { writeRevision } from "../review/revision";
import { renderText } from "../review/text";
import { withTemporaryDirectory } from "../temporary-directory";

const help = `
The verdict comes first, then who can do more or less where, worst first: administrators before
others, production before the rest. Policies are compared by what they allow: actions, resources
and conditions. What can't be decided says so and counts as broadening. Groups are expanded, and
accounts that open, close or move count too. AWS is not asked.

--plan takes what terraform show -json PLAN prints, a file for each stack, named as the stack is. Where
there is an access folder, it gives names and environments to the ids of a plan.

Examples:
  idc review --base main                            the files as they are, with those of main
  idc review --base v1.4 --head v1.5                two revisions
  idc review old/access access                      two folders
  idc review --plan dev.json prod.json              plans, of these stacks or of anybody's Terraform
  idc review --base main --format md > comment.md   a comment for a pull request
  idc review --base main --at 2027-04-01            what it will change once grants have ended
  idc review --base main --max-removals 20          stop when a mistake takes access from many

Exit codes: 0 reviewed; 1 the access files of one side have errors, or git failed; 2 the command
line is wrong; ${exitCodes.administratorInProduction} somebody newly administers a production account; ${exitCodes.tooManyRemovals} more assignments go away than
--max-removals; ${exitCodes.accessBroadens} access broadens (with --fail-on broadening). The review is printed whatever the
code; where several hold, the first of ${exitCodes.administratorInProduction}, ${exitCodes.tooManyRemovals}, ${exitCodes.accessBroadens} counts.`;

const formats = ["text", "md", "html", "json", "csv"] as const;
/** Each fails where the one before does, and in one case more. */
const failures = ["nothing", "stops", "broadening"] as const;

interface Options {
  readonly access: string;
  readonly at?: string;
  readonly base?: string;
  readonly head?: string;
  readonly plan?: readonly string[];
  readonly format: (typeof formats)[number];
  readonly failOn: (typeof failures)[number];
  readonly maxRemovals?: number;
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
    .addOption(choice("--format <format>", "how to show it", formats).default("text"))
    .addOption(choice("--fail-on <what>", "what is no success", failures).default("stops"))
    .addOption(
      new Option("--max-removals <number>", "assignments that may go away").argParser(wholeNumber),
    )
    .addOption(accessOption())
    .addOption(atOption())
    .addHelpText("after", help)
    .action(reviewAccess);
}

function eachFile(given: string, before: readonly string[] = []): readonly string[] {
  if (given !== "") return [...before, given];
  throw new InvalidArgumentError("It is empty.");
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
  const reviewed =
    options.plan === undefined
      ? review(...(await states(old, now, options)))
      : ofPlans(options.plan, [old, options.base, options.head], declaredBy(options, command));
  const { format } = options;
  if (format === "json") printJson(reviewJson(reviewed));
  else print(textOf(reviewed, format));
  const stop = stopOf(reviewed, options);
  if (stop !== undefined) throw stop;
}

function ofPlans(
  files: readonly string[],
  others: readonly (string | undefined)[],
  declared: () => AccessModel | undefined,
): Review {
  if (others.some((other) => other !== undefined)) throw reviewOfWhat();
  const plans = readPlans(files);
  return reviewPlans(planStates(plans, declared()));
}

/** What the access folder says, if there is one: teams that write Terraform by hand have none. */
const declaredBy =
  ({ access, at = systemInstant() }: Options, command: Command) =>
  (): AccessModel | undefined =>
    command.getOptionValueSource("access") === "default" && !existsSync(access)
      ? undefined
      : loaded(access, at);

/** @throws UserError when one of them has errors, after they have been said. */
async function states(
  old: string | undefined,
  now: string | undefined,
  { access, at = systemInstant(), base, head }: Options,
): Promise<readonly [AccessModel, AccessModel]> {
  if (base === undefined) {
    if (old === undefined || now === undefined || head !== undefined) throw reviewOfWhat();
    return [loaded(old, at), loaded(now, at)];
  }
  if (old !== undefined) throw reviewOfWhat();
  const before = await atRevision("--base", base, access, at);
  const after =
    head === undefined ? loaded(access, at) : await atRevision("--head", head, access, at);
  return [before, after];
}

const atRevision = (
  option: string,
  revision: string,
  access: string,
  at: string,
): Promise<AccessModel> =>
  withTemporaryDirectory(async (directory) => {
    const written = writeRevision(option, revision, access, directory);
    return loaded(written, at, `${revision}:${access}`);
  });

/** `shown` stands for the folder in what is said. */
function loaded(folder: string, at: string, shown = folder): AccessModel {
  const found = load(folder, { at });
  if (found.ok || shown === folder) return modelOf(found, folder);
  const errors = found.errors.map((error) => ({
    ...error,
    location: { ...error.location, file: error.location.file.replace(folder, () => shown) },
  }));
  return modelOf({ ...found, errors }, shown);
}

function textOf(reviewed: Review, format: Exclude<Options["format"], "json">): string {
  switch (format) {
    case "text":
      return renderText(reviewed, coloursFor(process.stdout), widthFor(process.stdout));
    case "md":
      return renderMarkdown(reviewed).trimEnd();
    case "html":
      return renderReviewHtml(reviewed).trimEnd();
    case "csv":
      return renderCsv(reviewed).replace(/\n$/, "");
  }
}

function stopOf({ verdict, rows }: Review, { failOn, maxRemovals }: Options) {
  if (failOn === "nothing") return undefined;
  if (verdict.administratorInProduction) return administratorInProduction();
  if (maxRemovals !== undefined && verdict.removals > maxRemovals)
    return tooManyRemovals(verdict.removals, maxRemovals);
  return failOn === "broadening" && rows.some(isBroadening) ? accessBroadens() : undefined;
}
