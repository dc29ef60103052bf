import { visible } from "../../../../model/quote";
import { VIEWS } from "../../../../review/html/client/state";
import { renderAccessHtml, renderReviewHtml } from "../../../../review/html/render-html";
import { review } from "../../../../review/review";
import { accessModel } from "../../../fixtures/access-model";
import { choose, describeInChromium, type Watched } from "./chromium";
import { HOSTILE, hostileModel } from "./hostile-model";

const model = hostileModel();
const html = renderAccessHtml(model);

async function expectHarmless({ page, complaints, requests }: Watched): Promise<void> {
  expect(await page.title()).toBe("Access explorer");
  expect(complaints).toEqual([]);
  expect(requests).toEqual([]);
  expect(await page.locator("script, style, img, svg, base, iframe, object").count()).toBe(3);
  expect(await page.evaluate("Object.keys(Object.prototype).length")).toBe(0);
}

describeInChromium("hostile names in the explorer", (pages) => {
  test("do nothing in any view", async () => {
    const watched = await pages.open(html);
    for (const view of VIEWS.filter((one) => one !== "changes")) {
      await choose(watched.page, `#view=${view}`);
      expect(await watched.page.locator("#panel [role=row]").count()).toBeGreaterThan(20);
      await expectHarmless(watched);
    }
  });

  test("do nothing in a review, and in the address", async () => {
    const reviewed = renderReviewHtml(review(accessModel(), model));
    const watched = await pages.open(
      reviewed,
      `#${new URLSearchParams({ q: HOSTILE[0], person: HOSTILE[2], "open-set": HOSTILE[4] })}`,
    );
    await watched.page.getByRole("button", { name: "Clear all" }).click();
    expect(await watched.page.locator(".changes tbody tr").count()).toBeGreaterThan(20);
    await expectHarmless(watched);
  });

  test("are shown as they are, with all that there is about them", async () => {
    const watched = await pages.open(html);
    const { page } = watched;
    for (const [number, text] of HOSTILE.entries())
      for (const kind of ["person", "group", "account", "set"]) {
        const name = kind === "account" ? String(100_000_000_100 + number) : visible(text);
        await choose(page, `#${new URLSearchParams({ view: "groups", [`open-${kind}`]: name })}`);
        expect(await page.locator(".details h2").textContent()).toBe(visible(text));
      }
    const hrefs = await page
      .locator("a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(hrefs.filter((href) => !href.startsWith("#"))).toEqual([]);
    await expectHarmless(watched);
  });
});

describeInChromium("the content security policy of the explorer", (pages) => {
  test.each([
    [
      "a script that somebody puts into it",
      "document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
      /This document requires 'TrustedScript'|Executing inline script violates/,
    ],
    [
      "markup made of a text",
      "document.body.innerHTML = '<b>x</b>'",
      /This document requires 'TrustedHTML'/,
    ],
    [
      "a request",
      "fetch('https://evil.example').catch(() => {})",
      /violates the following Content Security Policy directive/,
    ],
    [
      "an image",
      "document.body.append(Object.assign(new Image(), { src: 'https://evil.example/x' }))",
      /violates the following Content Security Policy directive/,
    ],
  ])("refuses %s", async (_, script, complaint) => {
    const { page, complaints, requests } = await pages.open(html);
    await page.evaluate(
      `(() => { try { ${script} } catch (error) { console.log(String(error)) } })()`,
    );
    expect(complaints.join("\n")).toMatch(complaint);
    expect(requests).toEqual([]);
  });
});
