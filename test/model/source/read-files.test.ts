import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadAccess } from "../../../model/load-access";
import { plantTree, textOf, VALID_TREE } from "../access-tree";

let planted: ReturnType<typeof plantTree>;

beforeEach(() => {
  planted = plantTree(VALID_TREE);
});

afterEach(() => planted.remove());

const inside = (...parts: readonly string[]): string => join(planted.directory, ...parts);

describe("the access directory itself", () => {
  test.each([
    ["nothing", "absent"],
    ["a file", "organization.yaml"],
  ])("%s is no directory", (_, name) => {
    expect(textOf(inside(name)).split("\n")).toEqual([
      "access:1:1 error missing-directory",
      '  The access files are read from a directory, got "access", which is none.',
      "  fix: Name the directory that holds organization.yaml.",
    ]);
  });

  test("a name that no system takes is none, either", () => {
    const loaded = loadAccess("access\0");
    expect(loaded.ok ? [] : loaded.errors.map(({ rule }) => rule)).toEqual(["missing-directory"]);
  });

  test("a name that is too long can't be read", () => {
    const loaded = loadAccess("x".repeat(300));
    expect(loaded.ok ? [] : loaded.errors.map(({ message }) => message)).toEqual([
      `Every file can be read, got ENAMETOOLONG for "${"x".repeat(120)}…".`,
    ]);
  });

  test.each(["", "/", "/."])("is named alike with %j behind it", (suffix) => {
    rmSync(inside("directory.yaml"));
    const loaded = loadAccess(planted.directory + suffix);
    expect(loaded.ok ? [] : loaded.errors.map(({ location }) => location.file)).toEqual([
      inside("directory.yaml"),
    ]);
  });
});

describe("links", () => {
  test("lead to another file inside", () => {
    writeFileSync(inside("policies", "shared.json"), VALID_TREE["policies/developer.json"]);
    rmSync(inside("policies", "developer.json"));
    symlinkSync("shared.json", inside("policies", "developer.json"));
    expect(textOf(planted.directory)).toContain("notice unused-policy-file");
  });

  test("lead to no file outside, which would read anything on the machine", () => {
    // GIVEN
    writeFileSync(join(dirname(planted.directory), "secret.yaml"), "token: 1\n");
    rmSync(inside("permission-sets", "viewer.yaml"));
    symlinkSync("../../secret.yaml", inside("permission-sets", "viewer.yaml"));
    // THEN
    expect(textOf(planted.directory).split("\n")).toEqual([
      "access/permission-sets/viewer.yaml:1:1 error outside-access-directory",
      '  Every file lies inside the access directory, got "permission-sets/viewer.yaml", a link that leads out of it.',
      "  fix: Replace the link by the file itself.",
    ]);
  });

  test("lead to no directory outside", () => {
    rmSync(inside("environments"), { recursive: true });
    mkdirSync(join(dirname(planted.directory), "elsewhere"));
    symlinkSync("../elsewhere", inside("environments"));
    expect(textOf(planted.directory)).toContain(
      "access/environments:1:1 error outside-access-directory",
    );
  });

  test.each([
    ["nowhere", "absent.yaml", "ENOENT"],
    ["to themselves", "viewer.yaml", "ELOOP"],
  ])("lead %s", (_, target, code) => {
    rmSync(inside("permission-sets", "viewer.yaml"));
    symlinkSync(target, inside("permission-sets", "viewer.yaml"));
    expect(textOf(planted.directory).split("\n")).toEqual([
      "access/permission-sets/viewer.yaml:1:1 error unreadable-file",
      `  Every file can be read, got ${code} for "permission-sets/viewer.yaml".`,
      "  fix: Give yourself the right to read it, or mend the link.",
    ]);
  });
});

describe("what one has no right to read", () => {
  test.each([
    ["a file", "directory.yaml", "access/directory.yaml:1:1 error unreadable-file"],
    ["a directory", "policies", "access/policies:1:1 error unreadable-file"],
    ["the access directory", "", "access:1:1 error unreadable-file"],
  ])("%s", (_, name, expected) => {
    chmodSync(dirname(planted.directory), 0o755);
    chmodSync(inside(name), 0);
    try {
      expect(withoutPrivileges(() => textOf(planted.directory))).toContain(expected);
    } finally {
      chmodSync(inside(name), 0o755);
    }
  });

  /** Root may read everything: as root the rights of nobody are tried. */
  function withoutPrivileges<T>(run: () => T): T {
    if (process.geteuid?.() !== 0) return run();
    process.seteuid?.(65_534);
    try {
      return run();
    } finally {
      process.seteuid?.(0);
    }
  }
});

test("hidden files, Markdown and the schemas of editors declare nothing", () => {
  for (const name of [".gitkeep", "README.md", "permission-sets/.viewer.yaml.swp", "policies/.x"]) {
    writeFileSync(inside(name), "x: [");
  }
  mkdirSync(inside("schema"));
  writeFileSync(inside("schema", "x.schema.json"), "{");
  expect(textOf(planted.directory)).toBe("");
});
