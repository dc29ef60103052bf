import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import type { Location } from "../diagnostic";

/** Keys and indices from the top of a file down to a value. */
export type Path = readonly PropertyKey[];

/** A parsed file: its content as plain data, and the nodes that know where each value stands. */
export interface SourceFile {
  /** As the user would type it. */
  readonly file: string;
  /** Path from the access directory, with `/`. */
  readonly name: string;
  readonly data: unknown;
  readonly document: Document.Parsed;
  readonly lineCounter: LineCounter;
  /** What each alias stands for. An anchor may be set again, so its name does not tell. */
  readonly aliased: ReadonlyMap<Node, Node>;
}

/** Where the value at a path stands; the nearest value around it when the path leads nowhere. */
export function locateValue(source: SourceFile, path: Path): Location {
  const { node } = follow(source, path);
  return offsetLocation(source, node?.range?.[0] ?? 0);
}

/** Where the key stands that a path ends with. */
export function locateKey(source: SourceFile, path: Path): Location {
  const { node, key } = follow(source, path);
  return offsetLocation(source, (key ?? node)?.range?.[0] ?? 0);
}

/** A scalar as it is written, without quotes: `0123` where the data holds the number 123. */
export function writtenScalar(source: SourceFile, path: Path): string | undefined {
  const { node } = follow(source, path);
  return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
}

export function offsetLocation(
  source: Pick<SourceFile, "file" | "lineCounter">,
  offset: number,
): Location {
  const { line, col } = source.lineCounter.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The value at a path in plain data; undefined when the path leads nowhere. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

interface Followed {
  readonly node: Node | undefined;
  readonly key: Node | undefined;
}

function follow(source: SourceFile, path: Path): Followed {
  let node = dereference(source, source.document.contents);
  let key: Node | undefined;
  for (const step of path) {
    if (!isCollection(node)) break;
    const child = childOf(node, step);
    if (child === undefined) break;
    key = child.key;
    // A key without a value (`tags:`) stands for itself.
    node = dereference(source, child.value) ?? child.key;
  }
  return { node, key };
}

function childOf(node: Node, step: PropertyKey): { key?: Node; value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { value };
  }
  if (!isMap(node)) return undefined;
  const pair = indexed(node).get(String(step));
  return pair === undefined ? undefined : { key: pair.key as Node, value: pair.value };
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** A mapping's index, made once: thousands of errors may stand in one mapping. */
function indexed(map: YAMLMap): ReadonlyMap<string, Pair> {
  const index = indexes.get(map) ?? pairsByKey(map);
  indexes.set(map, index);
  return index;
}

/** A mapping's pairs by the names that are their keys. */
export function pairsByKey(map: YAMLMap): Map<string, Pair> {
  return new Map(
    map.items.flatMap((pair) => (isScalar(pair.key) ? [[keyText(pair.key), pair] as const] : [])),
  );
}

/** The text of a key: keys are names, so `2024: x` is the name 2024 as written. */
export function keyText(key: {
  readonly value: unknown;
  readonly source?: string | undefined;
}): string {
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

function dereference(source: SourceFile, value: unknown): Node | undefined {
  if (isAlias(value)) return source.aliased.get(value) ?? value;
  return (value ?? undefined) as Node | undefined;
}
