import type { Selection } from "../../model/policies/statement";
import { covers, overlap } from "../../model/policies/wildcard";

/** How patterns of one kind are compared. */
interface Kind {
  /** The same for patterns that stand for the same. */
  readonly normalize: (pattern: string) => string;
  readonly covers: (wide: string, narrow: string) => boolean;
}

/** Case does not matter, and both words for everything mean the same. */
const actionKind: Kind = {
  normalize: (pattern) => {
    const lower = pattern.toLowerCase();
    return /^\*+(:\*+)?$/.test(lower) ? "*" : lower;
  },
  covers,
};

const resourceKind: Kind = {
  normalize: (pattern) => (/^\*+$/.test(pattern) ? "*" : pattern),
  covers: arnCovers,
};

/** Whether every action of the one is certain to be among those of the other. */
export const actionsWithin = (narrow: Selection, wide: Selection): boolean =>
  within(narrow, wide, actionKind);

/** The same for resources. */
export const resourcesWithin = (narrow: Selection, wide: Selection): boolean =>
  within(narrow, wide, resourceKind);

/** Whether no action is certain to be in both. */
export const actionsApart = (left: Selection, right: Selection): boolean =>
  apart(left, right, actionKind);

/** The same for resources. */
export const resourcesApart = (left: Selection, right: Selection): boolean =>
  apart(left, right, resourceKind);

function within(narrow: Selection, wide: Selection, kind: Kind): boolean {
  if (!wide.except && includesAll(wide, kind)) return true;
  if (narrow.except)
    return wide.except && wide.patterns.every((one) => isCovered(one, narrow, kind));
  return wide.except
    ? apart(narrow, { except: false, patterns: wide.patterns }, kind)
    : narrow.patterns.every((one) => isCovered(one, wide, kind));
}

function apart(left: Selection, right: Selection, kind: Kind): boolean {
  if (left.except && right.except) return false;
  if (left.except) return apart(right, left, kind);
  if (right.except) return left.patterns.every((one) => isCovered(one, right, kind));
  return left.patterns.every((one) => {
    const shown = anyVariable(kind.normalize(one));
    return !right.patterns.some((other) => overlap(shown, anyVariable(kind.normalize(other))));
  });
}

const includesAll = ({ patterns }: Selection, { normalize }: Kind): boolean =>
  patterns.some((one) => normalize(one) === "*");

/** Without regard to `except`: whether the patterns stand for everything that the one stands for. */
function isCovered(one: string, selection: Selection, kind: Kind): boolean {
  const narrow = kind.normalize(one);
  const { exact, wildcards } = indexed(selection, kind);
  return exact.has(narrow) || wildcards.some((wide) => kind.covers(wide, narrow));
}

interface Index {
  readonly exact: ReadonlySet<string>;
  readonly wildcards: readonly string[];
}

/** Some policies name thousands of actions: only wildcards have to be tried one by one. */
function indexed(selection: Selection, { normalize }: Kind): Index {
  const known = indexes.get(selection);
  if (known !== undefined) return known;
  const patterns = selection.patterns.map(normalize);
  const index = {
    exact: new Set(patterns),
    wildcards: patterns.filter((pattern) => /[*?]/.test(pattern)),
  };
  indexes.set(selection, index);
  return index;
}

/** A selection is of one kind only, since it stands in one field of one statement. */
const indexes = new WeakMap<Selection, Index>();

/** Segment by segment, as a wildcard never reaches over the colons of an ARN. */
export function arnCovers(wide: string, narrow: string): boolean {
  if (wide === "*" || wide === narrow) return true;
  const [wideText, narrowText] = withoutVariables(wide, narrow);
  const wideSegments = segments(wideText);
  const narrowSegments = segments(narrowText);
  return (
    wideSegments.length === 6 &&
    narrowSegments.length === 6 &&
    wideSegments.every((segment, index) => segmentCovers(segment, narrowSegments[index] ?? ""))
  );
}

/** The same for any text in which policy variables can stand, such as a value of `StringLike`. */
export function textCovers(wide: string, narrow: string): boolean {
  const [wideText, narrowText] = withoutVariables(wide, narrow);
  return segmentCovers(wideText, narrowText);
}

/** What a variable holds has any length, so that a `?` is no match for it. */
const segmentCovers = (wide: string, narrow: string): boolean =>
  covers(wide, narrow) && !(wide.includes("?") && STANDS_FOR_VARIABLE.test(narrow));

/** The sixth holds what comes after the account, colons included. */
function segments(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

const VARIABLE = /\$\{[^}]*\}/g;
const STANDS_FOR_VARIABLE = /[\ue000-\uf8ff]/;

/** Each variable as one character of no other meaning: a wildcard in its name is none, and none ends within it. */
function withoutVariables(left: string, right: string): readonly [string, string] {
  const names: string[] = [];
  const replaced = (text: string): string =>
    text.replace(VARIABLE, (name) => {
      if (!names.includes(name)) names.push(name);
      return String.fromCharCode(0xe000 + names.indexOf(name));
    });
  return [replaced(left), replaced(right)];
}

const anyVariable = (pattern: string): string => pattern.replace(VARIABLE, "*");
