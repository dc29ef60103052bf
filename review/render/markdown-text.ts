import { visible } from "../../model/quote";
import { type Phrase, written } from "../phrase";

/** Of one given text; what is longer is cut. */
const LONGEST = 300;

/**
 * A text from a file as a code span: there Markdown, HTML, links, mentions and references mean nothing. What would end
 * the span or the cell of a table is spelled out.
 */
export function codeSpan(text: string): string {
  const characters = [...text];
  const shown = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : text;
  const harmless = visible(shown).replace(
    /[`|]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
  // A span of spaces alone is none.
  return harmless.trim() === "" ? "`(empty)`" : `\`${harmless}\``;
}

/** A row of a table; the cells are Markdown already. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A phrase in which every given text is harmless. */
export const inMarkdown = (parts: Phrase): string => written(parts, codeSpan);
