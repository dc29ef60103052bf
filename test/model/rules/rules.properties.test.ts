import fc from "fast-check";
import { loadAccess } from "../../../model/load-access";
import { RULES } from "../../../model/rules/all";
import { CATALOG } from "../../../model/rules/catalog";
import { arbitraryTree } from "../../fixtures/arbitrary-tree";
import { unclear } from "../../fixtures/clear-answer";
import { mutatedTree } from "../../fixtures/mutated-tree";
import { toTree } from "../../fixtures/tree-data";
import { type AccessTree, EXTERNAL_TREE, editedIn, withTree } from "../access-tree";
import { soundTreeWith } from "./sound-tree";

const EXCEPTIONS = `- { rule: direct-user-grant, on: { user: ana.lima }, reason: Until the team is there, approvedBy: olga, until: 2027-03-31 }
- { rule: empty-group, on: { group: Nobody, environment: dev }, reason: Until the team is there, approvedBy: olga, until: 2026-03-31 }
`;

/** A tree in which every rule of the model has something to judge. */
const GUARDED: AccessTree = {
  ...soundTreeWith({
    "organization.yaml": [
      [
        "[Workloads/Prod, Security] }",
        "[Workloads/Prod, Security], production: true, maximumSessionDuration: PT2H }",
      ],
      ["environments:", "breakGlass: { permissionSet: auditor }\nenvironments:"],
    ],
    "directory.yaml": [["groups:\n", "groups:\n  - { displayName: Nobody }\n"]],
    "environments/dev.yaml": [
      ["group: Engineering, permissionSet: viewer", "user: ana.lima, permissionSet: viewer"],
    ],
  }),
  "exceptions.yaml": EXCEPTIONS,
};

const GUARDED_EXTERNAL: AccessTree = {
  ...editedIn(
    EXTERNAL_TREE,
    "organization.snapshot.yaml",
    "{ displayName: Engineering }",
    "{ displayName: Engineering, members: [] }",
  ),
  "exceptions.yaml": EXCEPTIONS,
};

const mutated = fc.oneof(mutatedTree(GUARDED), mutatedTree(GUARDED_EXTERNAL));

/** Everything that is found in a tree. */
const foundIn = (tree: AccessTree) =>
  withTree(tree, (directory) => {
    const loaded = loadAccess(directory, { at: "2026-11-24" });
    const { warnings, notices, excepted } = loaded;
    return [...(loaded.ok ? [] : loaded.errors), ...warnings, ...notices, ...excepted];
  });

test("whatever happens to the files, no rule crashes, and each finding has its place and its words", () => {
  fc.assert(
    fc.property(mutated, (tree) => expect(unclear(tree)).toEqual([])),
    { numRuns: 150 },
  );
});

test("every finding is explained, and one of the model's rules has its rule's severity", () => {
  const severities = new Map(RULES.map(({ id, severity }) => [id, severity]));
  const ids = new Set(CATALOG.map(({ id }) => id));
  fc.assert(
    fc.property(
      fc.oneof(
        mutated,
        arbitraryTree.map(({ data }) => toTree(data)),
      ),
      (tree) => {
        for (const { rule, severity } of foundIn(tree)) {
          expect(ids).toContain(rule);
          expect(severities.get(rule) ?? severity).toBe(severity);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("on another day only what exceptions excuse changes", () => {
  const without = (tree: AccessTree, today: string) =>
    withTree(tree, (directory) => {
      const loaded = loadAccess(directory, { at: today });
      const found = [...loaded.warnings, ...loaded.excepted].map(
        ({ rule, location: { line, column }, message }) => `${line}:${column} ${rule} ${message}`,
      );
      return found.filter((text) => !text.includes("-exception ")).sort();
    });
  fc.assert(
    fc.property(mutated, (tree) =>
      expect(without(tree, "2030-01-01")).toEqual(without(tree, "2026-01-01")),
    ),
    { numRuns: 50 },
  );
});
