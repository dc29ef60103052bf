import fc from "fast-check";
import { unclear } from "../fixtures/clear-answer";
import { mutatedTree } from "../fixtures/mutated-tree";
import { synthText } from "../fixtures/synth";
import { EXTERNAL_TREE, load, TREE_WITH_APPLICATIONS } from "./access-tree";

const mutated = fc.oneof(mutatedTree(TREE_WITH_APPLICATIONS), mutatedTree(EXTERNAL_TREE));

test("whatever happens to the files, the answer is a model or errors with their place", () => {
  fc.assert(
    fc.property(mutated, (tree) => expect(unclear(tree)).toEqual([])),
    { numRuns: 250 },
  );
});

test("what loads after all is synthesized, too", () => {
  fc.assert(
    fc.property(mutated, (tree) => {
      const loaded = load(tree);
      if (loaded.ok) expect(synthText(loaded.value).size).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
