import fc from "fast-check";
import { type DatedPolicy, versionBefore } from "../../../cli/review/dated-versions";

const CREATED = "2015-02-06";

/** v3 and v4 have the first version's day, as the package has it of versions since 2023. */
const policy: DatedPolicy = {
  createdDate: `${CREATED}T18:39:48.000Z`,
  lastUpdatedDate: "2026-07-21T18:42:30.000Z",
  latestVersionId: "v10",
  versions: {
    v10: { createdDate: CREATED },
    v1: { createdDate: CREATED },
    v2: { createdDate: "2023-08-07T10:00:00.000Z" },
    v3: { createdDate: CREATED },
    v4: { createdDate: CREATED },
  },
};

test.each([
  ["after the latest version, the latest", "2026-07-22", "v10", []],
  ["on the day of the latest, what its day can't tell apart", "2026-07-21", "v2", ["v3", "v4"]],
  ["between dated versions with others between them", "2025-01-01", "v2", ["v3", "v4"]],
  ["on the day of a dated version, the one before it", "2023-08-07", "v1", []],
  ["before a dated version, the one before it", "2020-01-01", "v1", []],
  ["before the policy itself, its first version", "2015-01-01", "v1", []],
])("%s", (_, since, version, unsure) => {
  expect(versionBefore(policy, since)).toMatchObject({ version, unsure });
});

test("says when the version was published, where that is known", () => {
  expect(versionBefore(policy, "2025-01-01").date).toBe("2023-08-07");
  const { v1: _, v2: __, ...undated } = policy.versions;
  expect(versionBefore({ ...policy, versions: undated }, "2025-01-01")).toEqual({
    version: "v3",
    unsure: ["v4"],
  });
});

test("a later day never names an older version", () => {
  const day = fc
    .date({ min: new Date("2014-01-01"), max: new Date("2028-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const number = (since: string) => Number(versionBefore(policy, since).version.slice(1));
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [earlier = "", later = ""] = [one, other].sort();
      expect(number(earlier)).toBeLessThanOrEqual(number(later));
    }),
  );
});
