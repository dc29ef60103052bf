import { nearestName } from "../../model/nearest-name";

/** What a template of profile names can hold. */
export const PLACEHOLDERS = [
  "{account}",
  "{accountId}",
  "{environment}",
  "{permissionSet}",
  "{roleName}",
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

export const defaultTemplate = "{account}-{permissionSet}";

/**
 * What every reader of config files takes in a profile's name. The AWS CLI takes more in quotes; the SDK for
 * JavaScript leaves profiles of other names out without a word.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
const OTHER_CHARACTERS = /[^A-Za-z0-9_\-/.%@:+]+/g;

/** Names that mean something else to the readers: the profile without a name, and keys of the SDK for JavaScript. */
export const RESERVED_NAME = /^(default|__proto__|(sso-session|services)\..*)$/;

/** A value as profile names hold it: accents taken off, anything else one hyphen. Empty when nothing is left. */
export const spelled = (value: string): string =>
  value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(OTHER_CHARACTERS, "-")
    .replace(/^-+|-+$/g, "");

/** Why a template can't be used, or undefined. */
export function templateProblem(template: string): string | undefined {
  const braced = template.match(/\{[^{}]*\}/g) ?? [];
  const known: readonly string[] = PLACEHOLDERS;
  const unknown = braced.find((given) => !known.includes(given));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    return nearest === undefined
      ? `It knows ${PLACEHOLDERS.join(", ")}.`
      : `(Did you mean ${nearest}?)`;
  }
  if (braced.length === 0) return `It holds one of ${PLACEHOLDERS.join(", ")} at least.`;
  const rest = braced.reduce((text, placeholder) => text.replace(placeholder, ""), template);
  if (rest.search(OTHER_CHARACTERS) !== -1)
    return "Beside its placeholders it holds letters, digits and characters of _-/.%@:+.";
  return template.startsWith("-")
    ? "A name that begins with - is an option to the AWS CLI."
    : undefined;
}

/** A template with its placeholders replaced, once: what a value holds is never a placeholder. */
export const renderTemplate = (
  template: string,
  values: Readonly<Record<Placeholder, string>>,
): string =>
  template.replace(
    /\{[^{}]*\}/g,
    (placeholder) => values[placeholder as Placeholder] ?? placeholder,
  );
