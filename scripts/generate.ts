import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "./generated-files";

const root = join(__dirname, "..");
for (const [file, content] of generatedFiles()) {
  writeFileSync(join(root, file), content);
  console.log(file);
}
