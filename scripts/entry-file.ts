import { byCodeUnit } from "../model/compare";

/** A JSON object of entries, each on a line of its own and sorted, as `model/policies/entry-file.ts` reads it. */
export function entryFile(source: string, entries: ReadonlyMap<string, unknown>): string {
  const lines = [...entries]
    .sort(([left], [right]) => byCodeUnit(left, right))
    .map(([key, entry]) => `${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
  return `{"source": ${JSON.stringify(source)}, "entries": {\n${lines.join(",\n")}\n}}\n`;
}
