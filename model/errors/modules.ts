import { error, type Finding } from "../finding";
import { nearestName } from "../nearest-name";
import { enumerate, quote } from "../quote";

export const unknownSource = (source: string): Finding =>
  invalidSource(
    `A module's source is NAMESPACE/NAME/PROVIDER of a registry, git::https:// or git::ssh:// with ?ref=, or a folder of this repository, got ${quote(source)}.`,
    "Write it as in acme/console/aws, git::https://git.acme.example/console.git?ref=v1.2.0 or ./shared/console.",
  );

export const outsideRepository = (source: string): Finding =>
  invalidSource(
    `A module's folder lies in this repository, and is given from its root, got ${quote(source)}.`,
    "Write it as in ./shared/console, or name a registry or git.",
  );

/** Without the source: what it holds is secret. */
export const credentialsInSource = (): Finding =>
  invalidSource(
    "A module's source holds no credentials, got some: they would stand in every plan and in the state.",
    "Take them out, and make them invalid where they came from; give Terraform's host a git credential helper.",
  );

export const sourceWithoutTls = (source: string): Finding =>
  invalidSource(
    `A module comes by https or ssh, got ${quote(source)}: anybody on the way could put another in its place.`,
    "Write git::https:// or git::ssh://.",
  );

/** Names alone: what they say may be secret. */
export const sourceParameters = (names: readonly string[]): Finding =>
  invalidSource(
    `A git source takes ref and depth, got ${enumerate(names)}.`,
    "Take the others away.",
  );

export const sourceWithoutRef = (source: string): Finding =>
  invalidSource(
    `A git source names one revision, got ${quote(source)}.`,
    "Add ?ref= with a tag or a commit: a branch would be another module tomorrow.",
  );

function invalidSource(message: string, fix: string): Finding {
  return error({ rule: "invalid-module-source", message, fix });
}

export function versionMissing(source: string): Finding {
  return error({
    rule: "invalid-module-version",
    message: `A registry's module has a version, got none for ${quote(source)}.`,
    fix: "Add version: with all three numbers.",
  });
}

export function versionElsewhere(source: string): Finding {
  return error({
    rule: "invalid-module-version",
    message: `Only a registry's module has a version, got one for ${quote(source)}.`,
    fix: "Take it away: git has ?ref=, and a folder is of this commit.",
  });
}

export function invalidReference(field: string): Finding {
  return error({
    rule: "invalid-module-input",
    message: `A reference names one thing by its name, got something else for ${quote(field)}.`,
    fix: `Write { ${field}: NAME }, or { value: { ${field}: … } } for an object of that field.`,
  });
}

export function numberOtherwise(written: string, value: number): Finding {
  return error({
    rule: "invalid-module-input",
    message: `A number reaches the module as it is written, got ${quote(written)}, which would be ${value}.`,
    fix: `Write it in quotes, ${JSON.stringify(written)}: Terraform makes of a text what the variable is.`,
  });
}

export function unknownReference(field: string, known: Iterable<string>): Finding {
  return error({
    rule: "invalid-module-input",
    message: `A reference is one of the kinds that there are, got ${quote(field)}.`,
    nearest: nearestName(field, known),
    fix: `Correct it, or write { value: { ${field}: … } } for an object of that field.`,
  });
}

export function unknownInstanceAttribute(given: string, known: readonly string[]): Finding {
  return error({
    rule: "invalid-module-input",
    message: `Of the instance a module is given ${known.join(" or ")}, got ${quote(given)}.`,
    nearest: nearestName(given, known),
    fix: `Write ${known.join(" or ")}.`,
  });
}

export function permissionSetElsewhere(name: string, environment: string): Finding {
  return error({
    rule: "invalid-module-input",
    message: `A module is given a permission set that its environment has, got ${quote(name)}, which ${quote(environment)} neither grants nor names.`,
    fix: `Add ${name}: {} to permissionSets of that environment.`,
  });
}
