import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "../../scripts/generated-files";

const root = join(__dirname, "../..");
const files = generatedFiles();

test("there are a schema for every kind of file and the index of managed policies", () => {
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      "access/schema/environment.schema.json",
      "access/schema/permission-set.schema.json",
      "model/aws-managed-policies.generated.json",
    ]),
  );
});

test.each([...files.keys()])("%s is what npm run generate writes", (file) => {
  const path = join(root, file);
  expect(existsSync(path) ? readFileSync(path, "utf8") : undefined).toBe(files.get(file));
});
