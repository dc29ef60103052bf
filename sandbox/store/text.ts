import type { Line } from "./lines";
import type { Change } from "./tables";

/**
 * How transactions and rows are written: a line each, fields with tabs between them, which JSON never
 * holds. Thus a line is taken apart without reading the values in it, most of which nobody asks for.
 */

/** A value as it lies in a file that was read. */
export class Unread {
  constructor(
    private readonly bytes: Buffer,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get json(): string {
    return this.bytes.toString("utf8", this.start, this.end);
  }
}

export function writeChanges(changes: readonly Change[]): string {
  return changes.map(writeChange).join("\t");
}

function writeChange(change: Change): string {
  const [kind, table] = change;
  if (change[0] === "clear") return `${kind}\t${table}`;
  const place = `${kind}\t${table}\t${JSON.stringify(change[2])}\t${JSON.stringify(change[3])}`;
  return change[0] === "put" ? `${place}\t${JSON.stringify(change[4])}` : place;
}

/** @throws Error where the line is not one of `writeChanges`. */
export function readChanges(line: Line): Change[] {
  const fields = new Fields(line);
  const changes: Change[] = [];
  do {
    const kind = fields.text();
    const table = fields.text();
    if (kind === "put") changes.push([kind, table, fields.name(), fields.name(), fields.value()]);
    else if (kind === "delete") changes.push([kind, table, fields.name(), fields.name()]);
    else if (kind === "clear") changes.push([kind, table]);
    else throw new Error(`There is no change ${kind}.`);
  } while (fields.hasMore);
  return changes;
}

/** The line below which a partition's rows stand in a snapshot. */
export function writePlace(table: string, partition: string): string {
  return `${table}\t${JSON.stringify(partition)}`;
}

export function writeRow(position: number, key: string, json: string): string {
  return `${position}\t${JSON.stringify(key)}\t${json}`;
}

type Place = { readonly table: string; readonly partition: string };
type Row = { readonly position: number; readonly key: string; readonly value: Unread };

/** @throws Error where the line is neither a place nor a row. */
export function readSnapshotLine(line: Line): Place | Row {
  const fields = new Fields(line);
  const first = fields.text();
  const key = fields.name();
  if (!fields.hasMore) return { table: first, partition: key };
  const position = Number(first);
  if (!Number.isInteger(position)) throw new Error(`${first} is no position.`);
  return { position, key, value: fields.value() };
}

/** The fields of a line, one after the other. Each throws where there is none, or another kind. */
class Fields {
  private at: number;

  constructor(private readonly line: Line) {
    this.at = line.start;
  }

  get hasMore(): boolean {
    return this.at < this.line.end;
  }

  text(): string {
    const { bytes } = this.line;
    const start = this.at;
    return bytes.toString("latin1", start, this.skip());
  }

  /** Most names are their own JSON but for the quotes. */
  name(): string {
    const { bytes } = this.line;
    const start = this.at;
    const end = this.skip();
    if (end - start < 2 || bytes[start] !== quote) throw new Error("There is no name.");
    const inner = bytes.toString("utf8", start + 1, end - 1);
    return inner.includes("\\") ? JSON.parse(`"${inner}"`) : inner;
  }

  value(): Unread {
    const start = this.at;
    return new Unread(this.line.bytes, start, this.skip());
  }

  /** @returns where the field ends. */
  private skip(): number {
    const { bytes, end: last } = this.line;
    if (!this.hasMore) throw new Error("There are fields missing.");
    const tab = bytes.indexOf(0x09, this.at);
    const end = tab === -1 || tab > last ? last : tab;
    this.at = end + 1;
    return end;
  }
}

const quote = 0x22;
