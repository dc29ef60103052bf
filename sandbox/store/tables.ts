import type { Entry } from "./store";

/** One change to the tables, as the journal writes it. */
export type Change =
  | readonly ["put", table: string, partition: string, key: string, value: unknown]
  | readonly ["delete", table: string, partition: string, key: string]
  | readonly ["clear", table: string];

/** One value with its place, as the snapshot writes it. */
export type Row = readonly [
  table: string,
  partition: string,
  key: string,
  position: number,
  value: unknown,
];

interface Slot {
  readonly key: string;
  readonly position: number;
  value: unknown;
  deleted: boolean;
}

interface Partition {
  readonly byKey: Map<string, Slot>;
  /** By position; deleted slots stay until they are the majority. */
  slots: Slot[];
}

/** The tables in memory. Every change can be taken back until `commit`. */
export class Tables {
  private tables = new Map<string, Map<string, Partition>>();
  private undo: (() => void)[] = [];
  private thinned = new Set<Partition>();

  constructor(private nextPosition = 0) {}

  get position(): number {
    return this.nextPosition;
  }

  get(table: string, partition: string, key: string): unknown {
    return this.tables.get(table)?.get(partition)?.byKey.get(key)?.value;
  }

  count(table: string, partition: string): number {
    return this.tables.get(table)?.get(partition)?.byKey.size ?? 0;
  }

  *entries(table: string, partition: string, after = -1): Generator<Entry<unknown>> {
    const slots = this.tables.get(table)?.get(partition)?.slots ?? [];
    for (let index = firstBehind(slots, after); index < slots.length; index++) {
      const slot = slots[index];
      if (slot !== undefined && !slot.deleted) yield slot;
    }
  }

  *rows(): Generator<Row> {
    for (const [table, partitions] of this.tables) {
      for (const partition of partitions.keys()) {
        for (const { key, position, value } of this.entries(table, partition)) {
          yield [table, partition, key, position, value];
        }
      }
    }
  }

  apply(change: Change): void {
    if (change[0] === "put") this.put(change[1], change[2], change[3], change[4]);
    else if (change[0] === "delete") this.delete(change[1], change[2], change[3]);
    else this.clear(change[1]);
  }

  /** Puts a snapshot's row back where it stood. */
  restore([table, partitionName, key, position, value]: Row): void {
    const partition = this.partition(table, partitionName);
    const slot = { key, position, value, deleted: false };
    partition.slots.push(slot);
    partition.byKey.set(key, slot);
  }

  commit(): void {
    this.undo = [];
    for (const partition of this.thinned) {
      if (partition.byKey.size * 2 < partition.slots.length) {
        partition.slots = partition.slots.filter((slot) => !slot.deleted);
      }
    }
    this.thinned = new Set();
  }

  rollback(): void {
    for (const undo of this.undo.reverse()) undo();
    this.undo = [];
    this.thinned = new Set();
  }

  private put(table: string, partitionName: string, key: string, value: unknown): void {
    const partition = this.partition(table, partitionName);
    const known = partition.byKey.get(key);
    if (known !== undefined) {
      const before = known.value;
      known.value = value;
      this.undo.push(() => {
        known.value = before;
      });
      return;
    }
    const slot = { key, position: this.nextPosition++, value, deleted: false };
    partition.slots.push(slot);
    partition.byKey.set(key, slot);
    this.undo.push(() => {
      partition.slots.pop();
      partition.byKey.delete(key);
      this.nextPosition--;
    });
  }

  private delete(table: string, partitionName: string, key: string): void {
    const partition = this.tables.get(table)?.get(partitionName);
    const slot = partition?.byKey.get(key);
    if (partition === undefined || slot === undefined) return;
    slot.deleted = true;
    partition.byKey.delete(key);
    this.thinned.add(partition);
    this.undo.push(() => {
      slot.deleted = false;
      partition.byKey.set(key, slot);
    });
  }

  private clear(table: string): void {
    const before = this.tables.get(table);
    if (before === undefined) return;
    this.tables.delete(table);
    this.undo.push(() => {
      this.tables.set(table, before);
    });
  }

  private partition(table: string, name: string): Partition {
    let partitions = this.tables.get(table);
    if (partitions === undefined) {
      partitions = new Map();
      this.tables.set(table, partitions);
    }
    let partition = partitions.get(name);
    if (partition === undefined) {
      partition = { byKey: new Map(), slots: [] };
      partitions.set(name, partition);
    }
    return partition;
  }
}

function firstBehind(slots: readonly Slot[], position: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots[middle]?.position ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
