import fc from "fast-check";
import { endOf, instantOf, isDate, plusSeconds, secondsBetween } from "../../model/instant";

describe("a moment is given as a day or a time in UTC", () => {
  test.each([
    ["2027-03-31", "2027-03-31T00:00:00Z"],
    ["2027-03-31T17:05Z", "2027-03-31T17:05:00Z"],
    ["2027-03-31T17:05:09Z", "2027-03-31T17:05:09Z"],
    ["2028-02-29", "2028-02-29T00:00:00Z"],
  ])("%s is %s", (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  test.each([
    "",
    "2027-02-29",
    "2027-13-01",
    "2027-3-1",
    "tomorrow",
    "2027-03-31T24:00Z",
    "2027-03-31T17:60Z",
    "2027-03-31T17:05",
    "2027-03-31T17:05:09+02:00",
    "2027-03-31 17:05Z",
    "+012027-03-31",
  ])("%j is none", (text) => {
    expect(instantOf(text)).toBeUndefined();
  });

  test("a time is no day", () => {
    expect(isDate("2027-03-31")).toBe(true);
    expect(isDate("2027-03-31T17:05Z")).toBe(false);
  });

  test.each([
    ["2027-03-31", "2027-04-01T00:00:00Z"],
    ["2027-12-31", "2028-01-01T00:00:00Z"],
    ["2027-03-31T17:05Z", "2027-03-31T17:05:00Z"],
    ["9999-12-30", "9999-12-31T00:00:00Z"],
    // What stands for never sorts after everything else, too.
    ["9999-12-31", "9999-12-31T23:59:59Z"],
  ])("what holds until %s ends at %s", (text, instant) => {
    expect(endOf(text)).toBe(instant);
  });

  test("texts sort by time, and seconds added are seconds between", () => {
    const moment = fc
      .date({ min: new Date("1970-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`);
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 10_000_000 }), (from, seconds) => {
        const to = plusSeconds(from, seconds);
        expect(to > from).toBe(true);
        expect(secondsBetween(from, to)).toBe(seconds);
        expect(instantOf(to)).toBe(to);
      }),
    );
  });
});
