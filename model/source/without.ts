import { type Document, isMap, isSeq, type Pair, type YAMLMap } from "yaml";
import { type Path, pairsByKey, type SourceFile } from "./source-file";
import { toData } from "./to-data";

/**
 * The file without some of its entries: what is left keeps its place in the text, so that one bad entry
 * does not hide the errors of the others. Paths lead to items of lists or keys of mappings.
 */
export function without(source: SourceFile, paths: readonly Path[]): SourceFile {
  const document = source.document.clone() as Document.Parsed;
  const indexes = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const leftOut = new Map<{ items: unknown[] }, Set<unknown>>();

  function entryOf(parent: unknown, step: PropertyKey | undefined): unknown {
    if (isSeq(parent)) return parent.items[Number(step)];
    if (!isMap(parent)) return undefined;
    const index = indexes.get(parent) ?? pairsByKey(parent);
    indexes.set(parent, index);
    return index.get(String(step));
  }

  for (const path of paths) {
    const parent = path.slice(0, -1).reduce<unknown>((node, step) => {
      const entry = entryOf(node, step);
      return isMap(node) ? (entry as Pair | undefined)?.value : entry;
    }, document.contents);
    if (!isSeq(parent) && !isMap(parent)) continue;
    const entries = leftOut.get(parent) ?? new Set();
    leftOut.set(parent, entries.add(entryOf(parent, path.at(-1))));
  }
  // Only now: every path counts the entries as they stood.
  for (const [parent, entries] of leftOut) {
    parent.items = parent.items.filter((entry) => !entries.has(entry));
  }
  const { data, aliased } = toData(document);
  return { ...source, document, data, aliased };
}
