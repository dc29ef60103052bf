import { type Document, isCollection, isMap, isScalar, LineCounter, type Node } from "yaml";
import type { Place } from "./errors";

/** Where things stand in one YAML file. */
export class Places {
  readonly lines = new LineCounter();

  constructor(private readonly file: string) {}

  atOffset(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** Of the value at `path`, or of the nearest thing around it. */
  atPath(document: Document, path: readonly PropertyKey[]): Place {
    let node = document.contents as Node | null;
    let offset = node?.range?.[0] ?? 0;
    for (const step of path) {
      if (!isCollection(node)) break;
      const next = node.get(step, true) as Node | undefined;
      offset = next?.range?.[0] ?? offset;
      node = next ?? null;
    }
    return this.atOffset(offset);
  }

  /** Of the key that `path` ends with. */
  atKey(document: Document, path: readonly PropertyKey[]): Place {
    const owner = document.getIn(path.slice(0, -1), true);
    const offset = keyOffset(owner, path.at(-1) ?? "");
    return offset === undefined ? this.atPath(document, path) : this.atOffset(offset);
  }
}

function keyOffset(node: unknown, name: PropertyKey): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === name);
  return (pair?.key as Node | undefined)?.range?.[0];
}
