import { lengthInSeconds } from "../../../cli/break-glass/length";

test.each([
  ["4h", 14_400],
  ["30m", 1_800],
  ["1h30m", 5_400],
  ["72h", 259_200],
  ["0h1m", 60],
])("%s is %d seconds", (given, seconds) => {
  expect(lengthInSeconds(given)).toBe(seconds);
});

test.each(["", "0h", "0m", "4", "h", "m30", "30m1h", "-1h", "1.5h", "1d", " 4h", "4H", "99999h"])(
  "%j is no length",
  (given) => {
    expect(() => lengthInSeconds(given)).toThrow(
      `A length of time has the form 4h, 30m or 1h30m, got "${given}".`,
    );
  },
);
