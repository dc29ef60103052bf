import { enumerate, quote } from "../../model/quote";
import { exitCodes } from "../exit-codes";
import { UserError } from "../user-error";
import type { FoundSection, Problem } from "./parse-config";
import type { Profile } from "./profiles";

const nameable = "letters, digits and characters of _-/.%@:+";

export const noStartUrl = (): UserError =>
  new UserError(
    [
      "Profiles sign in at the access portal, got no address of it.",
      "  fix: Write portal: { startUrl: https://acme.awsapps.com/start } into organization.yaml, or give --start-url.",
    ].join("\n"),
    exitCodes.usage,
  );

export const nothingToSpell = (value: string): UserError =>
  new UserError(
    [
      `A profile's name is written in ${nameable}, got ${quote(value)}, which has none of them.`,
      '  fix: Name profiles by account ids: --name "{accountId}-{permissionSet}".',
    ].join("\n"),
  );

export const reservedName = (profile: Profile): UserError =>
  new UserError(
    [
      `A profile's name is its own, got ${quote(profile.name)} for ${described(profile)}, which the readers of config files take for something else.`,
      '  fix: Choose another template, as in --name "{account}-{permissionSet}".',
    ].join("\n"),
  );

const mostShown = 10;

export const sameName = (pairs: readonly (readonly [Profile, Profile])[]): UserError =>
  new UserError(
    [
      ...pairs
        .slice(0, mostShown)
        .map(
          ([one, other]) =>
            `A profile's name is its own, got ${quote(one.name)} for ${described(one)} and ${described(other)}.`,
        ),
      ...more(pairs.length),
      '  fix: Tell them apart by ids: --name "{account}-{accountId}-{permissionSet}".',
    ].join("\n"),
  );

const described = ({ account, permissionSet }: Profile): string =>
  `${permissionSet.name} in ${account.name} ${account.id}`;

export const malformed = (file: string, problems: readonly Problem[]): UserError =>
  new UserError(
    [
      ...problems.slice(0, mostShown).map(({ line, message }) => `${file}:${line} ${message}`),
      ...more(problems.length),
      "  fix: Correct the file; nothing was written.",
    ].join("\n"),
  );

export const notText = (file: string, line: number): UserError =>
  malformed(file, [{ line, message: "A config file is text in UTF-8, got a NUL." }]);

export const foreignSections = (file: string, sections: readonly FoundSection[]): UserError =>
  new UserError(
    [
      ...sections
        .slice(0, mostShown)
        .map(
          ({ line, type, name }) =>
            `${file}:${line} A section that idc writes is not there already, got [${type} ${name}].`,
        ),
      ...more(sections.length),
      sections.some(({ type }) => type === "profile")
        ? '  fix: Rename or remove it there, or choose other names, as in --name "acme-{account}-{permissionSet}"; nothing was written.'
        : "  fix: Rename or remove it there, or choose another name with --sso-session; nothing was written.",
    ].join("\n"),
  );

export const strangersWithin = (
  file: string,
  lastLine: number,
  sections: readonly FoundSection[],
): UserError =>
  new UserError(
    [
      ...sections.map(
        ({ line, type, name }) =>
          `${file}:${line} Between its marks only idc writes, got ${name === "" ? `[${type}]` : `[${type} ${name}]`}.`,
      ),
      `  fix: Move it below line ${lastLine}; nothing was written.`,
    ].join("\n"),
  );

export const notAFile = (file: string): UserError =>
  new UserError(
    [
      `Profiles are merged into a file, got ${quote(file)}, which is something else.`,
      "  fix: Name a file, or leave --write out to have them printed.",
    ].join("\n"),
  );

export const changedMeanwhile = (file: string): UserError =>
  new UserError(
    [
      `A config file stays as it is while profiles are merged into it, got changes to ${file}.`,
      "  fix: Run this again; nothing was written.",
    ].join("\n"),
  );

const more = (number: number): readonly string[] =>
  number > mostShown ? [`…and ${number - mostShown} more.`] : [];

/** No error: what a person should know of names that were written otherwise. */
export const respelledNames = (respelled: ReadonlyMap<string, string>): string =>
  `Names of profiles hold ${nameable}: ${enumerate([...respelled.keys()])} ${respelled.size === 1 ? "is" : "are"} written as ${enumerate([...respelled.values()])}.`;
