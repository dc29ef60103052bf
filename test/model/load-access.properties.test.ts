import { join } from "node:path";
import fc from "fast-check";
import type { AccessModel } from "../../model/access-model";
import {
  arbitraryTree,
  type DeclaredEnvironment,
  type DeclaredGrant,
  isReached,
} from "../fixtures/arbitrary-tree";
import { readSampleTree } from "../fixtures/sample-tree";
import { shuffledData } from "../fixtures/shuffled-data";
import { synthText } from "../fixtures/synth";
import { type TreeData, toData, toTree } from "../fixtures/tree-data";
import { EXTERNAL_TREE, loadValid, TREE_WITH_APPLICATIONS } from "./access-tree";

const runs = { numRuns: 25 };

test("a directory that breaks no rule loads, and grants what it says and nothing else", () => {
  fc.assert(
    fc.property(arbitraryTree, ({ environments, data }) => {
      const model = loadValid(toTree(data));
      for (const declared of environments) {
        expect(assignmentsIn(model, declared.name)).toEqual(workedOut(declared));
      }
    }),
    { numRuns: 100 },
  );
});

test("exclusions only ever take away", () => {
  fc.assert(
    fc.property(arbitraryTree, ({ environments, data }) => {
      const model = loadValid(toTree(data));
      const unrestricted = loadValid(toTree(withoutExclusions(data)));
      for (const { name } of environments) {
        const all = new Set(assignmentsIn(unrestricted, name));
        expect(assignmentsIn(model, name).filter((one) => !all.has(one))).toEqual([]);
      }
    }),
    runs,
  );
});

test("the order in which anything is written never changes the model nor a byte", () => {
  const pairs = arbitraryTree.chain(({ data }) =>
    shuffledData(data).map((other) => ({ data, other })),
  );
  fc.assert(
    fc.property(pairs, ({ data, other }) => expectSame(toTree(data), toTree(other))),
    runs,
  );
});

describe("nor does it in a directory that people wrote", () => {
  test.each([
    ["with applications", TREE_WITH_APPLICATIONS],
    ["with an external directory", EXTERNAL_TREE],
    ["of the sample", readSampleTree(join(__dirname, "../../access"))],
  ])("%s", (_, tree) => {
    fc.assert(
      fc.property(shuffledData(toData(tree)), (other) => expectSame(tree, toTree(other))),
      { numRuns: 3 },
    );
  });
});

function expectSame(one: Parameters<typeof loadValid>[0], other: Parameters<typeof loadValid>[0]) {
  const [model, otherModel] = [loadValid(one), loadValid(other)];
  expect(otherModel).toEqual(model);
  expect(Array.from(synthText(otherModel))).toEqual(Array.from(synthText(model)));
}

function withoutExclusions(data: TreeData): TreeData {
  return Object.fromEntries(
    Object.entries(data).map(([file, content]) => {
      if (!file.startsWith("environments/")) return [file, content];
      const declared = content as { readonly grants: readonly DeclaredGrant[] };
      const grants = declared.grants.map(({ except, ...grant }) => grant);
      return [file, { ...declared, grants }];
    }),
  );
}

function assignmentsIn({ environments }: AccessModel, name: string): string[] {
  const found = environments.find((environment) => environment.name === name)?.assignments ?? [];
  return found
    .map(({ principal, permissionSet, account }) =>
      JSON.stringify([principal.type, principal.name, permissionSet, account.id]),
    )
    .sort();
}

/** What the words in docs/access-files.md amount to, without the code that the test is about. */
function workedOut({ accounts, grants }: DeclaredEnvironment): string[] {
  const lines = grants.flatMap(({ group, user, permissionSet, accounts: targets, except = [] }) =>
    accounts
      .filter(({ status }) => status === "ACTIVE")
      .filter((account) => targets.some((target) => isReached(target, account)))
      .filter((account) => !except.some((target) => isReached(target, account)))
      .map(({ id }) =>
        JSON.stringify([group === undefined ? "USER" : "GROUP", group ?? user, permissionSet, id]),
      ),
  );
  return [...new Set(lines)].sort();
}
