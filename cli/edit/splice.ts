import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { type Edit, endOf, flow, linesBelow, parsed, withEdit } from "./yaml-text";

/**
 * A YAML text with one text at a path, or with mappings that hold it where there are none yet. A step is a name, or
 * the index of something that a list holds. All else stays byte for byte. Undefined where the result would say
 * something else, as behind an alias.
 */
export function spliced(
  text: string,
  path: readonly (string | number)[],
  value: object | string,
): string | undefined {
  const document = parsed(text);
  const edit = editOf(text, document.contents, path, value);
  if (edit === undefined) return undefined;
  const result = withEdit(text, edit);
  const after = parsed(result);
  if (after.errors.length > 0) return undefined;
  const wanted = withValue(document.toJS(), path, value);
  return isDeepStrictEqual(after.toJS(), wanted) ? result : undefined;
}

function editOf(
  text: string,
  node: Node | null,
  path: readonly (string | number)[],
  value: object | string,
): Edit | undefined {
  const [step, ...rest] = path;
  if (isAlias(node) || !node?.range) return undefined;
  const [from, to] = node.range;
  if (step === undefined) return isScalar(node) ? { from, to, text: flow(value) } : undefined;
  if (typeof step === "number") {
    const item = isSeq(node) ? (node.items[step] as Node | null | undefined) : undefined;
    return item === undefined ? undefined : editOf(text, item, rest, value);
  }
  const inner = rest.reduceRight<object | string>((held, key) => ({ [key]: held }), value);
  if (isScalar(node) && node.value === null) {
    return { from, to, text: `${from === to ? " " : ""}${flow({ [step]: inner })}` };
  }
  if (!isMap(node)) return undefined;
  const child = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
  if (child !== undefined) return editOf(text, child.value as Node | null, rest, value);
  const entry = `${flow(step)}: ${flow(inner)}`;
  if (node.items.length === 0) return { from, to, text: `{ ${entry} }` };
  const end = endOf(node);
  if (node.flow) return { from: end, to: end, text: `, ${entry}` };
  return linesBelow(text, end, [`${indentOf(text, node)}${entry}`]);
}

/** What stands before a mapping's keys; the first may follow a list's hyphen. */
function indentOf(text: string, map: YAMLMap): string {
  const start = (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0;
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start).replaceAll("-", " ");
}

function withValue(
  data: unknown,
  [step, ...rest]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = data as readonly unknown[];
    return list.with(step, withValue(list[step], rest, value));
  }
  const held = (data ?? {}) as Readonly<Record<string, unknown>>;
  return { ...held, [step]: withValue(held[step], rest, value) };
}
