/** Longer values are cut: an error is for reading. */
const LONGEST_QUOTE = 120;

// Controls, terminal escapes, invisible and direction-changing characters: names from files are hostile text.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

/** The text with every character that a terminal would act on or hide spelled as `\u{…}`. */
export function visible(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

/** A given value, as an error shows it: quoted, visible, cut when long. */
export function quote(text: string): string {
  const characters =
    text.length > LONGEST_QUOTE ? [...text.slice(0, 2 * LONGEST_QUOTE + 2)] : undefined;
  const shown =
    characters !== undefined && characters.length > LONGEST_QUOTE
      ? `${characters.slice(0, LONGEST_QUOTE).join("")}…`
      : text;
  return `"${visible(shown.replaceAll("\\", "\\\\").replaceAll('"', '\\"'))}"`;
}

/** Several names as one enumeration: the first few, then how many more. */
export function enumerate(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).map(quote).join(", ");
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown;
}
