import { nearestName } from "../../model/nearest-name";
import { quote } from "../../model/quote";
import { exitCodes } from "../exit-codes";
import { count } from "../output/print";
import { UserError } from "../user-error";

/** One thing that stops an import, where it was found. */
export interface Problem {
  /** In Terraform's words: a variable's path, or a resource's address. */
  readonly path: string;
  readonly what: string;
  readonly nearest?: string | undefined;
  readonly fix: string;
}

export const problemsFound = (problems: readonly Problem[]): UserError =>
  new UserError(
    [
      ...problems.flatMap(({ path, what, nearest, fix }) => [
        `${path}: ${what}`,
        ...(nearest === undefined ? [] : [`  nearest: ${quote(nearest)}`]),
        `  fix: ${fix}`,
      ]),
      `${count(problems.length, "problem")}: nothing was written.`,
    ].join("\n"),
  );

export const unknownField = (path: string, field: string, known: Iterable<string>): Problem => ({
  path: `${path}.${field}`,
  what: "This field is not read.",
  nearest: nearestName(field, known),
  fix: "Correct its name, or take it out of a copy of the variables and declare what it says by hand.",
});

export const unexpectedValue = (path: string, expected: string): Problem => ({
  path,
  what: `${expected} is expected.`,
  fix: "Give the variables as the module takes them.",
});

export const unsupportedVariable = (name: string): Problem => ({
  path: name,
  what: "Permission sets, assignments, groups and users are taken over, and nothing else.",
  fix: "Take it out of a copy of the variables: what it makes stays in the module's state.",
});

export const mixedShapes = (shapes: readonly string[]): Problem => ({
  path: "permission_sets, account_assignments",
  what: `Both are maps, or both are lists, got ${shapes.join(" and ")}.`,
  fix: "Give the variables of one module.",
});

export const noVariables = (): Problem => ({
  path: "permission_sets",
  what: "No file gives it.",
  fix: "Name the file with --variables that gives the module's variables under their own names.",
});

export const invalidPolicy = (path: string): Problem => ({
  path,
  what: "A policy is a JSON object.",
  fix: "Give the policy itself: a file of variables holds no function calls.",
});

export const unknownManagedPolicy = (
  path: string,
  arn: string,
  names: Iterable<string>,
): Problem => ({
  path,
  what: `An AWS managed policy that a role can hold is given by its ARN, got ${quote(arn)}.`,
  nearest: nearestName(arn.slice(arn.lastIndexOf("/") + 1), names),
  fix: "Correct it where the module is called, and apply it there.",
});

export const nameWithOtherCharacters = (path: string, name: string): Problem => ({
  path,
  what: `A permission set's name is a file's name here, got ${quote(name)}.`,
  fix: "AWS takes 1 to 32 letters, digits and characters of _+=,.@-: rename it where the module is called.",
});

export const twice = (path: string, name: string): Problem => ({
  path,
  what: `${quote(name)} is there already.`,
  fix: "Take one of the two away.",
});

export const unknownPermissionSet = (
  path: string,
  name: string,
  known: Iterable<string>,
): Problem => ({
  path,
  what: `A permission set of permission_sets is assigned, got ${quote(name)}.`,
  nearest: nearestName(name, known),
  fix: "Correct the name; a set that the module only looks up belongs into permission_sets first, with a terraform import.",
});

export const unknownAccount = (
  path: string,
  account: string,
  names: Iterable<string>,
): Problem => ({
  path,
  what: `An account is one of organization.snapshot.yaml, by name or id, got ${quote(account)}.`,
  nearest: nearestName(account, names),
  fix: "Correct it, or run idc sync for a new snapshot.",
});

export const accountOfNobody = (path: string, account: string): Problem => ({
  path,
  what: `An account belongs to an environment of organization.yaml, got ${quote(account)}, whose unit none owns.`,
  fix: "Give its unit to an environment in organization.yaml.",
});

export const accountInactive = (path: string, account: string, status: string): Problem => ({
  path,
  what: `Grants reach active accounts, got ${quote(account)} with status ${status}.`,
  fix: "Take it out of the assignments of a copy, and its resources out of the state with terraform state rm.",
});

export const heldInManagement = (path: string, name: string, wanted: string): Problem => ({
  path,
  what: `The management account has permission sets of its own, got ${quote(name)}.`,
  fix: `Where the module is called, give that account a set named ${wanted}, with a NAME that no other set has, and assign it nowhere else.`,
});

export const directoryIsExternal = (path: string): Problem => ({
  path,
  what: "Groups and users are made where Identity Center owns the directory; organization.yaml says it is external.",
  fix: "Write directory: { source: identity-center }, or take the variable out of a copy.",
});

export const absentFromState = (what: string): Problem => ({
  path: what,
  what: "The access files would say it, and the state has none: a first plan would create it.",
  fix: "Apply the module with these variables, and show its state again.",
});

export const absentFromVariables = (address: string): Problem => ({
  path: address,
  what: "The state has it, and the variables don't say it.",
  fix: "Apply the module with these variables, or give all files of variables, and show its state again.",
});

export const unknownInState = (address: string, what: string): Problem => ({
  path: address,
  what: `Whose it is can't be told: the state shows no ${what}.`,
  fix: "Show the whole state with terraform show -json, data sources included.",
});

export const noState = (file: string): UserError =>
  new UserError(
    [
      `A state is what terraform show -json prints, got something else in ${file}.`,
      "  fix: terraform show -json > state.json, where the module is applied.",
    ].join("\n"),
  );

export const notEvaluated = (said: string): UserError =>
  new UserError(`Terraform can't read the variables:\n${said}`);

export const variablesNamed = (file: string): UserError =>
  new UserError(
    [
      `A file of variables ends in .tfvars or .json, as for Terraform, got ${quote(file)}.`,
      "  fix: Rename it.",
    ].join("\n"),
    exitCodes.usage,
  );

export const organizationNeeded = (access: string): UserError =>
  new UserError(
    [
      `${access} holds organization.yaml and organization.snapshot.yaml first: they say which account belongs to which environment.`,
      "  fix: Write organization.yaml, and run idc sync.",
    ].join("\n"),
  );

export const filesThere = (files: readonly string[]): UserError =>
  new UserError(
    [
      "An import writes new files alone, got files that are there already:",
      ...files.map((file) => `  ${file}`),
      "  fix: Move them away, or import into another folder and put the two together by hand.",
    ].join("\n"),
  );
