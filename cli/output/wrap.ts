import stringWidth from "string-width";

/** Ends of the parts that names are made of: `Project-Alpha-Developers`, `/identity/developer-boundary`. */
const seams = /(?<=[\s\-/,:.@])/;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Breaks lines that are wider than `width` columns of a terminal: between words or parts
 * of names, else anywhere. Further lines are indented as the first one is.
 */
export function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, width))
    .join("\n");
}

function wrapLine(line: string, width: number): readonly string[] {
  if (stringWidth(line) <= width) return [line];
  const indent = /^ */.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = indent;
  for (const part of line
    .slice(indent.length)
    .split(seams)
    .flatMap((word) => pieces(word, width - indent.length))) {
    if (current !== indent && stringWidth((current + part).trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = indent;
    }
    current += part;
  }
  return [...lines, current.trimEnd()];
}

/** The word itself when it fits into a line, else its characters. */
const pieces = (word: string, width: number): readonly string[] =>
  stringWidth(word.trimEnd()) <= width
    ? [word]
    : Array.from(segmenter.segment(word), ({ segment }) => segment);
