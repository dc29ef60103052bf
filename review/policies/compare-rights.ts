import { byCodeUnit } from "../../model/compare";
import { type AccessLevel, actionsOf } from "../../model/policies/action-catalog";
import { allowing } from "../../model/policies/allowed";
import { expandStatement, grantedActions } from "../../model/policies/granted-actions";
import type { Reading } from "../../model/policies/reading";
import type { Statement } from "../../model/policies/statement";
import { allowsNoMore } from "./inclusion";
import { canonical } from "./statement-diff";

/**
 * How what is allowed after a change compares with what was allowed before. `wider` and `narrower` are certain to
 * take nothing away and to add nothing; `other` is neither, or could not be decided.
 */
export type Rights =
  | { readonly type: "same" }
  | { readonly type: "narrower"; readonly lost: readonly string[] }
  | { readonly type: "wider"; readonly gained: readonly string[] }
  | {
      readonly type: "other";
      readonly gained: readonly string[];
      readonly lost: readonly string[];
    };

/**
 * Compares two readings by what they allow; `gained` and `lost` are actions that were, or are, allowed nowhere, those
 * that change most first.
 */
export function compareRights(before: Reading, after: Reading): Rights {
  const noMore = allowsNoMore(after, before);
  const noLess = allowsNoMore(before, after);
  if (noMore && noLess) return { type: "same" };
  const gained = onlyIn(after, before);
  const lost = onlyIn(before, after);
  if (noMore) return { type: "narrower", lost };
  if (noLess) return { type: "wider", gained };
  return { type: "other", gained, lost };
}

/** The same, remembering what it has compared: many sets often change in the same way. */
export function rememberedComparison(): typeof compareRights {
  const found = new Map<string, Rights>();
  return (before, after) => {
    const said = JSON.stringify([before, after]);
    const rights = found.get(said) ?? compareRights(before, after);
    found.set(said, rights);
    return rights;
  };
}

/** Actions that the one allows somewhere and the other nowhere: only what differs can be about one. */
function onlyIn(one: Reading, other: Reading): readonly string[] {
  const differing = [
    ...without(one, other).filter(({ effect }) => effect === "Allow"),
    ...without(other, one).filter(({ effect }) => effect === "Deny"),
  ].flatMap(expandStatement);
  const sameBoundary = JSON.stringify(one.boundary) === JSON.stringify(other.boundary);
  const candidates = new Set(
    (sameBoundary ? differing : grantedActions(one)).map(({ name }) => name),
  );
  const allowed = (reading: Reading, action: string) => allowing(reading, { action }).length > 0;
  return worstFirst(
    [...candidates].filter((action) => allowed(one, action) && !allowed(other, action)),
  );
}

/** Statements that the other does not have. */
function without(one: Reading, other: Reading): readonly Statement[] {
  const statements = ({ policies }: Reading) => policies.flatMap((policy) => policy.statements);
  const held = new Set(statements(other).map(canonical));
  return statements(one).filter((statement) => !held.has(canonical(statement)));
}

const LEVELS: readonly (AccessLevel | undefined)[] = [
  "Permissions management",
  "Write",
  "Tagging",
  "Read",
  "List",
];

function worstFirst(actions: readonly string[]): readonly string[] {
  const rank = new Map(
    actions.map((name) => {
      const [service = "", action = ""] = name.toLowerCase().split(":");
      return [name, LEVELS.indexOf(actionsOf(service)?.get(action)?.level)] as const;
    }),
  );
  return actions.toSorted(
    (left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0) || byCodeUnit(left, right),
  );
}

/** Several comparisons of the same change, as in accounts whose policies differ, as one. */
export function together(all: readonly Rights[]): Rights {
  const changed = all.filter(({ type }) => type !== "same");
  const first = changed[0];
  if (first === undefined) return { type: "same" };
  const union = (lists: readonly (readonly string[])[]): readonly string[] =>
    worstFirst([...new Set(lists.flat())]);
  const gained = union(changed.map((one) => ("gained" in one ? one.gained : [])));
  const lost = union(changed.map((one) => ("lost" in one ? one.lost : [])));
  if (changed.every(({ type }) => type === "narrower")) return { type: "narrower", lost };
  if (changed.every(({ type }) => type === "wider")) return { type: "wider", gained };
  return { type: "other", gained, lost };
}

/** What may be more than before counts as more. */
export const broadens = ({ type }: Rights): boolean => type === "wider" || type === "other";

/** Whether an `other` is one that nothing certain can be said of. */
export const isUndecided = (rights: Rights): boolean =>
  rights.type === "other" && rights.gained.length === 0;
