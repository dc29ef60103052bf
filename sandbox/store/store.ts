/**
 * A table of plain JSON values, grouped in partitions so that listing what belongs together never
 * scans the rest. The type parameter is what the table holds.
 */
export interface Table<T> {
  readonly name: string;
  /** Never set: it only carries the type. */
  readonly holds?: T;
}

/** Everything that happens in one request: all of it is kept, or none. */
export interface Transaction {
  get<T>(table: Table<T>, partition: string, key: string): T | undefined;
  put<T>(table: Table<T>, partition: string, key: string, value: T): void;
  delete<T>(table: Table<T>, partition: string, key: string): void;
  /** Values of one partition, in the order in which their keys were first put. */
  list<T>(table: Table<T>, partition: string): readonly T[];
  /** Keeps bytes outside the tables and answers with their id. */
  putBytes(bytes: Buffer): string;
  getBytes(id: string): Buffer;
}

export interface Store {
  /** Runs `work` and keeps its changes, durably where a data directory was given; on a throw nothing is kept. */
  transaction<T>(work: (transaction: Transaction) => T): T;
  close(): void;
}
