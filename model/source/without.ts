import { type Document, isMap, isScalar, isSeq } from "yaml";
import { keyText, type Path, type SourceFile } from "./source-file";
import { toData } from "./to-data";

/**
 * The file without some of its entries: what is left keeps its place in the text, so that one bad entry
 * does not hide the errors of the others. Paths lead to items of lists or keys of mappings.
 */
export function without(source: SourceFile, paths: readonly Path[]): SourceFile {
  const document = source.document.clone() as Document.Parsed;
  // Later items first: removing one moves those behind it.
  const ordered = [...paths].sort((left, right) => Number(right.at(-1)) - Number(left.at(-1)) || 0);
  for (const path of ordered) {
    const key = path.at(-1);
    const parent = path.slice(0, -1).reduce<unknown>((node, step) => {
      if (isSeq(node)) return node.items[Number(step)];
      if (isMap(node)) return node.get(String(step), true);
      return undefined;
    }, document.contents);
    if (isSeq(parent)) parent.items.splice(Number(key), 1);
    if (isMap(parent)) {
      parent.items = parent.items.filter(
        (item) => !(isScalar(item.key) && keyText(item.key) === key),
      );
    }
  }
  const { data, anchors } = toData(document);
  return { ...source, document, data, anchors };
}
