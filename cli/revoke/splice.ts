import { isDeepStrictEqual } from "node:util";
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  type Node,
  parseDocument,
  type YAMLMap,
} from "yaml";

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A YAML text with one text at a path of names, or with mappings that hold it where there are none yet. All else
 * stays byte for byte. Undefined where the result would say something else, as behind an alias.
 */
export function spliced(
  text: string,
  path: readonly string[],
  value: object | string,
): string | undefined {
  const document = parseDocument(text, { version: "1.2", schema: "core" });
  const edit = editOf(text, document.contents, path, value);
  if (edit === undefined) return undefined;
  const result = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const after = parseDocument(result, { version: "1.2", schema: "core" });
  if (after.errors.length > 0) return undefined;
  const wanted = withValue(document.toJS(), path, value);
  return isDeepStrictEqual(after.toJS(), wanted) ? result : undefined;
}

function editOf(
  text: string,
  node: Node | null,
  path: readonly string[],
  value: object | string,
): Edit | undefined {
  const [name, ...rest] = path;
  if (isAlias(node) || !node?.range) return undefined;
  const [from, to] = node.range;
  if (name === undefined) return isScalar(node) ? { from, to, text: flow(value) } : undefined;
  const inner = rest.reduceRight<object | string>((held, key) => ({ [key]: held }), value);
  if (isScalar(node) && node.value === null) {
    return { from, to, text: `${from === to ? " " : ""}${flow({ [name]: inner })}` };
  }
  if (!isMap(node)) return undefined;
  const child = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  if (child !== undefined) return editOf(text, child.value as Node | null, rest, value);
  const entry = `${flow(name)}: ${flow(inner)}`;
  if (node.items.length === 0) return { from, to, text: `{ ${entry} }` };
  const end = endOf(node);
  if (node.flow) return { from: end, to: end, text: `, ${entry}` };
  return lineAfter(text, end, `${indentOf(text, node)}${entry}`);
}

/** Where the last thing ends that a node holds; what the library says of a block includes comments below. */
function endOf(node: Node): number {
  const last = isCollection(node) ? node.items.at(-1) : undefined;
  if (last === undefined) return node.range?.[1] ?? 0;
  const within = isMap(node) ? (last as YAMLMap["items"][number]) : { key: last, value: undefined };
  const inner = (within.value ?? within.key) as Node;
  return isCollection(inner) && inner.flow ? (inner.range?.[1] ?? 0) : endOf(inner);
}

function indentOf(text: string, map: YAMLMap): string {
  const start = (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0;
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
}

function lineAfter(text: string, end: number, line: string): Edit {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lineEnd = text[end - 1] === "\n" ? end - 1 : text.indexOf("\n", end);
  if (lineEnd === -1) return { from: text.length, to: text.length, text: `${newline}${line}` };
  return { from: lineEnd + 1, to: lineEnd + 1, text: `${line}${newline}` };
}

/** A text, or mappings of texts, in one line. */
function flow(value: object | string): string {
  if (typeof value === "string") return /^\w[\w.:-]*$/.test(value) ? value : JSON.stringify(value);
  const entries = Object.entries(value).map(([key, held]) => `${flow(key)}: ${flow(held)}`);
  return `{ ${entries.join(", ")} }`;
}

function withValue(data: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const held = (data ?? {}) as Readonly<Record<string, unknown>>;
  return { ...held, [name]: withValue(held[name], rest, value) };
}
