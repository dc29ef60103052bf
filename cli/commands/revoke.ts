import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { type Instant, systemInstant } from "../../model/instant";
import { readAccessFiles } from "../../model/read-access-files";
import { USER_ID } from "../../model/schema/session-revocation";
import { confirmed } from "../confirmation/confirmed";
import { replace } from "../edit/replace";
import { load, modelOf } from "../load-model";
import { accessOption, moment, textOption } from "../options";
import { print, visibleLines } from "../output/print";
import { revoked } from "../revoke/revoke";

interface Options {
  readonly access: string;
  readonly permissionSet: string;
  readonly environment?: string;
  readonly user?: string;
  readonly at?: Instant;
  readonly yes?: true;
}

const help = `
Writes revokeSessionsIssuedBefore into the file of the permission set, or of one environment. From
the next apply on the set denies everything to sessions that were issued before. Comments and layout
stay. Whoever is still assigned gets a new session: take the assignment away first.
docs/revocation.md says what this stops and what it doesn't.

Examples:
  idc revoke --permission-set developer                       everyone's sessions, everywhere
  idc revoke --permission-set developer --environment prod    those of one environment
  idc revoke --permission-set developer --user 906759c0e1-11111111-2222-3333-4444-555555555555

Exit code 0 when it is written; 1 when the access files have errors, with it or without, or it was
not confirmed; 2 for a name that is not in the access files. Nothing is written but with 0.`;

export function revokeCommand(): Command {
  return new Command("revoke")
    .description("Refuse sessions of a permission set that were issued before a moment.")
    .requiredOption("--permission-set <key>", "the set, by its name in the catalog")
    .option("--environment <name>", "only in this environment")
    .addOption(textOption("--user <id>", "only this user, by id in the Identity Store", USER_ID))
    .addOption(
      new Option("--at <moment>", "sessions issued before this (UTC) instead of now").argParser(
        moment,
      ),
    )
    .option("--yes", "write without asking")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(revoke);
}

async function revoke({ access, yes, at = systemInstant(), ...given }: Options): Promise<void> {
  modelOf(load(access), access);
  const files = readAccessFiles(access, () => {});
  if (files === undefined) return;
  const read = (name: string) => readFileSync(join(access, name), "utf8");
  const { name, text, unreached } = revoked(files, { ...given, at }, read);
  modelOf(load(access, { texts: new Map([[name, text]]) }), access);
  const file = join(access, name);
  const before = read(name);
  const who = given.user === undefined ? "everyone" : `user ${given.user}`;
  const lines = [
    `${file}: sessions of ${who} that were issued before ${at} are to be refused.`,
    ...(unreached.length > 0
      ? [`Not in ${unreached.join(", ")}, with instants of their own: give --environment too.`]
      : []),
  ];
  await confirmed(lines.join("\n"), yes);
  replace(file, before, text);
  print(visibleLines(`${file}: written. The next apply refuses them.`));
}
