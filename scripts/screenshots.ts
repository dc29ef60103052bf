import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { AccessModel } from "../model/access-model";
import { loadAccess } from "../model/load-access";
import { renderAccessHtml, renderReviewHtml } from "../review/html/render-html";
import { review } from "../review/review";
import { findChromium, NO_CHROMIUM } from "./find-chromium";

const root = join(__dirname, "..");

/** `npm run screenshots`: pictures of the explorer with the sample organization, for the documents. */
async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  const loaded = loadAccess(join(root, "access"));
  if (!loaded.ok) throw new Error("The sample organization has no errors.");
  const access = renderAccessHtml(loaded.value);
  const changed = renderReviewHtml(review(earlier(loaded.value), loaded.value));
  const matrix = "#view=matrix&open=100000000031&holder-group=Database-Team";
  const shots = [
    ["matrix-light", access, matrix, "light"],
    ["matrix-dark", access, matrix, "dark"],
    ["permission-set-light", access, "#view=sets&open-set=developer-dev", "light"],
    ["changes-light", changed, "", "light"],
  ] as const;
  const images = join(root, "docs/images");
  mkdirSync(images, { recursive: true });
  const directory = mkdtempSync(join(tmpdir(), "screenshots-"));
  const browser = await chromium.launch({ executablePath });
  try {
    for (const [name, html, hash, colorScheme] of shots) {
      const file = join(directory, `${name}.html`);
      writeFileSync(file, html);
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme });
      await page.goto(pathToFileURL(file).href + hash);
      const image = `explorer-${name}.png`;
      await page.screenshot({ path: join(images, image) });
      console.log(`docs/images/${image}`);
      await page.close();
    }
  } finally {
    await browser.close();
    rmSync(directory, { recursive: true });
  }
}

/** The sample before analysts came to production, and database developers lost a policy and hours of their session. */
const earlier = (model: AccessModel): AccessModel => ({
  ...model,
  environments: model.environments.map((environment) => ({
    ...environment,
    assignments: environment.assignments.filter(
      ({ principal }) => principal.name !== "Data-Analysts" || environment.name !== "prod",
    ),
    permissionSets: environment.permissionSets.map((set) =>
      set.key === "db-developer"
        ? {
            ...set,
            sessionDuration: "PT8H",
            managedPolicies: [
              ...set.managedPolicies,
              {
                name: "AmazonRDSReadOnlyAccess",
                arn: "arn:aws:iam::aws:policy/AmazonRDSReadOnlyAccess",
              },
            ],
          }
        : set,
    ),
  })),
});

void main();
