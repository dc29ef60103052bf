import { visible } from "../model/quote";

/** Longer names are cut: a table is for reading. */
const longest = 200;

/**
 * A name from outside as inline code. Whatever Markdown or GitHub would act on (formatting, links, HTML,
 * mentions, references, the edges of a table's cell) is spelled as a character reference.
 */
export function code(text: string): string {
  const characters = [...text];
  const shown = characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
  const spelled = visible(shown).replace(
    /[^\p{L}\p{M}\p{N} ,-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
  return `<code>${spelled}</code>`;
}

/**
 * A table of so many rows as fit into a number of characters, and in words how many do not. Cells are
 * Markdown already.
 */
export function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  let text = line(titles) + line(titles.map(() => "---"));
  for (const [index, row] of rows.entries()) {
    const next = line(row);
    if (text.length + next.length > room)
      return `${text}\n${rows.length - index} more lines are left out here: \`idc sync --check\` shows all.\n`;
    text += next;
  }
  return text;
}
