import { Command, Option } from "commander";
import type { AccessModel } from "../../model/access-model";
import { renderAccessHtml } from "../../review/html/render-html";
import { type Filters, wantedAssignments, wantedPersonalAccess } from "../access/filters";
import { assignedJson, personalJson } from "../access/json";
import { overviews } from "../access/overview";
import { sayUnknownMembers } from "../access/unknown-members";
import {
  byAccount,
  byGroup,
  byPermissionSet,
  byPerson,
  permissionSetView,
  type View,
} from "../access/views";
import { loadModel } from "../load-model";
import { accessOption, atOption, choice } from "../options";
import { coloursFor } from "../output/colours";
import { print, printJson } from "../output/print";
import { renderTable, widthFor } from "../output/table";

const subjects = ["user", "group", "account", "permission-set"] as const;
type Subject = (typeof subjects)[number];
const formats = ["text", "json", "html"] as const;
type Format = (typeof formats)[number];

interface Options extends Filters {
  readonly access: string;
  readonly at?: string;
  readonly by?: Subject;
  /** What `--user` was called before. */
  readonly person?: string;
  readonly format?: Format;
  readonly json?: true;
}

const help = `
Without --by the view follows the filter: --user shows a person, --account an account, and so
on; without either, an overview of who holds what in which environment. What is shown is what the
access files declare, group members expanded; AWS is not asked.

Examples:
  idc access                                        who holds what, in one table
  idc access --user ana.lima                        what one person can do, and through which group
  idc access --by user --account payments-prod      everyone who can get into an account
  idc access --permission-set administrator         who administers what
  idc access --environment prod --json              one JSON object for each assignment
  idc access --at 2027-04-01                        who will hold what once grants have ended
  idc access --format html > access.html            a page to search in; it needs no network

A permission set is named as AWS shows it (developer-dev) or as its file is (developer: in every
environment), an account by name or id.

Exit code 0 also when nobody has such access; 1 when the access files have errors; 2 for a name
that is not in them.`;

export function accessCommand(): Command {
  return new Command("access")
    .description("Show who can do what where.")
    .addOption(choice("--by <subject>", "what to list by", subjects, { person: "user" }))
    .option("--environment <name>", "only in this environment")
    .option("--user <user-name>", "only what this person can do")
    .addOption(new Option("--person <user-name>").hideHelp().conflicts("user"))
    .option("--group <name>", "only through this group")
    .option("--account <name-or-id>", "only in this account")
    .option("--permission-set <name>", "only with this permission set")
    .addOption(choice("--format <format>", "how to show it", formats))
    .addOption(
      new Option(
        "--json",
        "the same as --format json: a list of assignments, with --by user of each person's access",
      ).conflicts("format"),
    )
    .addOption(accessOption())
    .addOption(atOption())
    .addHelpText("after", help)
    .action(access);
}

function access({ person, ...given }: Options): void {
  const options = person === undefined ? given : { ...given, user: person };
  const model = loadModel(options.access, options.at);
  const subject = options.by ?? subjectOfFilter(options);
  const { json, format = json ? "json" : "text" } = options;
  if (format === "html") {
    print(accessPage(model, options));
    return;
  }
  if (subject === "user") sayUnknownMembers(model, options);
  if (format === "json")
    printJson(
      subject === "user"
        ? personalJson(model, wantedPersonalAccess(model, options))
        : assignedJson(wantedAssignments(model, options)),
    );
  else {
    const width = widthFor(process.stdout);
    const tables = views(model, subject, options, width).map(({ columns, rows }) =>
      renderTable(columns, rows, coloursFor(process.stdout), width),
    );
    print(tables.join("\n\n") || "Nobody.");
  }
}

/** All access with everybody and everything that has none, or what was asked for alone. */
function accessPage(model: AccessModel, filters: Filters): string {
  const { environment, user, group, account, permissionSet } = filters;
  const all = [environment, user, group, account, permissionSet].every(
    (name) => name === undefined,
  );
  return renderAccessHtml(model, all ? undefined : wantedAssignments(model, filters)).trimEnd();
}

/** The most particular thing that was asked for. */
const subjectOfFilter = ({ user, group, account, permissionSet }: Filters): Subject | undefined =>
  user !== undefined
    ? "user"
    : account !== undefined
      ? "account"
      : permissionSet !== undefined
        ? "permission-set"
        : group !== undefined
          ? "group"
          : undefined;

function views(
  model: AccessModel,
  subject: Subject | undefined,
  filters: Filters,
  width: number,
): readonly View[] {
  const assigned = wantedAssignments(model, filters);
  const first = (): readonly View[] => {
    switch (subject) {
      case "user":
        return [byPerson(model, wantedPersonalAccess(model, filters))];
      case "group":
        return [byGroup(model, assigned)];
      case "account":
        return [byAccount(model, assigned)];
      case "permission-set":
        return [byPermissionSet(model, assigned)];
      case undefined:
        return overviews(model, assigned, width);
    }
  };
  return assigned.length === 0 ? [] : [...first(), permissionSetView(assigned)];
}
