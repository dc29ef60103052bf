import { Command, InvalidArgumentError, Option } from "commander";
import type { AccessModel } from "../../model/access-model";
import { REGION } from "../../model/schema/fields";
import { SSO_SESSION, START_URL } from "../../model/schema/portal";
import { wantedAssignments } from "../access/filters";
import { sayUnknownMembers } from "../access/unknown-members";
import { exitCodes } from "../exit-codes";
import { loadModel } from "../load-model";
import { accessOption, atOption, choice, textOption } from "../options";
import { print, printJson, say, visibleLines } from "../output/print";
import { changesJson, changesSummary, changesTable } from "../profiles/changes";
import { defaultConfigFile, readConfigFile, writeConfigFile } from "../profiles/config-file";
import {
  blockText,
  type ConfigSection,
  configSections,
  registrationScopes,
  type SsoSession,
} from "../profiles/config-text";
import { noStartUrl, respelledNames } from "../profiles/errors";
import { merge } from "../profiles/merge";
import { defaultTemplate, PLACEHOLDERS, templateProblem } from "../profiles/profile-name";
import { type Profile, profilesOf } from "../profiles/profiles";

interface Options {
  readonly access: string;
  readonly at?: string;
  readonly user?: string;
  readonly group?: string;
  readonly name: string;
  readonly startUrl?: string;
  readonly ssoSession?: string;
  readonly region?: string;
  readonly output?: string;
  /** Of a file; true for the default one. */
  readonly write?: string | true;
  readonly check?: string | true;
  readonly json?: true;
}

const help = `
One profile for each account and permission set that a person, a group or everyone may use, and the
sso-session that they share: what the AWS CLI and the SDKs sign in with. It is printed, or merged
into a config file between marks of its own; nothing else in the file changes, the file as it was is
copied beside it, and profiles that nobody may use any more go. The file is AWS_CONFIG_FILE, or
~/.aws/config. docs/profiles.md says more.

Examples:
  idc profiles --user ana.lima                     show one person's profiles
  idc profiles --user ana.lima --write             merge them into the config file
  idc profiles --user ana.lima --check             say what that would change, write nothing
  idc profiles --name "{accountId}.{roleName}"     name them otherwise
  aws sso login --sso-session acme                 sign in, then use any: --profile NAME

Exit code 0 when the profiles are printed, written or up to date; 1 when the access files have
errors, --check finds changes, or the file can't be merged into: nothing is written then; 2 for a
name that is not in the access files, or without the portal's address.`;

export function profilesCommand(): Command {
  return new Command("profiles")
    .description("Write AWS CLI profiles of what people may use.")
    .option("--user <user-name>", "only what this person may use")
    .option("--group <name>", "only what this group may use")
    .addOption(
      new Option("--name <template>", `names of profiles, from ${PLACEHOLDERS.join(", ")}`)
        .argParser(template)
        .default(defaultTemplate),
    )
    .addOption(
      textOption(
        "--start-url <url>",
        "the portal's address, when organization.yaml has none",
        START_URL,
      ),
    )
    .addOption(textOption("--sso-session <name>", "name of the sso-session", SSO_SESSION))
    .addOption(textOption("--region <code>", "Region that every profile works in", REGION))
    .addOption(
      choice("--output <format>", "output format of every profile", [
        "json",
        "yaml",
        "yaml-stream",
        "text",
        "table",
      ]),
    )
    .option("--write [file]", "merge them into a config file")
    .addOption(
      new Option("--check [file]", "say what --write would change, and write nothing").conflicts(
        "write",
      ),
    )
    .option("--json", "print JSON: {ssoSession, profiles}, or what changes in a file")
    .addOption(accessOption())
    .addOption(atOption())
    .addHelpText("after", help)
    .action(profiles);
}

function template(given: string): string {
  const problem = templateProblem(given);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return given;
}

function profiles(options: Options): void {
  const model = loadModel(options.access, options.at);
  const session = sessionOf(model, options);
  const filters = { user: options.user, group: options.group };
  const assigned = wantedAssignments(model, filters);
  if (options.user !== undefined) sayUnknownMembers(model, filters);
  const { profiles, respelled } = profilesOf(assigned, options.name);
  if (respelled.size > 0) say(respelledNames(respelled));
  if (profiles.length === 0) say("Nothing may be used: there is no profile.");
  const sections = configSections(session, profiles, options);
  const into = options.write ?? options.check;
  if (into !== undefined) {
    const file = into === true ? defaultConfigFile() : into;
    mergeInto(file, model, session.name, sections, options);
  } else if (options.json) printJson(profilesJson(session, profiles, options));
  else process.stdout.write(blockText(session.name, sections));
}

function sessionOf({ instance, organization, portal }: AccessModel, given: Options): SsoSession {
  const startUrl = given.startUrl ?? portal?.startUrl;
  if (startUrl === undefined) throw noStartUrl();
  const name = given.ssoSession ?? portal?.ssoSession ?? organization.id;
  return { name, startUrl, region: instance.region };
}

function mergeInto(
  file: string,
  model: AccessModel,
  session: string,
  sections: readonly ConfigSection[],
  { check, json }: Options,
): void {
  const config = readConfigFile(file);
  const before = config.text ?? "";
  const merged = merge(file, before, session, sections);
  const isCurrent = merged.text === before;
  const writes = !isCurrent && check === undefined;
  const backup = writes ? writeConfigFile(config, merged.text, new Date()) : undefined;
  if (check !== undefined && !isCurrent) process.exitCode = exitCodes.failed;
  if (json) {
    const changes = changesJson(merged.changes);
    printJson({ file, upToDate: isCurrent, written: writes, backup: backup ?? null, changes });
    return;
  }
  if (merged.changes.length > 0) print(`${changesTable(model, merged.changes, process.stdout)}\n`);
  const counts = changesSummary(merged);
  const line = isCurrent
    ? "up to date"
    : writes
      ? `written; ${counts}`
      : `not up to date; ${counts}`;
  print(visibleLines(`${file}: ${line}.`));
  if (backup !== undefined) print(visibleLines(`As it was: ${backup}`));
  if (writes) print(`Sign in: aws sso login --sso-session ${session}`);
}

/** Members are only ever added to. */
const profilesJson = (
  { name, startUrl, region }: SsoSession,
  profiles: readonly Profile[],
  defaults: Options,
): object => ({
  ssoSession: { name, startUrl, region, registrationScopes: [registrationScopes] },
  profiles: profiles.map(({ name, environment, account, permissionSet }) => ({
    name,
    environment,
    account: { name: account.name, id: account.id },
    permissionSet: { name: permissionSet.name, key: permissionSet.key },
    region: defaults.region ?? null,
    output: defaults.output ?? null,
  })),
});
