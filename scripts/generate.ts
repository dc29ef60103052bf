import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles, generatedModules } from "./generated-files";

/** `generate.ts` writes every generated file, `generate.ts modules` the Terraform modules alone. */
const files = process.argv[2] === "modules" ? generatedModules() : generatedFiles();
const root = join(__dirname, "..");
for (const [file, content] of files) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
  console.log(file);
}
