import { Command } from "commander";
import { closeCommand } from "./break-glass/close";
import { listCommand } from "./break-glass/list";
import { openCommand } from "./break-glass/open";
import { recordCommand } from "./break-glass/record";

const help = `
Access for an emergency is declared in access/break-glass.yaml: one person or group, one account,
one permission set, at most 72 hours. These commands edit that file, comments and layout kept;
nothing is written that does not pass idc validate, or without a yes. The stack break-glass gives
the access, and it ends by itself. docs/break-glass.md says more.

Examples:
  idc break-glass open --user ana.lima --account payments-prod --permission-set break-glass \\
    --justification "Payments are down" --ticket INC-7 --approver olga.sokolova --for 2h
  idc break-glass list                            what holds, and for how long
  idc break-glass close 2027-03-31-payments-prod-ana-lima
  idc break-glass record 2027-03-31-payments-prod-ana-lima

Exit code 0 when it is done; 1 when the access files have errors, with the change or without, it is
refused, or was not confirmed; 2 when the command line is wrong. Nothing is written but with 0.`;

export function breakGlassCommand(): Command {
  return new Command("break-glass")
    .description("Open, close, list and record access for an emergency.")
    .addCommand(openCommand())
    .addCommand(closeCommand())
    .addCommand(listCommand())
    .addCommand(recordCommand())
    .helpCommand(false)
    .addHelpText("after", help);
}
