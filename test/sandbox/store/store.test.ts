import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { openStore } from "../../../sandbox/store/open-store";
import type { Store, Table, Transaction } from "../../../sandbox/store/store";

const fruit: Table<{ name: string }> = { name: "fruit" };
const counts: Table<number> = { name: "counts" };

let directory: string;
let store: Store;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "store-"));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

const read = <T>(work: (transaction: Transaction) => T) => store.transaction(work);
const put = (...names: string[]) =>
  read((transaction) => {
    for (const name of names) transaction.put(fruit, "basket", name, { name });
  });
const names = (partition = "basket") =>
  read((t) => t.list(fruit, partition).map(({ name }) => name));

describe.each([
  ["in memory", () => openStore()],
  ["in a directory", () => openStore(directory)],
])("a store %s", (_, open) => {
  beforeEach(() => {
    store = open();
  });

  test("lists a partition in the order in which keys were first put", () => {
    put("pear", "apple", "fig");
    put("pear");
    expect(names()).toEqual(["pear", "apple", "fig"]);
    expect(names("bowl")).toEqual([]);
  });

  test("puts a key that was deleted at the end", () => {
    put("pear", "apple");
    read((t) => t.delete(fruit, "basket", "pear"));
    put("pear");
    expect(names()).toEqual(["apple", "pear"]);
  });

  test("counts what a partition holds", () => {
    const count = (partition = "basket") => read((t) => t.count(fruit, partition));
    put("pear", "apple", "fig");
    put("pear");
    read((t) => t.delete(fruit, "basket", "apple"));
    expect([count(), count("bowl")]).toEqual([2, 0]);
    const failing = () =>
      read((t) => {
        t.put(fruit, "basket", "plum", { name: "plum" });
        t.delete(fruit, "basket", "pear");
        t.delete(fruit, "basket", "fig");
        expect(t.count(fruit, "basket")).toBe(1);
        throw new Error("no");
      });
    expect(failing).toThrow("no");
    expect(count()).toBe(2);
    read((t) => t.clear(fruit));
    expect(count()).toBe(0);
  });

  test("goes on behind a position, whatever was deleted meanwhile", () => {
    put("pear", "apple", "fig", "plum");
    const [, second] = read((t) => [...t.entries(fruit, "basket")]);
    read((t) => {
      for (const name of ["pear", "apple"]) t.delete(fruit, "basket", name);
    });
    put("kiwi");
    const rest = read((t) => Array.from(t.entries(fruit, "basket", second?.position)));
    expect(rest.map(({ key }) => key)).toEqual(["fig", "plum", "kiwi"]);
  });

  test("keeps nothing of a transaction that throws", () => {
    put("pear", "apple");
    const failing = () =>
      read((t) => {
        t.put(fruit, "basket", "pear", { name: "changed" });
        t.delete(fruit, "basket", "apple");
        t.put(fruit, "basket", "fig", { name: "fig" });
        t.clear(fruit);
        t.put(fruit, "basket", "plum", { name: "plum" });
        throw new Error("no");
      });
    expect(failing).toThrow("no");
    expect(names()).toEqual(["pear", "apple"]);
  });

  test("sees its own changes inside a transaction", () => {
    const seen = read((t) => {
      t.put(counts, "a", "b", 1);
      t.put(counts, "a", "b", 2);
      return t.get(counts, "a", "b");
    });
    expect(seen).toBe(2);
  });

  test("clears one table and leaves the others", () => {
    put("pear");
    read((t) => t.put(counts, "a", "b", 1));
    read((t) => t.clear(fruit));
    expect(names()).toEqual([]);
    expect(read((t) => t.get(counts, "a", "b"))).toBe(1);
  });

  test("refuses a transaction inside a transaction", () => {
    expect(() => read(() => put("pear"))).toThrow("A transaction can't start inside another one.");
    put("apple");
    expect(names()).toEqual(["apple"]);
  });

  test("gives bytes back by their id", () => {
    const bytes = Buffer.from([0, 255, 10, 13]);
    const id = read((t) => t.putBytes(bytes));
    expect(read((t) => t.putBytes(Buffer.from(bytes)))).toBe(id);
    expect(read((t) => t.getBytes(id))).toEqual(bytes);
  });

  test("forgets bytes that nothing mentions, and only those", () => {
    const large = (fill: number) => Buffer.alloc(40 << 20, fill);
    const ids = [1, 2].map((fill) =>
      read((t) => {
        const id = t.putBytes(large(fill));
        t.put(fruit, "states", "state", { name: id });
        return id;
      }),
    );
    const [replaced = "", current = ""] = ids;
    expect(() => read((t) => t.getBytes(replaced))).toThrow();
    expect(read((t) => t.getBytes(current)).length).toBe(40 << 20);
  });
});

/** What one transaction does; the last field says whether it throws in the end. */
const steps = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constant("put"),
      fc.constantFrom("p", "q"),
      fc.constantFrom("a", "b", "c"),
      fc.jsonValue(),
    ),
    fc.tuple(
      fc.constant("delete"),
      fc.constantFrom("p", "q"),
      fc.constantFrom("a", "b", "c"),
      fc.constant(null),
    ),
    fc.tuple(fc.constant("clear"), fc.constant(""), fc.constant(""), fc.constant(null)),
  ),
  { maxLength: 6 },
);
const transactions = fc.array(fc.tuple(steps, fc.boolean()), { maxLength: 12 });
const anything: Table<unknown> = { name: "anything" };

function run(target: Store, work: [string, string, string, unknown][], fails: boolean): void {
  try {
    target.transaction((transaction) => {
      for (const [step, partition, key, value] of work) {
        if (step === "put") transaction.put(anything, partition, key, value);
        else if (step === "delete") transaction.delete(anything, partition, key);
        else transaction.clear(anything);
      }
      if (fails) throw new Error("rolled back");
    });
  } catch (error) {
    if (!fails) throw error;
  }
}

function contents(target: Store): unknown {
  return target.transaction((t) =>
    ["p", "q"].map((partition) => [...t.entries(anything, partition)]),
  );
}

describe("any sequence of transactions", () => {
  beforeEach(() => {
    store = openStore();
  });

  test("leaves what the successful ones alone leave, in the same places", () => {
    fc.assert(
      fc.property(transactions, (sequence) => {
        const all = openStore();
        const successful = openStore();
        for (const [work, fails] of sequence) {
          run(all, work as [string, string, string, unknown][], fails);
          if (!fails) run(successful, work as [string, string, string, unknown][], false);
        }
        expect(contents(all)).toEqual(contents(successful));
      }),
    );
  });

  test("reads the same after a restart", () => {
    fc.assert(
      fc.property(transactions, (sequence) => {
        const place = mkdtempSync(join(directory, "run-"));
        const first = openStore(place);
        for (const [work, fails] of sequence) {
          run(first, work as [string, string, string, unknown][], fails);
        }
        const before = JSON.parse(JSON.stringify(contents(first)));
        first.close();
        const second = openStore(place);
        expect(contents(second)).toEqual(before);
        second.close();
      }),
      { numRuns: 50 },
    );
  });
});
