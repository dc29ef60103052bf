import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A generated JSON object of thousands of entries, each on a line of its own. The file is read at the first
 * question, and of its lines only those that are asked for are parsed.
 */
export class EntryFile<Entry> {
  private lines: ReadonlyMap<string, string> | undefined;
  private readonly parsed = new Map<string, Entry>();

  /** `text`: gives the file's, once. */
  constructor(private readonly text: () => string) {}

  keys(): Iterable<string> {
    return this.index().keys();
  }

  get(key: string): Entry | undefined {
    const line = this.index().get(key);
    if (line === undefined) return undefined;
    const known = this.parsed.get(key) ?? (JSON.parse(line) as Entry);
    this.parsed.set(key, known);
    return known;
  }

  /** Entries as text by key: what stands between `"` and `": `, and from there to the comma. */
  private index(): ReadonlyMap<string, string> {
    this.lines ??= new Map(
      this.text()
        .split("\n")
        .slice(1, -2)
        .map((line) => {
          const colon = line.indexOf('": ');
          const end = line.endsWith(",") ? -1 : line.length;
          return [line.slice(1, colon), line.slice(colon + 3, end)] as const;
        }),
    );
    return this.lines;
  }
}

/** The text of a generated file in this folder. */
export const generatedText = (name: string) => (): string =>
  readFileSync(join(__dirname, name), "utf8");
