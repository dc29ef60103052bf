/** What CDK Terrain publishes in the place of what this project depends on. */
const ALIASES: Readonly<Record<string, string>> = {
  cdktf: "npm:cdktn@0.24.0",
  "cdktf-cli": "npm:cdktn-cli@0.24.0",
  "@cdktf/provider-aws": "npm:@cdktn/provider-aws@25.7.0",
};

/** The oldest Node that all three of them support. */
export const NEEDED_NODE = "22.19.0";

/** The part of a `package.json` that names packages of others. */
interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The same project on CDK Terrain: its packages under the names that the source imports. */
export const aliased = <T extends Manifest>(manifest: T): T => ({
  ...manifest,
  peerDependencies: replaced(manifest.peerDependencies),
  devDependencies: replaced(manifest.devDependencies),
});

const replaced = (versions: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [name, ALIASES[name] ?? version]),
  );

/** Whether a release is another one, or newer. */
export function atLeast(version: string, oldest: string): boolean {
  const [given = [], needed = []] = [version, oldest].map((text) => text.split(".").map(Number));
  const index = needed.findIndex((part, at) => part !== given[at]);
  return index === -1 || (given[index] ?? 0) > (needed[index] ?? 0);
}
