import type { Instant } from "../../model/instant";
import { nearestName } from "../../model/nearest-name";
import { quote } from "../../model/quote";
import { exitCodes } from "../exit-codes";
import { UserError } from "../user-error";

const refusal = (lines: readonly string[], fix: string, exitCode?: number): UserError =>
  new UserError([...lines, `  fix: ${fix}; nothing was written.`].join("\n"), exitCode);

export const noFile = (file: string): UserError =>
  refusal(
    [`Access for emergencies is declared in ${file}, got no such file.`],
    `Write it, with who is told: notify: { emails: [NAME@DOMAIN] }`,
  );

export const unknownGrant = (file: string, name: string, known: readonly string[]): UserError => {
  const nearest = nearestName(name, known);
  return refusal(
    [
      `A grant for an emergency is one of ${file}, got ${quote(name)}.`,
      ...(nearest === undefined ? [] : [`  nearest: ${quote(nearest)}`]),
    ],
    "Take a name that idc break-glass list shows",
    exitCodes.usage,
  );
};

export const onePrincipal = (): UserError =>
  refusal(
    ["Access for an emergency is for a person or for a group."],
    "Give either --user or --group",
    exitCodes.usage,
  );

export const overAlready = (until: Instant, at: Instant): UserError =>
  refusal(
    [`Access for an emergency is opened until a later moment, got ${until}; it is ${at}.`],
    "Give a later --until, or --for",
    exitCodes.usage,
  );

/** `who` had it before. */
export const unrecorded = (name: string, until: Instant, who: string): UserError =>
  refusal(
    [
      `Nobody gets access for an emergency while what happened before is not written down, got nothing for ${quote(name)}, which ended at ${until} and gave access to ${quote(who)}.`,
    ],
    `Run idc break-glass record ${name}`,
  );

export const notEditable = (file: string, what: string): UserError =>
  refusal(
    [
      `The list of grants is edited where it is written out, one grant after the other, got another form in ${file}.`,
    ],
    `Write by hand: ${what}`,
  );

export const notBegun = (name: string, from: Instant, at: Instant): UserError =>
  refusal(
    [
      `What is closed has begun, got ${quote(name)}, which begins at ${from}; it is ${at}, so nobody has it yet.`,
    ],
    "Remove it from the file",
  );

export const closedAlready = (name: string, until: Instant, at: Instant): UserError =>
  refusal(
    [`What is closed has not ended, got ${quote(name)}, which ended at ${until}; it is ${at}.`],
    `Deploy break-glass if people can still sign in with it`,
  );

export const notEnded = (name: string, until: Instant, at: Instant): UserError =>
  refusal(
    [`What happened is written down after the end, got ${until} for ${quote(name)}; it is ${at}.`],
    `Wait, or end it: idc break-glass close ${name}`,
  );

export const recordedAlready = (name: string, record: string): UserError =>
  refusal(
    [`What happened is written down once, got ${quote(name)}, whose record is ${quote(record)}.`],
    "Go on in that file",
  );

export const recordExists = (record: string): UserError =>
  refusal(
    [`A record is a new file, got ${quote(record)}, which exists.`],
    "Name another with --record, or move that file away",
  );
