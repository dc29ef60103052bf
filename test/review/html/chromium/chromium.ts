import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium, NO_CHROMIUM } from "../../../../scripts/find-chromium";

/** A page with everything that it did beside showing itself. */
export interface Watched {
  readonly page: Page;
  /** Of scripts, of the console, and of its content security policy. */
  readonly complaints: string[];
  /** Addresses of everything else that it asked for, unless its policy forbade that before anything left. */
  readonly requests: string[];
}

/** Pages in real Chromium, opened from disk. */
export class Pages {
  private browser: Browser | undefined;
  private readonly directory = mkdtempSync(join(tmpdir(), "explorer-"));
  private written = 0;

  async start(executablePath: string): Promise<void> {
    this.browser = await chromium.launch({ executablePath, args: ["--disable-dev-shm-usage"] });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    rmSync(this.directory, { recursive: true });
  }

  async open(html: string, hash = "", options: BrowserContextOptions = {}): Promise<Watched> {
    const browser = this.browser;
    if (browser === undefined) throw new Error("start() comes before open().");
    this.written += 1;
    const file = join(this.directory, `${this.written}.html`);
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 760 },
      colorScheme: "light",
      ...options,
    });
    const page = await context.newPage();
    const watched: Watched = { page, complaints: [], requests: [] };
    page.on("console", (message) => watched.complaints.push(message.text()));
    page.on("pageerror", (error) => watched.complaints.push(error.message));
    page.on("dialog", (dialog) => {
      watched.complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== address) watched.requests.push(request.url());
    });
    page.on("requestfailed", (request) => {
      if (request.failure()?.errorText === "csp")
        watched.requests.splice(watched.requests.indexOf(request.url()), 1);
    });
    await page.goto(address + hash);
    return watched;
  }
}

/** Chooses something else in a page that is open, as a link to the address does, and waits until it is shown. */
export async function choose(page: Page, hash: string): Promise<void> {
  await page.evaluate(`new Promise((shown) => {
    addEventListener("hashchange", () => requestAnimationFrame(shown), { once: true });
    location.hash = ${JSON.stringify(`${hash}&chosen=${++chosen}`)};
  })`);
}

/** Without it the same address twice would be no change. */
let chosen = 0;

/** Tests in Chromium. Where it is missing they are skipped aloud, but never in continuous integration. */
export function describeInChromium(name: string, tests: (pages: Pages) => void): void {
  const executable = findChromium();
  if (executable === undefined) {
    if (process.env.CI) throw new Error(NO_CHROMIUM);
    console.warn(`SKIPPED: ${name}. ${NO_CHROMIUM}`);
    describe.skip(name, () => test.todo("in Chromium"));
    return;
  }
  describe(name, () => {
    const pages = new Pages();
    beforeAll(() => pages.start(executable));
    afterAll(() => pages.stop());
    tests(pages);
  });
}
