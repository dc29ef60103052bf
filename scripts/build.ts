import { execFileSync } from "node:child_process";
import {
  cpSync,
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

const root = join(__dirname, "..");
const dist = join(root, "dist");

/** `npm pack`'s own step: everything that the package runs, compiled into `dist/`. */
function main(): void {
  rmSync(dist, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  for (const { name } of folders(dist)) copyAssets(name);
  for (const { name } of folders(join(dist, "modules"))) writeEntry(join(dist, "modules", name));
}

/** What a program reads beside itself while it runs: catalogs, shapes, styles. */
function copyAssets(room: string): void {
  const assets = readdirSync(join(root, room), { recursive: true, encoding: "utf8" });
  for (const file of assets.filter((name) =>
    /\.(?:generated\.json|generated\.js|css)$/.test(name),
  )) {
    mkdirSync(dirname(join(dist, room, file)), { recursive: true });
    cpSync(join(root, room, file), join(dist, room, file));
  }
}

/** TypeScript with `module: CommonJS`, as `cdktf init` sets it up, finds a folder's `index.d.ts` alone. */
function writeEntry(folder: string): void {
  const name = basename(folder);
  if (!existsSync(join(folder, `${name}.js`))) return;
  writeFileSync(join(folder, "index.js"), `module.exports = require("./${name}");\n`);
  writeFileSync(join(folder, "index.d.ts"), `export * from "./${name}";\n`);
}

const folders = (path: string): readonly Dirent[] =>
  readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());

main();
