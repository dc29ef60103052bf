import { spawn } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../sandbox/store/open-store";
import type { Store, Table } from "../../../sandbox/store/store";

const values: Table<string> = { name: "values" };
const numbers: Table<{ number: number }> = { name: "numbers" };

let directory: string;
let open: Store[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "store-"));
  open = [];
});
afterEach(() => {
  for (const store of open) store.close();
  rmSync(directory, { recursive: true });
});

function reopen(): Store {
  for (const store of open) store.close();
  const store = openStore(directory);
  open = [store];
  return store;
}

const put = (store: Store, key: string, value: string) =>
  store.transaction((t) => t.put(values, "", key, value));
const list = (store: Store) => store.transaction((t) => t.list(values, ""));
const journal = () => {
  const name = readdirSync(directory).find((entry) => entry.startsWith("journal-"));
  return join(directory, name ?? "");
};

test("a line torn at any byte loses that transaction and no other", () => {
  const store = reopen();
  put(store, "a", "one");
  const kept = statSync(journal()).size;
  put(store, "b", "zwei – двa");
  const whole = readFileSync(journal());
  for (let length = kept; length < whole.length; length++) {
    for (const one of open) one.close();
    open = [];
    writeFileSync(journal(), whole.subarray(0, length));
    expect(list(reopen())).toEqual(["one"]);
  }
  put(reopen(), "c", "three");
  expect(list(reopen())).toEqual(["one", "three"]);
});

test("a line that no sandbox wrote is named, with the way out", () => {
  const store = reopen();
  put(store, "a", "one");
  store.close();
  open = [];
  const file = journal();
  appendFileSync(file, "not json\n[]\n");
  expect(() => openStore(directory)).toThrow(
    `${file}:2: not a line that the sandbox wrote. Restore the data directory, or start with an empty one.`,
  );
});

describe("a journal that outgrows the data", () => {
  const large = "x".repeat(100_000);
  const overwrite = (store: Store, times: number) => {
    for (let round = 0; round < times; round++) put(store, "state", `${round} ${large}`);
  };

  test("is replaced by a snapshot while running, so that files stay as small as the data", () => {
    const store = reopen();
    put(store, "first", "1");
    overwrite(store, 50);
    const size = readdirSync(directory)
      .filter((name) => /^(snapshot|journal)-/.test(name))
      .reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
    expect(size).toBeLessThan(2_000_000);
    expect(list(reopen())).toEqual(["1", `49 ${large}`]);
  });

  test("is replaced at the start, too", () => {
    const store = reopen();
    put(store, "first", "1");
    store.close();
    open = [];
    const line = `put\tvalues\t""\t"state"\t${JSON.stringify(large)}\n`;
    appendFileSync(journal(), line.repeat(15));
    const again = reopen();
    expect(statSync(journal()).size).toBe(0);
    expect(list(again)).toEqual(["1", large]);
  });

  test("counts for nothing once its snapshot has its name, whatever was left lying about", () => {
    const store = reopen();
    put(store, "gone", "gone");
    const old = join(directory, "journal-0");
    copyFileSync(old, join(directory, "saved"));
    store.transaction((t) => t.delete(values, "", "gone"));
    overwrite(store, 15);
    copyFileSync(join(directory, "saved"), old);
    writeFileSync(join(directory, "snapshot-9.tmp"), "half a snapsh");
    expect(list(reopen())).toEqual([`14 ${large}`]);
    expect(existsSync(old)).toBe(false);
    expect(existsSync(join(directory, "snapshot-9.tmp"))).toBe(false);
  });

  test("positions go on where they were, so that page tokens outlive it", () => {
    const store = reopen();
    put(store, "a", "a");
    put(store, "b", "b");
    const position = store.transaction((t) => [...t.entries(values, "")][0]?.position);
    store.transaction((t) => t.delete(values, "", "a"));
    overwrite(store, 15);
    const rest = reopen().transaction((t) => [...t.entries(values, "", position)]);
    expect(rest.map(({ key }) => key)).toEqual(["b", "state"]);
  });
});

test("a change that can't be written is refused and not kept", () => {
  const store = reopen();
  put(store, "a", "one");
  const unwritable = {
    toJSON: () => {
      throw new Error("disk full");
    },
  };
  expect(() => put(store, "b", unwritable as unknown as string)).toThrow("disk full");
  expect(list(store)).toEqual(["one"]);
  expect(list(reopen())).toEqual(["one"]);
});

describe("the lock", () => {
  test("refuses a second sandbox on the same directory", () => {
    reopen();
    expect(() => openStore(directory)).toThrow(
      `The data directory ${directory} belongs to one sandbox at a time, and process ${process.pid} is using it. ` +
        `End that process, choose another directory, or remove ${join(directory, "lock")} if it is not a sandbox.`,
    );
  });

  test.each([process.pid, 2147483646, "nonsense", ""])(
    "of a process that is gone (%j) counts for nothing",
    (text) => {
      openStore(directory).close();
      writeFileSync(join(directory, "lock"), String(text));
      put(reopen(), "a", "one");
      expect(list(reopen())).toEqual(["one"]);
    },
  );
});

test("kill -9 in the middle of writing loses nothing that was acknowledged", async () => {
  const writer = spawn(
    process.execPath,
    ["--import", "tsx", join(__dirname, "writer.ts"), directory],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  const ended = new Promise((resolve) => writer.on("close", resolve));
  writer.stdout.on("data", (text) => {
    said += text;
    // Long enough for several snapshots.
    if (said.length > 20_000) writer.kill("SIGKILL");
  });
  await ended;
  const acknowledged = Number(said.slice(0, said.lastIndexOf("\n")).split("\n").at(-1));
  expect(acknowledged).toBeGreaterThan(1000);
  const kept = reopen().transaction((t) => ({
    last: t.get(numbers, "last", "last")?.number ?? -1,
    all: t.list(numbers, "").map(({ number }) => number),
  }));
  expect(kept.last).toBeGreaterThanOrEqual(acknowledged);
  expect(Math.max(...kept.all)).toBe(kept.last);
}, 30_000);

test("a truncated journal file is still appendable", () => {
  const store = reopen();
  put(store, "a", "one");
  store.close();
  open = [];
  truncateSync(journal(), 5);
  put(reopen(), "b", "two");
  expect(list(reopen())).toEqual(["two"]);
});
