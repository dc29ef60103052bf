import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Table from "cli-table3";
import { type Browser, chromium, type Page } from "playwright-core";
import { renderAccessHtml } from "../../review/html/render-html";
import { findChromium, NO_CHROMIUM } from "../../scripts/find-chromium";
import { largeModel } from "./model";

const REPETITIONS = 5;

interface Figure {
  readonly what: string;
  /** Milliseconds; the medians of all repetitions. */
  readonly median: number;
  readonly limit?: number;
}

/** What somebody does, in the page, until the next frame has been painted. */
const ACTIONS = [
  ["search in 2,000 people", "people", "type('person.01')"],
  ["an environment, in 2,000 people", "people", "choose('environment', '1')"],
  ["a level, in 300 accounts", "accounts", "choose('level', '6')"],
  ["an environment, in 60 permission sets", "sets", "choose('environment', '1')"],
  ["search in 10,000 assignments", "assignments", "type('group-001')"],
  ["an environment, in the matrix", "matrix", "choose('environment', '1')"],
  ["scrolling the matrix", "matrix", "scroll('.matrix-scroller', 2000)"],
] as const;

const IN_PAGE = `
  const change = (id, event, value) => {
    const element = document.getElementById(id);
    element.value = value;
    element.dispatchEvent(new Event(event));
  };
  const type = (text) => change("search", "input", text);
  const choose = (id, value) => change(id, "change", value);
  const scroll = (selector, by) => document.querySelector(selector).scrollBy(by, by);
  const painted = () => new Promise((done) =>
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
      port1.onmessage = done; port2.postMessage(0); }));`;

/** `npm run bench:explorer`: a page of 10,000 assignments in real Chromium. Exits 1 when a bound is missed. */
async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const browser = await chromium.launch({ executablePath });
  try {
    const model = largeModel();
    const started = performance.now();
    const html = renderAccessHtml(model);
    const rendered = performance.now() - started;
    const file = join(directory, "access.html");
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    const figures: Figure[] = [
      { what: "writing the page (Node)", median: rendered },
      {
        what: "first paint with content",
        median: await median(() => firstPaint(browser, address)),
        limit: 1_000,
      },
    ];
    for (const [what, view, action] of ACTIONS)
      figures.push({
        what,
        median: await median(() => acted(browser, `${address}#view=${view}`, action)),
        limit: 100,
      });
    const table = new Table({
      head: ["measured", "at most", "milliseconds", ""],
      colAligns: ["left", "right", "right", "left"],
      style: { head: [], border: [] },
    });
    for (const { what, median: value, limit } of figures)
      table.push([
        what,
        limit === undefined ? "" : String(limit),
        value.toFixed(0),
        limit === undefined ? "" : value <= limit ? "met" : "MISSED",
      ]);
    console.log(table.toString());
    console.log(
      `A page of ${(html.length / 1e6).toFixed(2)} MB; medians of ${REPETITIONS} new pages each; ${cpus().length} CPUs with a load of ${load} at the start, Chromium ${browser.version()}, Node ${process.versions.node}.`,
    );
    if (!figures.every(({ median: value, limit }) => limit === undefined || value <= limit))
      process.exitCode = 1;
  } finally {
    await browser.close();
    rmSync(directory, { recursive: true });
  }
}

const firstPaint = (browser: Browser, address: string): Promise<number> =>
  withPage(browser, address, (page) =>
    page.evaluate<number>(`(async () => {
      ${IN_PAGE}
      await painted();
      return performance.getEntriesByName("first-contentful-paint")[0].startTime;
    })()`),
  );

const acted = (browser: Browser, address: string, action: string): Promise<number> =>
  withPage(browser, address, (page) =>
    page.evaluate<number>(`(async () => {
      ${IN_PAGE}
      await painted();
      const started = performance.now();
      ${action};
      await painted();
      return performance.now() - started;
    })()`),
  );

async function withPage(
  browser: Browser,
  address: string,
  measure: (page: Page) => Promise<number>,
): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(address);
    await page.locator("#panel [role=row]").first().waitFor();
    return await measure(page);
  } finally {
    await page.close();
  }
}

async function median(measure: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) found.push(await measure());
  return found.sort((left, right) => left - right)[Math.floor(REPETITIONS / 2)] ?? Number.NaN;
}

void main();
