/**
 * A table of plain JSON values, grouped in partitions so that listing what belongs together never
 * scans the rest. The type parameter is what the table holds.
 */
export interface Table<T> {
  readonly name: string;
  /** Never set: it only carries the type. */
  readonly holds?: T;
}

/** A value where it stands in its partition. */
export interface Entry<T> {
  readonly key: string;
  /** Grows with every key that is first put; never used twice, also after a restart. */
  readonly position: number;
  readonly value: T;
}

/** Everything that happens in one request: all of it is kept, or none. Values are not to be changed in place. */
export interface Transaction {
  get<T>(table: Table<T>, partition: string, key: string): T | undefined;
  put<T>(table: Table<T>, partition: string, key: string, value: T): void;
  delete<T>(table: Table<T>, partition: string, key: string): void;
  /** Empties all partitions of a table. */
  clear<T>(table: Table<T>): void;
  /** How many values a partition holds; costs the same however many. */
  count<T>(table: Table<T>, partition: string): number;
  /** Values of one partition, in the order in which their keys were first put. */
  list<T>(table: Table<T>, partition: string): readonly T[];
  /** The same, lazily and only behind a position: a page costs what it holds, wherever it starts. */
  entries<T>(table: Table<T>, partition: string, after?: number): Iterable<Entry<T>>;
  /** Keeps bytes outside the tables and answers with their id; kept for as long as a value mentions that id. */
  putBytes(bytes: Buffer): string;
  getBytes(id: string): Buffer;
}

export interface Store {
  /** Runs `work` and keeps its changes, durably where a data directory was given; on a throw nothing is kept. */
  transaction<T>(work: (transaction: Transaction) => T): T;
  close(): void;
}
