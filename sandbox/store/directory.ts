import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { storeIsDamaged } from "../errors";
import { type Line, readLines } from "./lines";
import { type Change, Tables } from "./tables";
import { readChanges, readSnapshotLine, writeChanges, writePlace, writeRow } from "./text";

const snapshotName = /^snapshot-(\d{1,15})$/;

/**
 * The tables on disk: `snapshot-N` holds everything up to a moment, `journal-N` one line for each
 * transaction since. A snapshot counts from the moment it has its name, so whatever instant the
 * process is killed at, the highest snapshot and its journal are the whole truth.
 *
 * A line is handed to the operating system before the transaction is acknowledged. That survives
 * the end of the process; it is not forced to the disk, so a power cut may lose the last moments.
 */
export class Directory {
  private generation = 0;
  private journal = -1;
  private journalLength = 0;
  private snapshotLength = 0;

  constructor(private readonly directory: string) {}

  /** Whether reading the journal costs more than reading the data. */
  get outgrown(): boolean {
    return this.journalLength > Math.max(1 << 20, 2 * this.snapshotLength);
  }

  load(): Tables {
    this.generation = Math.max(0, ...this.generations());
    const snapshot = this.file("snapshot", this.generation);
    const tables = existsSync(snapshot) ? this.loadSnapshot(snapshot) : new Tables();
    const journal = this.file("journal", this.generation);
    if (existsSync(journal)) {
      this.journalLength = readLines(journal, (line, number) => {
        tables.replay(parse(readChanges, line, journal, number));
      });
    }
    this.openJournal();
    // What follows the last newline was never acknowledged.
    ftruncateSync(this.journal, this.journalLength);
    this.removeAllBut(this.generation);
    return tables;
  }

  append(changes: readonly Change[]): void {
    const line = Buffer.from(`${writeChanges(changes)}\n`);
    try {
      writeAll(this.journal, line, this.journalLength);
    } catch (error) {
      ftruncateSync(this.journal, this.journalLength);
      throw error;
    }
    this.journalLength += line.length;
  }

  /** Writes everything anew and starts an empty journal. `onRow` sees each row as it is written. */
  compact(tables: Tables, onRow: (row: string) => void): void {
    const next = this.generation + 1;
    const unfinished = `${this.file("snapshot", next)}.tmp`;
    const length = writeLines(unfinished, snapshotLines(tables, onRow));
    renameSync(unfinished, this.file("snapshot", next));
    closeSync(this.journal);
    this.generation = next;
    this.snapshotLength = length;
    this.journalLength = 0;
    this.openJournal();
    this.removeAllBut(next);
  }

  close(): void {
    closeSync(this.journal);
  }

  private loadSnapshot(file: string): Tables {
    let tables: Tables | undefined;
    let place = { table: "", partition: "" };
    this.snapshotLength = readLines(file, (line, number) => {
      if (number === 1) {
        tables = new Tables(parse(readHead, line, file, 1).position);
        return;
      }
      const read = parse(readSnapshotLine, line, file, number);
      if ("table" in read) place = read;
      else tables?.restore(place.table, place.partition, read.key, read.position, read.value);
    });
    // It was whole when it got its name; what the journal before it held is gone.
    if (tables === undefined) throw storeIsDamaged(file, 1);
    return tables;
  }

  private openJournal(): void {
    this.journal = openSync(this.file("journal", this.generation), "a+", 0o600);
  }

  private generations(): number[] {
    return readdirSync(this.directory).map((name) => Number(snapshotName.exec(name)?.[1] ?? 0));
  }

  private removeAllBut(generation: number): void {
    for (const name of readdirSync(this.directory)) {
      const match = /^(?:snapshot|journal)-(\d+)(\.tmp)?$/.exec(name);
      if (match !== null && (Number(match[1]) !== generation || match[2] !== undefined)) {
        rmSync(join(this.directory, name));
      }
    }
  }

  private file(kind: "snapshot" | "journal", generation: number): string {
    return join(this.directory, `${kind}-${generation}`);
  }
}

function* snapshotLines(tables: Tables, onRow: (row: string) => void): Generator<string> {
  yield JSON.stringify({ position: tables.position });
  for (const { table, partition, rows } of tables.written()) {
    yield writePlace(table, partition);
    for (const { key, position, json } of rows) {
      onRow(json);
      yield writeRow(position, key, json);
    }
  }
}

function readHead({ bytes, start, end }: Line): { readonly position: number } {
  return JSON.parse(bytes.toString("utf8", start, end));
}

function writeLines(file: string, lines: Iterable<string>): number {
  const descriptor = openSync(file, "w", 0o600);
  try {
    let length = 0;
    let pending: string[] = [];
    let pendingLength = 0;
    const flush = () => {
      const bytes = Buffer.from(pending.join(""));
      writeAll(descriptor, bytes, length);
      length += bytes.length;
      pending = [];
      pendingLength = 0;
    };
    for (const line of lines) {
      pending.push(line, "\n");
      pendingLength += line.length;
      if (pendingLength > 1 << 20) flush();
    }
    flush();
    // The old journal goes away after this: the snapshot has to be on the disk by then.
    fsyncSync(descriptor);
    return statSync(file).size;
  } finally {
    closeSync(descriptor);
  }
}

/** Files opened for appending ignore the position; the others need it. */
function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
}

function parse<T>(read: (line: Line) => T, line: Line, file: string, number: number): T {
  try {
    return read(line);
  } catch {
    throw storeIsDamaged(file, number);
  }
}
