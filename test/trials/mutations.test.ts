import fc from "fast-check";
import { unclear } from "../fixtures/clear-answer";
import { mutatedTree } from "../fixtures/mutated-tree";
import { EXTERNAL_TREE, TREE_WITH_APPLICATIONS } from "../model/access-tree";

test("ten thousand broken directories each get a clear answer", () => {
  const mutated = fc.oneof(mutatedTree(TREE_WITH_APPLICATIONS), mutatedTree(EXTERNAL_TREE));
  fc.assert(
    fc.property(mutated, (tree) => expect(unclear(tree)).toEqual([])),
    { numRuns: 10_000 },
  );
}, 900_000);
