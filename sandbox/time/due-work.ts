import type { Store, Transaction } from "../store/store";

/** Something that has to be done at its time. */
export interface DueWork {
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly run: (store: Store) => void;
}

/** Finds what is due by `now`. */
export type FindDueWork = (transaction: Transaction, now: Date) => readonly DueWork[];

/**
 * A store in which all work that is due by `now` has been done before anyone looks, as if it had
 * been done at its time: nothing has to wake up for it, and it waits safely while no sandbox runs.
 */
export function withWorkDone(
  store: Store,
  now: () => Date,
  ...finders: readonly FindDueWork[]
): Store {
  return {
    transaction: (work) => {
      // What is done may make more that is due.
      for (let due = find(store, now(), finders); due.length > 0; due = find(store, now(), finders))
        for (const one of due) one.run(store);
      return store.transaction(work);
    },
    close: () => store.close(),
  };
}

/** In the order of their time. */
function find(store: Store, now: Date, finders: readonly FindDueWork[]): readonly DueWork[] {
  return store
    .transaction((transaction) => finders.flatMap((finder) => finder(transaction, now)))
    .sort((a, b) => a.due - b.due);
}
