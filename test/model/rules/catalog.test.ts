import { join } from "node:path";
import { CATALOG } from "../../../model/rules/catalog";
import { sentencesIn } from "../../fixtures/error-catalog";

const sources = ["model", "review"]
  .flatMap((room) => sentencesIn(join(__dirname, "../../..", room)))
  .filter(({ of }) => of.endsWith(" rule"));
const ids = CATALOG.map(({ id }) => id);
const isSaid = (id: string) => sources.some(({ pattern }) => pattern.exec(id)?.[0] === id);

describe("the catalog of rules", () => {
  test("explains every rule that the sources can name", () => {
    const unexplained = sources.filter(
      ({ pattern }) => !ids.some((id) => pattern.exec(id)?.[0] === id),
    );
    expect(unexplained.map(({ of, pattern }) => `${of} ${pattern.source}`)).toEqual([]);
    expect(ids.length).toBeGreaterThan(120);
  });

  test("explains nothing that no source names, and nothing twice", () => {
    expect(ids.filter((id) => !isSaid(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test.each(CATALOG.map((rule) => [rule.id, rule] as const))(
    "%s is explained in whole sentences, with a page",
    (id, { summary, why, fix, link }) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const text of [summary, why, fix]) expect(text).toMatch(/^\S.*[.)]$/s);
      expect(link).toMatch(/^https:\/\/\S+$/);
    },
  );
});
