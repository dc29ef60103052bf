import { ACCESS_LEVELS } from "../../../../review/html/access-levels";
import { explorerPage } from "../../../../review/html/page";
import { renderReviewHtml } from "../../../../review/html/render-html";
import { review } from "../../../../review/review";
import { accessModel } from "../../../fixtures/access-model";
import { loadValid } from "../../../model/access-tree";
import { REVIEWED_TREE } from "../../recorded-edits";
import { choose, describeInChromium } from "./chromium";
import { TOO_FAINT } from "./contrast";

/** With every view, the review's too. */
const html = renderReviewHtml(review(accessModel(), loadValid(REVIEWED_TREE)));

const ADDRESSES = [
  "#view=people&open-person=ana.lima&group=Engineering",
  "#view=accounts&open-account=100000000021",
  "#view=sets&open-set=developer-dev",
  "#view=matrix&open=100000000011&holder-group=Payments-Developers",
  "#view=assignments&q=nothing",
  "#view=changes",
];

describeInChromium("the explorer for everybody", (pages) => {
  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    test("every text stands out", async () => {
      const { page } = await pages.open(html, "", { colorScheme });
      for (const hash of ADDRESSES) {
        await choose(page, hash);
        expect(await page.evaluate("document.body.innerText.length")).toBeGreaterThan(200);
        expect([hash, await page.evaluate(TOO_FAINT)]).toEqual([hash, []]);
      }
    });

    test("and every level of access, whose letters differ", async () => {
      const levels = ACCESS_LEVELS.map((_, level) => level);
      const { page } = await pages.open(
        explorerPage({
          organization: "o-acme123456",
          environments: [{ name: "dev", production: false }],
          accounts: [],
          permissionSets: [],
          groups: levels.map((level) => ({ name: `holds ${level}`, members: [] })),
          people: [],
          assignments: levels.map((level) => [0, 0, level, 0, 0, level, 0]),
        }),
        "#view=groups",
        { colorScheme },
      );
      expect(await page.evaluate(TOO_FAINT)).toEqual([]);
      const letters = await page.locator(".letter").allTextContents();
      expect(new Set(letters).size).toBe(ACCESS_LEVELS.length);
    });
  });

  test("a screen reader finds names and roles everywhere", async () => {
    const { page } = await pages.open(html);
    for (const hash of ADDRESSES) {
      await choose(page, hash);
      const nameless = await page.evaluate(`
        [...document.querySelectorAll("button, a, input, select, [role=grid], [role=tabpanel], aside")]
          .filter((element) => element.checkVisibility())
          .filter((element) => !(element.getAttribute("aria-label")
            || element.textContent.trim()
            || document.getElementById(element.getAttribute("aria-labelledby"))?.textContent
            || document.querySelector('label[for="' + element.id + '"]')?.textContent))
          .map((element) => element.outerHTML)`);
      expect([hash, nameless]).toEqual([hash, []]);
      const ids = await page.evaluate<string[]>(
        "[...document.querySelectorAll('[id]')].map((element) => element.id)",
      );
      expect(ids).toEqual([...new Set(ids)]);
      const broken = await page.evaluate(`
        [...document.querySelectorAll("[aria-controls], [aria-labelledby], [aria-describedby]")]
          .flatMap((element) => ["aria-controls", "aria-labelledby", "aria-describedby"]
            .flatMap((name) => element.getAttribute(name) ?? []))
          .filter((id) => document.getElementById(id) === null)`);
      expect([hash, broken]).toEqual([hash, []]);
    }
  });

  test("rows of a list say which of how many they are", async () => {
    const { page } = await pages.open(html, "#view=accounts");
    expect(await page.getByRole("grid", { name: "Accounts" }).getAttribute("aria-rowcount")).toBe(
      "7",
    );
    const rows = await page
      .locator("#panel [role=row]")
      .evaluateAll((all) => all.map((row) => Number(row.getAttribute("aria-rowindex"))));
    expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test.each([1280, 700, 360])("nothing is wider than a window of %i pixels", async (width) => {
    const { page } = await pages.open(html, "", { viewport: { width, height: 700 } });
    for (const hash of ADDRESSES) {
      await choose(page, hash);
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect([hash, wide]).toEqual([hash, width]);
    }
  });

  test("nothing moves for those who want no motion", async () => {
    const { page } = await pages.open(html, "#view=people", { reducedMotion: "reduce" });
    expect(
      await page.evaluate(
        "getComputedStyle(document.querySelector('.rows .row')).transitionDuration",
      ),
    ).toBe("0s");
  });

  test("whoever focuses something by keyboard sees it", async () => {
    const { page } = await pages.open(html, "#view=groups");
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toMatch(
        /solid|auto/,
      );
    }
  });
});
