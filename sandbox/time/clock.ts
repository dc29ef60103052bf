import type { Store, Table } from "../store/store";

/** The sandbox's own time: the machine's, until someone moves it. It never stands still. */
export interface Clock {
  now(): Date;
  /** Goes on from `time`, which may be earlier or later than now. */
  set(time: Date): void;
  /** In milliseconds. */
  advance(duration: number): void;
}

/** Milliseconds by which the sandbox is ahead of the machine. */
const offsets: Table<number> = { name: "clock" };

/** The clock of a store, which keeps how far it was moved. */
export function openClock(store: Store, machine: () => number = Date.now): Clock {
  let offset = store.transaction((transaction) => transaction.get(offsets, "", "offset")) ?? 0;
  const move = (next: number) => {
    store.transaction((transaction) => transaction.put(offsets, "", "offset", next));
    offset = next;
  };
  return {
    now: () => new Date(machine() + offset),
    set: (time) => move(time.getTime() - machine()),
    advance: (duration) => move(offset + duration),
  };
}
