import { join } from "node:path";
import { type Bytes, bytesInDirectory, bytesInMemory, idPattern } from "./bytes";
import { openDataDirectory } from "./data-directory";
import { Directory } from "./directory";
import { lockDirectory } from "./lock";
import type { Entry, Store, Table, Transaction } from "./store";
import { type Change, Tables } from "./tables";

/** Unused bytes that are worth less than the time to look for them. */
const smallestCollection = 64 << 20;

/**
 * Opens a store: in memory, or in a data directory that is created when it is absent and belongs to
 * one process at a time.
 *
 * @throws SandboxError when the directory is in use, holds something else or was damaged by it.
 */
export function openStore(dataDirectory?: string): Store {
  if (dataDirectory === undefined) {
    return new TableStore(new Tables(), bytesInMemory(), undefined, () => {});
  }
  openDataDirectory(dataDirectory);
  const unlock = lockDirectory(dataDirectory);
  try {
    const directory = new Directory(dataDirectory);
    const bytes = bytesInDirectory(join(dataDirectory, "bytes"));
    return new TableStore(directory.load(), bytes, directory, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

class TableStore implements Store {
  private busy = false;
  private bytesAfterCollection = 0;

  constructor(
    private readonly tables: Tables,
    private readonly bytes: Bytes,
    private readonly directory: Directory | undefined,
    private readonly unlock: () => void,
  ) {
    this.compactWhenOutgrown();
  }

  transaction<T>(work: (transaction: Transaction) => T): T {
    if (this.busy) throw new Error("A transaction can't start inside another one.");
    this.busy = true;
    try {
      // Before the work and not after it: a full disk must not fail what is already kept.
      this.compactWhenOutgrown();
      const changes: Change[] = [];
      const result = work(this.open(changes));
      if (changes.length > 0) this.directory?.append(changes);
      this.tables.commit();
      return result;
    } catch (error) {
      this.tables.rollback();
      throw error;
    } finally {
      this.busy = false;
    }
  }

  close(): void {
    this.directory?.close();
    this.unlock();
  }

  private open(changes: Change[]): Transaction {
    const { tables, bytes } = this;
    const change = (made: Change) => {
      tables.apply(made);
      changes.push(made);
    };
    const entries = <T>(table: Table<T>, partition: string, after?: number) =>
      tables.entries(table.name, partition, after) as Iterable<Entry<T>>;
    return {
      get: <T>(table: Table<T>, partition: string, key: string) =>
        tables.get(table.name, partition, key) as T | undefined,
      put: (table, partition, key, value) => change(["put", table.name, partition, key, value]),
      delete: (table, partition, key) => change(["delete", table.name, partition, key]),
      clear: (table) => change(["clear", table.name]),
      count: (table, partition) => tables.count(table.name, partition),
      list: (table, partition) => Array.from(entries(table, partition), ({ value }) => value),
      entries,
      putBytes: (content) => bytes.put(content),
      getBytes: (id) => bytes.get(id),
    };
  }

  private compactWhenOutgrown(): void {
    const unused = this.bytes.size - this.bytesAfterCollection;
    const collect = unused > Math.max(smallestCollection, this.bytesAfterCollection);
    if (!collect && !this.directory?.outgrown) return;
    const used = new Set<string>();
    const note = (row: string) => {
      for (const [id] of row.matchAll(idPattern)) used.add(id);
    };
    if (this.directory !== undefined) this.directory.compact(this.tables, note);
    else for (const { rows } of this.tables.written()) for (const { json } of rows) note(json);
    this.bytes.keepOnly(used);
    this.bytesAfterCollection = this.bytes.size;
  }
}
