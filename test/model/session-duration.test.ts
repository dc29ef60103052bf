import fc from "fast-check";
import { durationInSeconds, inWords } from "../../model/session-duration";

test.each([
  ["PT1H", 3_600],
  ["PT90M", 5_400],
  ["PT1H30M", 5_400],
  ["PT3600S", 3_600],
  ["PT15M", 900],
  ["P1D", 86_400],
  ["P1W", 604_800],
  ["P1DT1M", 86_460],
  ["PT0S", 0],
])("%s lasts %d seconds", (text, seconds) => {
  expect(durationInSeconds(text)).toBe(seconds);
});

test.each([
  "",
  "1h",
  "P",
  "PT",
  "PT1",
  "1H",
  "pt1h",
  "PT1H ",
  "PT1.5H",
  "-PT1H",
  "P1Y",
  "P1M",
  "PT1M1H",
  "P1H",
])("%j is no duration with a length", (text) => {
  expect(durationInSeconds(text)).toBeUndefined();
});

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [900, "15 minutes"],
  [3_600, "1 hour"],
  [5_400, "1 hour 30 minutes"],
  [86_461, "24 hours 1 minute 1 second"],
])("%d seconds are %s", (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});

test("hours, minutes and seconds add up", () => {
  const count = fc.nat(1_000);
  fc.assert(
    fc.property(count, count, count, (hours, minutes, seconds) => {
      expect(durationInSeconds(`PT${hours}H${minutes}M${seconds}S`)).toBe(
        hours * 3_600 + minutes * 60 + seconds,
      );
    }),
  );
});
