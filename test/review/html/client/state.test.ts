import fc from "fast-check";
import {
  FIRST_STATE,
  fromHash,
  KINDS,
  type State,
  toHash,
  VIEWS,
} from "../../../../review/html/client/state";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const name = fc.oneof(text, fc.constantFrom("__proto__", "a&open=b", "#", "%00", "cell"));

const state: fc.Arbitrary<State> = fc.record({
  view: fc.constantFrom(...VIEWS),
  text,
  environment: fc.option(name, { nil: undefined }),
  productionOnly: fc.boolean(),
  level: fc.integer({ min: 0, max: 6 }),
  only: fc.dictionary(fc.constantFrom(...KINDS), name),
  sort: fc.option(fc.constantFrom("name", "-level"), { nil: undefined }),
  opened: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constantFrom(...KINDS), name }),
      fc.record({
        kind: fc.constant("cell" as const),
        account: name,
        principal: fc.record({ kind: fc.constantFrom("group" as const, "person" as const), name }),
      }),
    ),
    { nil: undefined },
  ),
});

test("what has been chosen comes back from the address", () => {
  fc.assert(
    fc.property(state, (chosen) => {
      const back = fromHash(toHash(chosen));
      // A dictionary of fast-check's may have no prototype.
      expect({ ...back, only: { ...back.only } }).toEqual({ ...chosen, only: { ...chosen.only } });
    }),
  );
});

test("an address that anybody wrote gives some state", () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      const { view, level } = fromHash(hash);
      expect(VIEWS).toContain(view);
      expect([0, 1, 2, 3, 4, 5, 6]).toContain(level);
    }),
  );
});

test.each(["", "#", "#view=nowhere", "#level=7", "#level=-1", "#level=x", "#production=yes"])(
  "%j chooses nothing",
  (hash) => {
    expect(fromHash(hash)).toEqual(FIRST_STATE);
  },
);

test("the view that comes first is another where there is a review", () => {
  expect(fromHash("", "changes").view).toBe("changes");
  expect(fromHash("#view=groups", "changes").view).toBe("groups");
});
