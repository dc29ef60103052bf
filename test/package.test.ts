import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../package.json";

/** Helpers and data, without a construct. */
const NO_CONSTRUCT = ["identity-center-events", "terraform"];

const modules = readdirSync(join(__dirname, "../modules"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NO_CONSTRUCT.includes(entry.name))
  .map(({ name }) => name);

test.each(modules)("module %s is found by consumers under its folder's name", (name) => {
  expect(existsSync(join(__dirname, "../modules", name, `${name}.ts`))).toBe(true);
});

test("what consumers bring along is tested here at one exact version", () => {
  for (const [name, range] of Object.entries(packageJson.peerDependencies)) {
    const exact = packageJson.devDependencies[name as keyof typeof packageJson.peerDependencies];
    expect(exact).toMatch(/^\d+\.\d+\.\d+$/);
    expect(range).toMatch(/^\^\d+\.\d+\.\d+$/);
  }
});
