import { type AccessTree, added, edited, loadedText } from "../access-tree";

/** Hostile texts of megabytes. Each ends with a sentence; none may take the time or the memory that it asks for. */
const BOMBS: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "a list that no environment needs",
    tree: edited("environments/dev.yaml", "[all]", `[${"a,".repeat(1_000_000)}]`),
    shows: [
      "access/environments/dev.yaml:2:1333374 error too-long",
      "  A file has at most 2000000 words, marks, spaces and line ends, got more.",
      "  fix: Name several accounts in one grant, or grant by organizational unit or tag.",
    ],
  },
  {
    given: "millions of open mappings",
    tree: edited("environments/dev.yaml", "[all]", "{a: ".repeat(1_500_000)),
    shows: [
      "access/environments/dev.yaml:2:304 error too-deep",
      "  Lists and mappings are nested at most 64 deep, got more.",
      "  fix: Write it flatter.",
    ],
  },
  {
    given: "millions of brackets that close nothing",
    tree: added("environments/dev.yaml", `grants: ${"]".repeat(3_000_000)}`),
    shows: [
      "access/environments/dev.yaml:1:9 error yaml-syntax",
      '  A file is one YAML 1.2 document, got: Unexpected flow-seq-end token in YAML stream: "]".',
      "  fix: Correct the syntax here; the rest of the file is not read until then.",
    ],
  },
  {
    given: "hundreds of thousands of escapes that are none",
    tree: added("environments/dev.yaml", `grants: "${"\\x".repeat(300_000)}"`),
    shows: [
      "access/environments/dev.yaml:1:10 error yaml-syntax",
      "  A file is one YAML 1.2 document, got: Invalid escape sequence \\x\\x.",
      "  fix: Correct the syntax here; the rest of the file is not read until then.",
    ],
  },
  {
    given: "millions of documents",
    tree: added("environments/dev.yaml", "---\n".repeat(1_500_000)),
    shows: [
      "access/environments/dev.yaml:2:1 error several-documents",
      "  A file is one YAML document, got another one after `---`.",
      "  fix: Put the second document into a file of its own.",
    ],
  },
  {
    given: "aliases that unfold to billions of values",
    tree: added(
      "environments/dev.yaml",
      `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join("")}grants: *a30\n`,
    ),
    shows: [
      "access/environments/dev.yaml:11:17 error too-many-aliases",
      "  The aliases of a file stand for at most 10000 values, got more.",
      "  fix: Write the values out.",
    ],
  },
  {
    given: "a policy of nothing but brackets",
    tree: added("policies/developer.json", "[".repeat(1_000_000) + "]".repeat(1_000_000)),
    shows: [
      "access/policies/developer.json:1:65 error too-deep",
      "  Lists and mappings are nested at most 64 deep, got more.",
      "  fix: Write it flatter.",
    ],
  },
];

describe("hostile files end with a clear error", () => {
  test.each(BOMBS)("$given", ({ tree, shows }) => {
    // What they ask for is hours and gigabytes: without the limits this would not end.
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});

test("thousands of mistakes in one mapping are all found, in time that grows with them alone", () => {
  const tags = Array.from({ length: 5_000 }, (_, i) => `  k${i}: ${i}\n`).join("");
  const shown = loadedText(added("permission-sets/viewer.yaml", `name: viewer\ntags:\n${tags}`));
  expect(shown.match(/ error wrong-type$/gm)).toHaveLength(5_000);
});
