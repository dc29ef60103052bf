import { Lazy } from "cdktf";

/**
 * Text for Terraform JSON, where every string is a template: `${` and `%{` that belong to the text
 * are doubled, CDKTF's own tokens stay.
 */
export function literal(text: string): string {
  return text.replace(/\$\{(?!TfToken\[)|%\{/g, (opening) => `${opening[0]}${opening}`);
}

/** A text that is a template already, as `${local.arn}`, for use in one that `literal` makes. */
export const template = (text: string): string => Lazy.stringValue({ produce: () => text });

/** A string inside an expression, in quotes: `${local.group_ids["Engineering"]}`. */
export function quoted(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
  };
  return `"${literal(text).replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}

/** Sorts by UTF-16 code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
