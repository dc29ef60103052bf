/** Medians of one run of the benchmark, the ones that bounds are stated for. */
export interface Figures {
  /** Seconds from YAML to written JSON. `grouped`: ten accounts to a grant; `single`: one. `rules`, `review`: these alone. `plan`: from its file to a comment. */
  readonly seconds: Readonly<
    Record<
      | "grouped10k"
      | "grouped50k"
      | "single10k"
      | "single50k"
      | "bare10k"
      | "rules2k"
      | "rules10k"
      | "rules50k"
      | "review10k"
      | "plan2k"
      | "plan10k"
      | "plan50k"
      | "sample",
      number
    >
  >;
  readonly peakMebibytes: Readonly<
    Record<"grouped10k" | "grouped50k" | "single10k" | "rules10k", number>
  >;
}

export interface Bound {
  readonly what: string;
  readonly limit: number;
  readonly measured: number;
  readonly unit: "×" | "MB" | "s";
}

/** Linear is five times as long for five times as much; a quadratic step would make it up to 25. */
const LINEAR = 7.5;

/**
 * Everything that the project promises about speed. Ratios and growth hold on any machine; of absolute
 * times there are four, for the sample, the rules and both reviews.
 */
export function bounds({ seconds, peakMebibytes }: Figures): Bound[] {
  return [
    ratio("10,000 assignments, to the bare loop", 1.3, seconds.grouped10k, seconds.bare10k),
    ratio(
      "10,000 assignments, a grant each, to the bare loop",
      1.3,
      seconds.single10k,
      seconds.bare10k,
    ),
    ratio("50,000 assignments, to 10,000", LINEAR, seconds.grouped50k, seconds.grouped10k),
    ratio(
      "50,000 assignments, a grant each, to 10,000",
      LINEAR,
      seconds.single50k,
      seconds.single10k,
    ),
    peak("10,000 assignments", peakMebibytes.grouped10k),
    peak("10,000 assignments, a grant each", peakMebibytes.single10k),
    peak("50,000 assignments", peakMebibytes.grouped50k),
    { what: "rules over 10,000 assignments", limit: 2, measured: seconds.rules10k, unit: "s" },
    ratio("rules over 10,000 assignments, to 2,000", LINEAR, seconds.rules10k, seconds.rules2k),
    ratio("rules over 50,000 assignments, to 10,000", LINEAR, seconds.rules50k, seconds.rules10k),
    peak("rules over 10,000 assignments", peakMebibytes.rules10k),
    { what: "review of 10,000 assignments", limit: 3, measured: seconds.review10k, unit: "s" },
    {
      what: "review of a plan of 10,000 assignments",
      limit: 3,
      measured: seconds.plan10k,
      unit: "s",
    },
    ratio(
      "review of a plan of 10,000 assignments, to 2,000",
      LINEAR,
      seconds.plan10k,
      seconds.plan2k,
    ),
    ratio(
      "review of a plan of 50,000 assignments, to 10,000",
      LINEAR,
      seconds.plan50k,
      seconds.plan10k,
    ),
    { what: "npx tsx main.ts on access/", limit: 2, measured: seconds.sample, unit: "s" },
  ];
}

/** A measurement that went wrong (NaN) misses its bound. */
export const isMet = ({ measured, limit }: Bound): boolean => measured <= limit;

const ratio = (what: string, limit: number, one: number, other: number): Bound => ({
  what: `time of ${what}`,
  limit,
  measured: one / other,
  unit: "×",
});

const peak = (what: string, mebibytes: number): Bound => ({
  what: `peak memory of ${what}`,
  limit: 500,
  measured: (mebibytes * 2 ** 20) / 1e6,
  unit: "MB",
});
