import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command, Option } from "commander";
import { SandboxError } from "../../sandbox/errors";
import type { Estate } from "../../sandbox/estate";
import { readEstateText } from "../../sandbox/estate-text";
import type { Fault } from "../../sandbox/faults/fault";
import type { Sandbox } from "../../sandbox/server";
import { type Pace, paces } from "../../sandbox/time/pace";
import { unknownName } from "../errors";
import { exitCodes } from "../exit-codes";
import { aborted, interruptible } from "../interruption";
import { load, modelOf } from "../load-model";
import { accessOption, choice, port } from "../options";
import { print, say, visibleLines } from "../output/print";
import { howToReach } from "../sandbox/how-to-reach";
import { runCommand } from "../sandbox/run-command";
import { withTemporaryDirectory } from "../temporary-directory";
import { findTerraform, type TerraformBinary } from "../terraform/terraform-binary";
import { type EnvironmentChanges, terraformEnvironment } from "../terraform/terraform-environment";
import { UserError } from "../user-error";

interface Options {
  readonly access: string;
  readonly seed?: string;
  readonly data?: string;
  readonly dump?: string;
  readonly account?: string;
  readonly port?: number;
  readonly pace: Pace;
  readonly fault: readonly Fault[];
}

const help = `
The sandbox is a local AWS: IAM Identity Center, its directory, AWS Organizations, IAM, STS, KMS,
and S3 for Terraform's state. It listens on 127.0.0.1 only. A command finds it through its
environment alone (AWS_ENDPOINT_URL and dummy credentials); no file says that it is not AWS. What
exists at the start (accounts, units, customer managed policies, the state bucket) is taken from
the access files, or from an estate file. Without a command it serves until Ctrl-C and says how to
reach it.

Examples:
  idc sandbox -- npx cdktf deploy identity --auto-approve
  idc sandbox --data .sandbox -- npx cdktf deploy dev     goes on where the last run stopped
  idc sandbox --data .sandbox --account management -- npx cdktf deploy management
  idc sandbox -- aws sso-admin list-instances
  idc sandbox --seed estate.yaml --port 4566              serves until Ctrl-C
  idc sandbox --pace real --fault "sso-admin:*=throttling,count=3" -- npx cdktf deploy identity

A fault is OPERATION=KIND and its settings, each with a comma before it: count=N, probability=P,
seed=N. Kinds: throttling, conflict, internal-error, dropped-before, dropped-after,
slow-answer,milliseconds=N, group-recreated,group=NAME, asynchronous-failure,reason=TEXT. The
sandbox's README says what each does, and how to ask for faults, and to set the clock, while it
runs.

Exit code: that of the command. Without one 130 after Ctrl-C; 1 when the access files or the
estate file have errors, the port or the data folder is in use, or the folder is not a sandbox's;
127 when there is no such command.`;

export function sandboxCommand(): Command {
  return new Command("sandbox")
    .description("Run a command against a local AWS, or serve one until Ctrl-C.")
    .usage("[options] [-- command...]")
    .argument("[command...]", "what to run; everything after -- belongs to it")
    .addOption(accessOption())
    .option("--seed <file>", "estate file to start from, instead of the access files")
    .option("--data <folder>", "keep everything there, and go on with what is in it")
    .option("--dump <file>", "write what there is at the end, for --seed to start from")
    .option(
      "--account <account>",
      "name or id of the account that calls (default: that which administers)",
    )
    .addOption(port("--port <number>", "port to listen on (default: a free one)"))
    .addOption(choice("--pace <pace>", "how much of AWS's time work takes", paces).default("off"))
    .addOption(fault("--fault <fault>", "what goes wrong; may be repeated"))
    .passThroughOptions()
    .addHelpText("after", help)
    .action(sandbox);
}

async function sandbox([command, ...parameters]: readonly string[], options: Options) {
  if (options.dump !== undefined) checkWritable(options.dump);
  const estate = estateOf(options);
  const account = callingAccount(estate, options);
  const { startSandbox } = require("../../sandbox/server") as typeof import("../../sandbox/server");
  const { sandboxEnvironment } =
    require("../../sandbox/environment") as typeof import("../../sandbox/environment");
  const work = (signal: AbortSignal) =>
    withTemporaryDirectory(async (directory) => {
      const running = await startSandbox({
        estate,
        ...(options.data === undefined ? {} : { dataDirectory: options.data }),
        ...(options.port === undefined ? {} : { port: options.port }),
        pace: options.pace,
        faults: options.fault,
        onRequest: ({ service, operation, fault }) => {
          if (fault !== undefined)
            say(`A fault of the sandbox in ${service} ${operation}: ${fault}`);
        },
      });
      try {
        const terraform = usableTerraform();
        const changes: EnvironmentChanges = {
          ...sandboxEnvironment({ url: running.url, region: estate.region, account }),
          ...(terraform === undefined ? {} : terraformEnvironment(terraform, directory)),
        };
        signal.throwIfAborted();
        if (command !== undefined)
          process.exitCode = await runCommand(command, parameters, { ...process.env, ...changes });
        else {
          sayWhere(running, options, howToReach(changes, process.env, terraform !== undefined));
          await aborted(signal);
        }
      } finally {
        await end(running, options);
      }
    });
  await interruptible(work);
}

async function end(running: Sandbox, { dump }: Options): Promise<void> {
  try {
    if (dump !== undefined) writeNamed(dump, running.dump());
  } finally {
    await running.close();
  }
}

/** Before any work is done that would be lost. */
function checkWritable(file: string): void {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isDirectory()) throw new UserError(`--dump names a file, got the folder ${file}.`);
  accessSync(status === undefined ? dirname(file) : file, constants.W_OK);
}

/** The system names no file when a disk is full. */
function writeNamed(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}

/** An option that takes a fault on request, any number of times. */
function fault(flags: string, description: string): Option {
  const parse = (text: string, before: readonly Fault[]) => {
    const { readFault } =
      require("../../sandbox/faults/read-fault") as typeof import("../../sandbox/faults/read-fault");
    try {
      return [...before, readFault(text)];
    } catch (error) {
      throw error instanceof SandboxError ? new UserError(error.message, exitCodes.usage) : error;
    }
  };
  return new Option(flags, description).argParser(parse).default([], "none");
}

function estateOf({ access, seed }: Options): Estate {
  if (seed !== undefined) {
    const { parseEstate } =
      require("../../sandbox/estate") as typeof import("../../sandbox/estate");
    return parseEstate(readEstateText(seed), seed);
  }
  const { estateFromAccess } =
    require("../estate-from-access") as typeof import("../estate-from-access");
  // Notices are about grants; the commands that read those say them.
  return estateFromAccess(modelOf(load(access), access));
}

/** @throws UserError for an account that is not there */
function callingAccount(
  { accounts }: Estate,
  { account: given, seed }: Options,
): string | undefined {
  if (given === undefined) return undefined;
  const found = accounts.find(({ id, name }) => given === name || given === id);
  if (found !== undefined) return found.id;
  const names = accounts.flatMap(({ id, name }) => [name, id]);
  const where = seed === undefined ? "the access files" : "the estate file";
  throw unknownName("--account", "an account", given, names, where);
}

/** The command may be anything: a Terraform that is too old is its own business. */
function usableTerraform(): TerraformBinary | undefined {
  try {
    return findTerraform();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function sayWhere({ url }: Sandbox, { data }: Options, how: string): void {
  const where = data === undefined ? "in memory" : `in ${data}`;
  print(visibleLines(`The sandbox listens on ${url}, with its data ${where}, until Ctrl-C.\n`));
  print(visibleLines(how));
}
