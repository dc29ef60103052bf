import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const modules = join(__dirname, "../../modules");

/** What `package.json` exports as `modules/*`: folders with a file of their own name, sorted. */
export const publishedModules = (): readonly string[] =>
  readdirSync(modules)
    .filter((name) => existsSync(join(modules, name, `${name}.ts`)))
    .sort();
