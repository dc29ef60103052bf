import { createRateLimit } from "../../live/rate-limit";
import { quickClock } from "./clock";

/** When each of so many requests that are all asked for at once is let through, in milliseconds. */
async function times(perSecond: number, requests: number): Promise<number[]> {
  const clock = quickClock();
  const limit = createRateLimit(perSecond, clock);
  const passed: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    await limit.take();
    passed.push(Math.round(clock.now()));
  }
  return passed;
}

test("a second's worth goes at once, the rest one by one", async () => {
  expect(await times(4, 8)).toEqual([0, 0, 0, 0, 250, 500, 750, 1000]);
});

test("after a pause a second's worth goes at once again, and no more", async () => {
  const clock = quickClock();
  const limit = createRateLimit(2, clock);
  for (let request = 0; request < 4; request += 1) await limit.take();
  await clock.wait(60_000);
  const start = clock.now();
  await limit.take();
  await limit.take();
  expect(clock.now()).toBe(start);
  await limit.take();
  expect(clock.now()).toBe(start + 500);
});

test("after a refusal nothing goes for a second", async () => {
  const clock = quickClock();
  const limit = createRateLimit(10, clock);
  await limit.take();
  limit.refused();
  await limit.take();
  expect(clock.now()).toBe(1000);
  await limit.take();
  expect(clock.now()).toBe(1100);
});
