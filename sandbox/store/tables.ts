import type { Entry } from "./store";
import { Unread } from "./text";

/** One change to the tables, as the journal writes it. */
export type Change =
  | readonly ["put", table: string, partition: string, key: string, value: unknown]
  | readonly ["delete", table: string, partition: string, key: string]
  | readonly ["clear", table: string];

/** A partition as the snapshot writes it. */
export interface WrittenPartition {
  readonly table: string;
  readonly partition: string;
  readonly rows: Iterable<WrittenRow>;
}

export interface WrittenRow {
  readonly key: string;
  readonly position: number;
  readonly json: string;
}

/** One value in its place. What comes from a file is read when it is asked for. */
class Slot implements WrittenRow {
  deleted = false;

  constructor(
    readonly key: string,
    readonly position: number,
    private held: unknown,
  ) {}

  get value(): unknown {
    if (this.held instanceof Unread) this.held = JSON.parse(this.held.json);
    return this.held;
  }

  /** @returns what was there, read or not. */
  replace(value: unknown): unknown {
    const before = this.held;
    this.held = value;
    return before;
  }

  get json(): string {
    return this.held instanceof Unread ? this.held.json : JSON.stringify(this.held);
  }
}

interface Partition {
  readonly byKey: Map<string, Slot>;
  /** By position; deleted slots stay until they are the majority. */
  slots: Slot[];
  /** Every slot before this one is deleted: what is taken away from the front costs nothing later. */
  head: number;
}

/** The tables in memory. Every change can be taken back until `commit`. */
export class Tables {
  private tables = new Map<string, Map<string, Partition>>();
  private undo: (() => void)[] = [];
  private thinned = new Set<Partition>();
  private replaying = false;

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
    const found = this.tables.get(table)?.get(partition);
    if (found === undefined) return;
    const { slots } = found;
    while (slots[found.head]?.deleted) found.head += 1;
    for (
      let index = Math.max(found.head, firstBehind(slots, after));
      index < slots.length;
      index++
    ) {
      const slot = slots[index];
      if (slot === undefined || slot.deleted) continue;
      const { key, position, value } = slot;
      yield { key, position, value };
    }
  }

  /** Everything, for a snapshot. */
  *written(): Generator<WrittenPartition> {
    for (const [table, partitions] of this.tables) {
      for (const [partition, { byKey, slots }] of partitions) {
        if (byKey.size === 0) continue;
        yield { table, partition, rows: slots.filter((slot) => !slot.deleted) };
      }
    }
  }

  apply(change: Change): void {
    if (change[0] === "put") this.put(change[1], change[2], change[3], change[4]);
    else if (change[0] === "delete") this.delete(change[1], change[2], change[3]);
    else this.clear(change[1]);
  }

  /** A transaction that was kept before: nothing of it is ever taken back. */
  replay(changes: readonly Change[]): void {
    this.replaying = true;
    for (const change of changes) this.apply(change);
    this.replaying = false;
    this.commit();
  }

  /** Puts a snapshot's row back where it stood. */
  restore(table: string, name: string, key: string, position: number, value: unknown): void {
    const partition = this.partition(table, name);
    const slot = new Slot(key, position, value);
    partition.slots.push(slot);
    partition.byKey.set(key, slot);
  }

  commit(): void {
    this.undo = [];
    for (const partition of this.thinned) {
      if (partition.byKey.size * 2 < partition.slots.length) {
        partition.slots = partition.slots.filter((slot) => !slot.deleted);
        partition.head = 0;
      }
    }
    this.thinned.clear();
  }

  rollback(): void {
    for (const undo of this.undo.reverse()) undo();
    this.undo = [];
    for (const partition of this.thinned) partition.head = 0;
    this.thinned.clear();
  }

  private put(table: string, partitionName: string, key: string, value: unknown): void {
    const partition = this.partition(table, partitionName);
    const known = partition.byKey.get(key);
    if (known !== undefined) {
      const before = known.replace(value);
      if (!this.replaying) this.undo.push(() => known.replace(before));
      return;
    }
    const slot = new Slot(key, this.nextPosition++, value);
    partition.slots.push(slot);
    partition.byKey.set(key, slot);
    if (this.replaying) return;
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
    if (this.replaying) return;
    this.undo.push(() => {
      slot.deleted = false;
      partition.byKey.set(key, slot);
    });
  }

  private clear(table: string): void {
    const before = this.tables.get(table);
    if (before === undefined) return;
    this.tables.delete(table);
    if (this.replaying) return;
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
      partition = { byKey: new Map(), slots: [], head: 0 };
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
