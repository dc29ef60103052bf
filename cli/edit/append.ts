import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, isSeq, type Node } from "yaml";
import { endOf, flow, linesBelow, parsed, withEdit } from "./yaml-text";

/**
 * A YAML text with one item more in a list that a name of the file holds, or in a new list of that name. The item has
 * a line for each of its texts. All else stays byte for byte. Undefined where the result would say something else,
 * as behind an alias.
 */
export function appended(
  text: string,
  name: string,
  item: Readonly<Record<string, string>>,
): string | undefined {
  const document = parsed(text);
  const { contents } = document;
  if (!isMap(contents) || contents.flow || contents.items.length === 0) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === name);
  const result =
    pair === undefined
      ? withEdit(text, linesBelow(text, endOf(contents), [`${flow(name)}:`, ...lines(item, "  ")]))
      : withItem(text, pair.key as Node, pair.value as Node | null, item);
  if (result === undefined) return undefined;
  const after = parsed(result);
  if (after.errors.length > 0) return undefined;
  const before = document.toJS() as Readonly<Record<string, unknown>>;
  const list = (before[name] ?? []) as readonly unknown[];
  const wanted = { ...before, [name]: [...list, item] };
  return isDeepStrictEqual(after.toJS(), wanted) ? result : undefined;
}

function withItem(
  text: string,
  key: Node,
  list: Node | null,
  item: Readonly<Record<string, string>>,
): string | undefined {
  if (list === null || !list.range || !key.range) return undefined;
  const [from, to] = list.range;
  if (isSeq(list) && list.items.length > 0) {
    const end = endOf(list);
    if (list.flow) return withEdit(text, { from: end, to: end, text: `, ${flow(item)}` });
    const indent = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
    return withEdit(text, linesBelow(text, end, lines(item, indent)));
  }
  const isEmpty = isSeq(list) || (isScalar(list) && list.value === null);
  if (!isEmpty) return undefined;
  // What stood for no items goes, with the space before it; a comment behind it stays.
  const start = text.indexOf(":", key.range[1]) + 1;
  const bare = withEdit(text, { from: start, to: from === to ? start : to, text: "" });
  return withEdit(bare, linesBelow(bare, start, lines(item, "  ")));
}

const lines = (item: Readonly<Record<string, string>>, indent: string): readonly string[] =>
  Object.entries(item).map(
    ([name, value], index) => `${indent}${index === 0 ? "- " : "  "}${flow(name)}: ${flow(value)}`,
  );
