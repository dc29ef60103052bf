import { type Document, isCollection, isMap, type Node, parse, parseDocument } from "yaml";

/** A part of a text, by offsets, and what stands there instead. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const YAML = { version: "1.2", schema: "core" } as const;

export const parsed = (text: string): Document.Parsed => parseDocument(text, YAML);

export const withEdit = (text: string, { from, to, text: instead }: Edit): string =>
  text.slice(0, from) + instead + text.slice(to);

/** Where the last thing ends that a node holds; what the library says of a block includes comments below. */
export function endOf(node: Node): number {
  const last = isCollection(node) ? node.items.at(-1) : undefined;
  if (last === undefined) return node.range?.[1] ?? 0;
  const { key, value } = isMap(node)
    ? (last as { key: Node; value?: Node })
    : { key: last as Node, value: undefined };
  const inner = value ?? key;
  return isCollection(inner) && inner.flow ? (inner.range?.[1] ?? 0) : endOf(inner);
}

/** Lines below the one in which something ends. */
export function linesBelow(text: string, end: number, lines: readonly string[]): Edit {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lineEnd = text[end - 1] === "\n" ? end - 1 : text.indexOf("\n", end);
  const added = lines.join(newline);
  if (lineEnd === -1) return { from: text.length, to: text.length, text: `${newline}${added}` };
  return { from: lineEnd + 1, to: lineEnd + 1, text: `${added}${newline}` };
}

/** A text, or mappings of texts, in one line. */
export function flow(value: object | string): string {
  if (typeof value === "string") return isPlain(value) ? value : quoted(value);
  const entries = Object.entries(value).map(([key, held]) => `${flow(key)}: ${flow(held)}`);
  return `{ ${entries.join(", ")} }`;
}

/** Whether YAML reads a text without quotes as that text, and not as a number, a mapping or the like. */
const isPlain = (text: string): boolean =>
  /^\w[\w.:@/-]*$/.test(text) && parse(text, YAML) === text;

/** In quotes; what an editor would hide, or a reader take for the end of a line, is spelled out. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[^\P{C}]|[\u2028\u2029]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
