import { nearestName } from "../../model/nearest-name";
import { quote } from "../../model/quote";
import { exitCodes } from "../exit-codes";
import { UserError } from "../user-error";

export const unknownName = (
  what: "A permission set" | "An environment",
  name: string,
  known: Iterable<string>,
): UserError => {
  const nearest = nearestName(name, known);
  return new UserError(
    [
      `${what} is one of the access files', got ${quote(name)}.`,
      ...(nearest === undefined ? [] : [`  nearest: ${quote(nearest)}`]),
      "  fix: Correct the name; nothing was written.",
    ].join("\n"),
    exitCodes.usage,
  );
};

export const notInEnvironment = (key: string, environment: string): UserError =>
  new UserError(
    [
      `Sessions are revoked where an environment has the permission set, got ${quote(key)}, which ${quote(environment)} has none of its own of.`,
      "  fix: Leave --environment out, or name another; nothing was written.",
    ].join("\n"),
    exitCodes.usage,
  );

export const notEditable = (file: string, path: string, value: string): UserError =>
  new UserError(
    [
      `A revocation is written where the mappings around it are written out, got another form in ${file}.`,
      `  fix: Write ${path}: ${value} by hand; nothing was written.`,
    ].join("\n"),
  );
