import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderApi } from "./render";

const directory = join(__dirname, "../../docs/api");

/** `npm run api` writes `docs/api/` from the docstrings; with `--check` it fails where that would change something. */
async function main(): Promise<void> {
  const pages = await renderApi();
  const names = new Set([
    ...pages.keys(),
    ...(existsSync(directory) ? readdirSync(directory) : []),
  ]);
  const stale = [...names].filter((name) => written(name) !== pages.get(name)).sort();
  if (process.argv[2] === "--check") {
    if (stale.length === 0) return;
    console.error(
      `docs/api is out of date: ${stale.join(", ")}. Run npm run api, and commit what it writes.`,
    );
    process.exitCode = 4;
    return;
  }
  mkdirSync(directory, { recursive: true });
  for (const name of stale) {
    const content = pages.get(name);
    if (content === undefined) rmSync(join(directory, name));
    else writeFileSync(join(directory, name), content);
    console.log(`docs/api/${name}`);
  }
}

function written(name: string): string | undefined {
  const path = join(directory, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
