import { coloursFor } from "../../../cli/output/colours";
import { count, printJson, visibleLines } from "../../../cli/output/print";

test("printJson escapes what a terminal would act on, and reads back as it was", () => {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const value = { name: "\u001b[2J\u009b31m\u202e\u2028\u{e0001}José 決済\nend" };
  printJson(value);
  spy.mockRestore();
  const text = written.join("");
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toContain("José 決済");
  expect(text).not.toMatch(/[^\n\P{C}]|[\u2028\u2029]/u);
});

test("visibleLines keeps line ends and spells out the rest", () => {
  expect(visibleLines("a\u0007\nb\r\u200b")).toBe("a\\u{7}\nb\\u{d}\\u{200b}");
});

test("count knows one from many", () => {
  expect([count(1, "error"), count(2, "error"), count(0, "person", "people")]).toEqual([
    "1 error",
    "2 errors",
    "0 people",
  ]);
});

describe("coloursFor", () => {
  test.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: false }, {}, false],
    [{}, {}, false],
    [{ isTTY: true }, { TERM: "dumb" }, false],
    [{ isTTY: true }, { NO_COLOR: "1" }, false],
    [{ isTTY: true }, { NO_COLOR: "" }, true],
    [{ isTTY: false }, { FORCE_COLOR: "1" }, true],
    [{ isTTY: true }, { FORCE_COLOR: "0" }, false],
    [{ isTTY: true }, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    [{ isTTY: false }, { CI: "true" }, false],
  ])("stream %j with %j: %s", (stream, environment, coloured) => {
    expect(coloursFor(stream, environment).isColorSupported).toBe(coloured);
  });
});
