import { bounds, type Figures, isMet } from "../../bench/bounds";

const good: Figures = {
  seconds: {
    grouped10k: 1.5,
    grouped50k: 6.2,
    single10k: 2,
    single50k: 7.3,
    bare10k: 3.4,
    rules2k: 0.3,
    rules10k: 0.9,
    rules50k: 3.5,
    review10k: 1.5,
    plan2k: 0.6,
    plan10k: 1.6,
    plan50k: 7,
    sample: 1.3,
  },
  peakMebibytes: { grouped10k: 191, grouped50k: 419, single10k: 265, rules10k: 300 },
};

const missed = (figures: Figures): string[] =>
  bounds(figures)
    .filter((bound) => !isMet(bound))
    .map(({ what }) => what);

test("good figures meet every bound", () => {
  expect(missed(good)).toEqual([]);
});

describe("a figure beyond its bound is missed", () => {
  test.each([
    ["grouped10k", 4.5, ["time of 10,000 assignments, to the bare loop"]],
    ["single10k", 4.5, ["time of 10,000 assignments, a grant each, to the bare loop"]],
    ["grouped50k", 11.4, ["time of 50,000 assignments, to 10,000"]],
    ["single50k", 15.1, ["time of 50,000 assignments, a grant each, to 10,000"]],
    ["rules10k", 2.01, ["rules over 10,000 assignments"]],
    ["rules2k", 0.11, ["time of rules over 10,000 assignments, to 2,000"]],
    ["rules50k", 6.8, ["time of rules over 50,000 assignments, to 10,000"]],
    ["review10k", 3.01, ["review of 10,000 assignments"]],
    ["plan10k", 3.01, ["review of a plan of 10,000 assignments"]],
    ["plan2k", 0.21, ["time of review of a plan of 10,000 assignments, to 2,000"]],
    ["plan50k", 12.1, ["time of review of a plan of 50,000 assignments, to 10,000"]],
    ["sample", 2.01, ["npx tsx main.ts on access/"]],
  ] as const)("%s of %s seconds", (name, value, expected) => {
    expect(missed({ ...good, seconds: { ...good.seconds, [name]: value } })).toEqual(expected);
  });

  test.each([
    ["grouped10k", "peak memory of 10,000 assignments"],
    ["single10k", "peak memory of 10,000 assignments, a grant each"],
    ["grouped50k", "peak memory of 50,000 assignments"],
    ["rules10k", "peak memory of rules over 10,000 assignments"],
  ] as const)("%s of 477 MiB, which are more than 500 MB", (name, expected) => {
    expect(missed({ ...good, peakMebibytes: { ...good.peakMebibytes, [name]: 477 } })).toEqual([
      expected,
    ]);
  });

  test("a measurement that is none", () => {
    expect(missed({ ...good, seconds: { ...good.seconds, sample: Number.NaN } })).toEqual([
      "npx tsx main.ts on access/",
    ]);
  });
});
