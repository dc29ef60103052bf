import { openStore } from "../../../sandbox/store/open-store";
import type { Table } from "../../../sandbox/store/store";

/** Counts up in a data directory, and says each number once it is kept, until it is killed. */
const numbers: Table<{ number: number; padding?: string }> = { name: "numbers" };
const store = openStore(process.argv[2]);

function write(number: number): void {
  store.transaction((transaction) => {
    transaction.put(numbers, "", String(number % 10), { number, padding: "x".repeat(2000) });
    transaction.put(numbers, "last", "last", { number });
  });
  process.stdout.write(`${number}\n`, () => write(number + 1));
}

write(0);
