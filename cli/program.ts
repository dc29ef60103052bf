import { Command } from "commander";
import { nearestName } from "../model/nearest-name";
import packageJson from "../package.json";
import { exitCodesHelp } from "./exit-codes";
import { refuseEmpty } from "./options";
import { sayPainted, visibleLines } from "./output/print";

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** The file of a command is read when the command is asked for: help and the others start fast. */
  readonly load: () => Command;
}

const entries: readonly Entry[] = [
  {
    name: "start",
    summary: "deploy everything to a local sandbox, prove it, and show who can do what where",
    load: () => (require("./commands/start") as typeof import("./commands/start")).startCommand(),
  },
  {
    name: "validate",
    summary: "check the access files; every error at once",
    load: () =>
      (require("./commands/validate") as typeof import("./commands/validate")).validateCommand(),
  },
  {
    name: "explain",
    summary: "explain a rule: what it demands, why, and how to fix it",
    load: () =>
      (require("./commands/explain") as typeof import("./commands/explain")).explainCommand(),
  },
  {
    name: "access",
    summary: "show who can do what where",
    load: () =>
      (require("./commands/access") as typeof import("./commands/access")).accessCommand(),
  },
  {
    name: "review",
    summary: "show what a change lets people do more or less, and gate it",
    load: () =>
      (require("./commands/review") as typeof import("./commands/review")).reviewCommand(),
  },
  {
    name: "profiles",
    summary: "write AWS CLI profiles of what people may use",
    load: () =>
      (require("./commands/profiles") as typeof import("./commands/profiles")).profilesCommand(),
  },
  {
    name: "sync",
    summary: "write the snapshot of accounts, units and groups from AWS, and show what it changes",
    load: () => (require("./commands/sync") as typeof import("./commands/sync")).syncCommand(),
  },
  {
    name: "synth",
    summary: "write Terraform JSON for every stack",
    load: () => (require("./commands/synth") as typeof import("./commands/synth")).synthCommand(),
  },
  {
    name: "bootstrap",
    summary: "make the bucket, the key and the roles that everything else needs",
    load: () =>
      (require("./commands/bootstrap") as typeof import("./commands/bootstrap")).bootstrapCommand(),
  },
  {
    name: "sandbox",
    summary: "run a command against a local AWS, or serve one until Ctrl-C",
    load: () =>
      (require("./commands/sandbox") as typeof import("./commands/sandbox")).sandboxCommand(),
  },
  {
    name: "revoke",
    summary: "refuse sessions of a permission set that were issued before a moment",
    load: () =>
      (require("./commands/revoke") as typeof import("./commands/revoke")).revokeCommand(),
  },
  {
    name: "import-hcl",
    summary: "take over access from a Terraform module in HCL",
    load: () =>
      (
        require("./commands/import-hcl") as typeof import("./commands/import-hcl")
      ).importHclCommand(),
  },
  {
    name: "break-glass",
    summary: "open, close, list and record access for an emergency",
    load: () =>
      (
        require("./commands/break-glass") as typeof import("./commands/break-glass")
      ).breakGlassCommand(),
  },
  {
    name: "lock",
    summary: "write provider lock files for several platforms",
    load: () => (require("./commands/lock") as typeof import("./commands/lock")).lockCommand(),
  },
];

const examples = `Examples:
  idc start                                deploy everything to a sandbox and show the result
  idc validate                             check the access files
  idc access --user ana.lima               what one person can do
  idc review --base main                   what a change lets people do more or less
  idc sandbox -- npx cdktf deploy dev      run a command against a local AWS

In this repository idc is called as npx idc. Against AWS use cdktf itself: npx cdktf plan dev, then
npx cdktf deploy dev.`;

/** The command line. Wrong usage and help throw a CommanderError after they have been shown. */
export function createProgram(parameters: readonly string[]): Command {
  const program = new Command("idc")
    .description("AWS IAM Identity Center as code: who may do what in which account.")
    .version(packageJson.version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .enablePositionalOptions();
  const requested = parameters.filter((parameter) => !parameter.startsWith("-"));
  for (const { name, summary, load } of entries) {
    const isRequested = requested[0] === name || (requested[0] === "help" && requested[1] === name);
    program.addCommand((isRequested ? load() : new Command(name)).summary(summary));
  }
  program
    .command("help [command]")
    .summary("show help of a command")
    .action((name?: string) => showHelp(program, name));
  program.addHelpText("after", `\n${examples}\n\n${exitCodesHelp}`);
  configure(program);
  return program;
}

/** Commander's own says nothing of a command that there is not. */
function showHelp(program: Command, name: string | undefined): never {
  const command =
    name === undefined ? program : program.commands.find((one) => one.name() === name);
  if (command !== undefined) return command.help();
  const nearest = nearestName(
    name ?? "",
    entries.map((entry) => entry.name),
  );
  return program.error(
    `error: unknown command '${name}'${nearest === undefined ? "" : `\n(Did you mean ${nearest}?)`}`,
  );
}

function configure(command: Command): void {
  for (const option of command.options) refuseEmpty(option);
  command
    .exitOverride()
    .helpOption("-h, --help", "show help")
    .configureOutput({ outputError: (text) => sayPainted(visibleLines(text.trimEnd())) })
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError(`See ${fullName(command)} --help.`);
  for (const inner of command.commands) configure(inner);
}

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
