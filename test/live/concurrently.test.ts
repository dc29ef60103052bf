import { concurrently } from "../../live/concurrently";

const later = () => new Promise((resolve) => setImmediate(resolve));

test("results are in the order of the items, and never more at once than allowed", async () => {
  let running = 0;
  let most = 0;
  const results = await concurrently([5, 1, 4, 2, 3], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item; turn += 1) await later();
    running -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test("after a failure no further item is begun", async () => {
  const begun: number[] = [];
  const work = concurrently([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await later();
    if (item === 1) throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  await later();
  await later();
  expect(begun).toEqual([1, 2]);
});

test("no items are no work", async () => {
  expect(await concurrently([], 3, async () => 1)).toEqual([]);
});
