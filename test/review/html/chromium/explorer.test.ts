import type { Page } from "playwright-core";
import { largeModel } from "../../../../bench/explorer/model";
import { renderAccessHtml, renderReviewHtml } from "../../../../review/html/render-html";
import { review } from "../../../../review/review";
import { editedIn, loadValid } from "../../../model/access-tree";
import { REVIEWED_TREE } from "../../recorded-edits";
import { describeInChromium } from "./chromium";

const before = loadValid(REVIEWED_TREE);
const html = renderAccessHtml(before);
const after = loadValid(
  editedIn(
    REVIEWED_TREE,
    "environments/prod.yaml",
    "grants:\n",
    "grants:\n  - { user: bo.chen, permissionSet: administrator, accounts: [shop-prod] }\n",
  ),
);
const reviewed = renderReviewHtml(review(before, after));

const namesIn = (page: Page) => page.locator("#panel .rows .cell.name a").allTextContents();
const tabsOf = (page: Page) => page.getByRole("tab").allTextContents();
const title = (page: Page) => page.locator(".details h2");
const hashOf = (page: Page) => page.evaluate<string>("location.hash");
const focused = (page: Page) => page.evaluate<string>("document.activeElement.textContent");

describeInChromium("the explorer", (pages) => {
  test("begins with everybody, and says in each tab how many there are", async () => {
    const { page, complaints, requests } = await pages.open(html);
    expect(await namesIn(page)).toEqual(["Ana Lima", "Bo Chen"]);
    expect(await tabsOf(page)).toEqual([
      "People 2",
      "Groups 2",
      "Accounts 6",
      "Permission sets 6",
      "Matrix",
      "Assignments 9",
    ]);
    expect([complaints, requests]).toEqual([[], []]);
  });

  test("search counts in every tab, says where nothing is, and lets out of it", async () => {
    const { page } = await pages.open(html);
    await page.getByRole("searchbox").fill("PAYMENTS");
    expect(await tabsOf(page)).toEqual([
      "People 0",
      "Groups 1",
      "Accounts 2",
      "Permission sets 0",
      "Matrix",
      "Assignments 5",
    ]);
    expect(await page.locator(".empty").textContent()).toContain("No people here");
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    expect(await namesIn(page)).toEqual(["Ana Lima", "Bo Chen"]);
    expect(await page.getByRole("searchbox").inputValue()).toBe("");
  });

  test("filters stand in the address, and come back from it", async () => {
    const { page } = await pages.open(html, "#view=groups");
    await page.getByLabel("Environment").selectOption({ label: "prod (production)" });
    await page.getByLabel("Access level").selectOption({ label: "Write or more" });
    expect(await page.getByRole("status").textContent()).toMatch(/^2 of 9 assignments/);
    expect(await namesIn(page)).toEqual(["Payments-Developers"]);
    await page.waitForURL(/level=4/);
    expect(await hashOf(page)).toBe("#view=groups&environment=prod&level=4");
    const again = await pages.open(html, await hashOf(page));
    expect(await namesIn(again.page)).toEqual(["Payments-Developers"]);
    expect(await again.page.getByLabel("Access level").inputValue()).toBe("4");
    await again.page.getByRole("button", { name: "Clear all" }).click();
    expect(await namesIn(again.page)).toEqual(["Engineering", "Payments-Developers"]);
  });

  test("links lead from one thing to the next, and Back returns", async () => {
    const { page } = await pages.open(html, "#view=groups");
    await page.getByRole("link", { name: "Payments-Developers" }).click();
    expect(await title(page).textContent()).toBe("Payments-Developers");
    expect(await page.locator(".details").textContent()).toContain("Builds payments");
    await page.locator(".details").getByRole("link", { name: "developer-dev" }).click();
    expect(await title(page).textContent()).toBe("developer-dev");
    const details = (await page.locator(".details").textContent()) ?? "";
    for (const told of ["4 hours", "/identity/boundary", "PowerUserAccess", "requires-mfa"])
      expect(details).toContain(told);
    await page.goBack();
    expect(await title(page).textContent()).toBe("Payments-Developers");
    await page.getByRole("button", { name: "Show only this group" }).click();
    expect(await namesIn(page)).toEqual(["Payments-Developers"]);
    await page.getByRole("button", { name: /^Remove the filter: group/ }).click();
    expect(await namesIn(page)).toHaveLength(2);
  });

  test("a person's details say what comes through which group, or directly", async () => {
    const { page } = await pages.open(html, "#open-person=ana.lima");
    const rows = await page.locator(".details tbody tr").allTextContents();
    expect(rows).toEqual([
      "payments-devviewer-devRReadEngineering",
      "shop-devviewer-devRReadEngineering",
      "payments-prodviewer-prodRReadEngineering",
      "securityauditorRReadEngineering",
      "securityviewer-prodRReaddirectly",
      "shop-prodviewer-prodRReadEngineering",
    ]);
  });

  test("the matrix shows levels by letter, and what is behind a cell", async () => {
    const { page } = await pages.open(html, "#view=matrix");
    const cells = await page
      .locator(".matrix-cell")
      .evaluateAll((all) =>
        all.map((one) => `${one.getAttribute("aria-label")}|${one.textContent}`),
      );
    expect(cells).toContain("Engineering in shop-prod: Read, 1 permission set|R");
    expect(cells).toContain(
      "Payments-Developers in payments-dev: Permissions management, 1 permission set|P",
    );
    await page.getByLabel("Engineering in security: Read").click();
    expect(await title(page).textContent()).toBe("Engineering in security");
    expect(await page.locator(".details tbody tr").allTextContents()).toEqual([
      "securityauditorRRead",
    ]);
  });

  test("headings sort, once in each direction", async () => {
    const { page } = await pages.open(html, "#view=accounts");
    const head = page.getByRole("columnheader", { name: "People" });
    await head.getByRole("button").click();
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect((await namesIn(page)).at(-1)).toBe("management");
    await head.getByRole("button").click();
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect((await namesIn(page)).at(0)).toBe("management");
  });

  test("a review begins with its verdict, and leads to who it is about", async () => {
    const { page, complaints } = await pages.open(reviewed);
    expect(await page.locator(".sentence").textContent()).toMatch(/^Access broadens: 1 assignment/);
    expect(await page.locator(".changes tbody tr").first().textContent()).toMatch(
      /^\+ gainsuser bo\.chenadministrator-prodprod: shop-prodadministrator-equivalent, production/,
    );
    await page.getByRole("link", { name: "administrator-prod" }).first().click();
    expect(await title(page).textContent()).toBe("administrator-prod");
    await page.getByLabel("Environment").selectOption({ label: "dev" });
    expect(await page.locator(".changes tbody tr").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describeInChromium("the changes that a filter leaves", (pages) => {
  const page = renderReviewHtml(
    review(
      before,
      loadValid(
        [
          [
            "environments/prod.yaml",
            "grants:\n",
            "grants:\n  - { user: bo.chen, permissionSet: administrator, accounts: [shop-prod] }\n",
          ],
          ["directory.yaml", "members: [bo.chen]", "members: [ana.lima, bo.chen]"],
          ["permission-sets/viewer.yaml", "[ViewOnlyAccess]", "[SecurityAudit, ViewOnlyAccess]"],
        ].reduce(
          (tree, [file = "", from = "", to = ""]) => editedIn(tree, file, from, to),
          REVIEWED_TREE,
        ),
      ),
    ),
  );
  const [bo, viewerProd, developerProd, uploader, viewerDev, developerDev] = [
    "user bo.chen administrator-prod",
    "Engineering, ana.lima (2 people) viewer-prod",
    "Ana Lima ana.lima by Payments-Developers developer-prod",
    "Ana Lima ana.lima by Payments-Developers uploader-prod",
    "Engineering (2 people) viewer-dev",
    "Ana Lima ana.lima by Payments-Developers developer-dev",
  ];
  const joined = [developerProd, uploader, developerDev];
  const sets = ["viewer-prod", "viewer-dev"];

  test.each<
    readonly [
      filter: string,
      rows: readonly string[],
      sets: readonly string[],
      people: number,
      causes: number,
    ]
  >([
    ["", [bo, viewerProd, developerProd, uploader, viewerDev, developerDev], sets, 4, 1],
    ["&level=6", [bo], [], 1, 1],
    ["&level=4", [bo, ...joined], [], 4, 1],
    ["&person=bo.chen", [bo, viewerProd, viewerDev], sets, 1, 0],
    ["&person=ana.lima", [viewerProd, ...joined.slice(0, 2), viewerDev, developerDev], sets, 3, 1],
    ["&person=nobody", [], [], 0, 0],
    ["&group=Payments-Developers", joined, [], 3, 1],
    ["&group=Engineering", [viewerProd, viewerDev], sets, 0, 0],
    ["&account=100000000022", [bo, viewerProd, uploader], ["viewer-prod"], 2, 0],
    ["&set=viewer-dev", [viewerDev], ["viewer-dev"], 0, 0],
    ["&set=uploader-prod&person=bo.chen", [], [], 0, 0],
  ])("%s", async (filter, rows, headings, people, causes) => {
    const { page: shown } = await pages.open(page, `#view=changes${filter}`);
    const section = (name: string) => shown.locator(".changes section", { hasText: name });
    const cells = await section("What changes")
      .locator("tbody tr")
      .evaluateAll((all) =>
        all.map((one) => [1, 2].map((cell) => one.children[cell]?.textContent).join(" ")),
      );
    expect(cells).toEqual(rows);
    const titles = await shown.locator(".changes h3").allTextContents();
    expect(titles.map((one) => one.split(" ")[0])).toEqual(headings);
    expect(await section("Person by person").locator("tbody tr").count()).toBe(people);
    expect(await section("Settings, group members").locator("li").count()).toBe(causes);
    expect((await tabsOf(shown))[0]).toBe(`Changes ${rows.length}`);
    // The verdict is about all of the change.
    expect(await shown.locator(".sentence").textContent()).toMatch(/^Access broadens: /);
  });
});

describeInChromium("the explorer by keyboard", (pages) => {
  test("arrow keys go from tab to tab", async () => {
    const { page } = await pages.open(html);
    await page.getByRole("tab", { name: "People" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("Groups 2");
    expect(await namesIn(page)).toContain("Engineering");
    await page.keyboard.press("End");
    expect(await focused(page)).toBe("Assignments 9");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("People 2");
  });

  test("Tab comes to the skip link first, to the list once; arrow keys go through the list", async () => {
    const { page } = await pages.open(html, "#view=groups");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the list");
    expect(await page.locator(".skip").boundingBox()).toMatchObject({ x: 0 });
    await page.keyboard.press("Enter");
    for (let heading = 0; heading < 5; heading++) await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Engineering");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Payments-Developers");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("Payments-Developers");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("H2");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("A");
    expect(await page.locator(".details").isVisible()).toBe(false);
  });

  test("arrow keys and Enter work in the matrix, and / leads to the search", async () => {
    const { page } = await pages.open(html, "#view=matrix");
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    const active = () =>
      page.evaluate<string>(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).getAttribute('aria-label')",
      );
    expect(await active()).toBe(
      "Payments-Developers in payments-dev: Permissions management, 1 permission set",
    );
    await page.keyboard.press("ArrowRight");
    expect(await active()).toBe("Payments-Developers in shop-dev: nothing");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    expect(await title(page).textContent()).toBe("Payments-Developers in payments-dev");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("search");
  });
});

describeInChromium("the explorer of 10,000 assignments", (pages) => {
  const large = renderAccessHtml(largeModel());

  test("makes the rows that are seen, and reaches all of them", async () => {
    const { page, complaints } = await pages.open(large);
    const grid = page.getByRole("grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("2001");
    expect(await page.locator(".rows .row").count()).toBeLessThan(60);
    await page.getByRole("link", { name: "Person 0001" }).focus();
    await page.keyboard.press("End");
    expect(await focused(page)).toBe("Person 2000");
    expect(await page.locator(".row:focus-within").getAttribute("aria-rowindex")).toBe("2001");
    await page.keyboard.press("PageUp");
    expect(await focused(page)).toMatch(/^Person 19[78]\d$/);
    expect(complaints).toEqual([]);
  });

  test("makes the cells of the matrix that are seen", async () => {
    const { page } = await pages.open(large, "#view=matrix");
    const grid = page.getByRole("grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("201");
    expect(await grid.getAttribute("aria-colcount")).toBe("301");
    expect(await page.locator(".matrix-cell").count()).toBeLessThan(1_000);
    await grid.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("PageDown");
    expect(await page.locator(".matrix-cell.active").getAttribute("aria-colindex")).toBe("301");
    expect(await page.locator(".matrix-cell.active").isVisible()).toBe(true);
  });

  test("prints all rows of what is found", async () => {
    const { page } = await pages.open(large, "#view=people&q=person.00");
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator(".rows .row").count()).toBe(99);
    expect(await page.getByRole("link", { name: "Person 0099" }).isVisible()).toBe(true);
    expect(await page.getByRole("searchbox").isVisible()).toBe(false);
    expect(await page.getByText("· search “person.00”").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator(".rows .row").count()).toBeLessThan(60);
  });
});
