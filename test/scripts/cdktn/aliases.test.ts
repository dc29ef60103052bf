import packageJson from "../../../package.json";
import { aliased, atLeast } from "../../../scripts/cdktn/aliases";

test("packages of CDKTF are replaced, all others stay as they are", () => {
  // WHEN
  const { peerDependencies, devDependencies } = aliased(packageJson);
  // THEN
  const given = { ...packageJson.peerDependencies, ...packageJson.devDependencies };
  const changed = Object.entries({ ...peerDependencies, ...devDependencies }).filter(
    ([name, version]) => given[name as keyof typeof given] !== version,
  );
  expect(Object.fromEntries(changed)).toEqual({
    "@cdktf/provider-aws": "npm:@cdktn/provider-aws@25.7.0",
    cdktf: "npm:cdktn@0.24.0",
    "cdktf-cli": "npm:cdktn-cli@0.24.0",
  });
  expect(peerDependencies).toMatchObject({ cdktf: devDependencies.cdktf });
});

test.each([
  ["20.20.2", false],
  ["22.18.9", false],
  ["22.19.0", true],
  ["22.19.1", true],
  ["22.20.0", true],
  ["24.0.0", true],
])("Node %s is 22.19.0 or newer: %s", (version, expected) => {
  expect(atLeast(version, "22.19.0")).toBe(expected);
});
