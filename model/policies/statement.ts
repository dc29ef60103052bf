import type { Path } from "../source/source-file";
import { covers } from "./wildcard";

/** What `Action` and `NotAction`, `Resource` and `NotResource` hold. */
export interface Selection {
  /** Everything but what the patterns stand for. */
  readonly except: boolean;
  readonly patterns: readonly string[];
}

/** Operators with condition keys with values, as they are written. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** One statement of a policy, single values made lists. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  readonly sid?: string;
  readonly actions: Selection;
  readonly resources: Selection;
  readonly condition?: Condition;
  /** Of the statement in its document. */
  readonly path: Path;
  /** Counts from 1. */
  readonly number: number;
}

/**
 * The statements of a policy document. What is no statement by IAM's grammar is left out: AWS would refuse the
 * document, and so does whoever checks it.
 */
export function readStatements(document: unknown): readonly Statement[] {
  if (!isMapping(document)) return [];
  const known = statements.get(document);
  if (known !== undefined) return known;
  const list = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  const text = document.Version === VERSION ? asWritten : withoutVariables;
  const read = list.flatMap((statement: unknown, index) => {
    const path = Array.isArray(document.Statement) ? ["Statement", index] : ["Statement"];
    return isMapping(statement) ? readStatement(statement, path, index + 1, text) : [];
  });
  statements.set(document, read);
  return read;
}

/**
 * The version of the policy language that has variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
export const VERSION = "2012-10-17";

const asWritten = (text: string): string => text;

/** What an earlier version says, in the words of this one: there `${` begins no variable, as after `${$}` here. */
const withoutVariables = (text: string): string => text.replaceAll("${", "${$}{");

/** Documents are shared by the sets of several environments. */
const statements = new WeakMap<object, readonly Statement[]>();

function readStatement(
  statement: Readonly<Record<string, unknown>>,
  path: Path,
  number: number,
  text: (written: string) => string,
): Statement[] {
  const { Effect: effect, Sid: sid, Condition: condition } = statement;
  const actions = selection(statement, "Action");
  const resources = selection(statement, "Resource", text);
  if ((effect !== "Allow" && effect !== "Deny") || !actions || !resources) return [];
  if (condition !== undefined && !isMapping(condition)) return [];
  const read = readCondition(condition ?? {}, text);
  return [
    {
      effect,
      ...(typeof sid === "string" && sid !== "" && { sid }),
      actions,
      resources,
      ...(Object.keys(read).length > 0 && { condition: read }),
      path,
      number,
    },
  ];
}

function selection(
  statement: Readonly<Record<string, unknown>>,
  field: string,
  text = asWritten,
): Selection | undefined {
  const except = !Object.hasOwn(statement, field);
  const value = statement[except ? `Not${field}` : field];
  return value === undefined ? undefined : { except, patterns: texts(value).map(text) };
}

function readCondition(
  condition: Readonly<Record<string, unknown>>,
  text: (written: string) => string,
): Condition {
  return Object.fromEntries(
    // An operator without a key asks for nothing.
    Object.entries(condition)
      .filter(([, keys]) => Object.keys(Object(keys)).length > 0)
      .map(([operator, keys]) => [
        operator,
        Object.fromEntries(
          Object.entries(isMapping(keys) ? keys : {}).map(([key, value]) => [
            key,
            texts(value).map(text),
          ]),
        ),
      ]),
  );
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) =>
    ["string", "number", "boolean"].includes(typeof one) ? [String(one)] : [],
  );
}

/** Whether a statement is about an action. Case does not matter: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function isAbout({ actions }: Statement, action: string): boolean {
  const index = indexes.get(actions) ?? indexed(actions);
  indexes.set(actions, index);
  const wanted = action.toLowerCase();
  const service = wanted.slice(0, wanted.indexOf(":"));
  const named = [service, ANY_SERVICE].some((key) => {
    const entry = index.get(key);
    return (
      entry !== undefined &&
      (entry.names.has(wanted) || entry.patterns.some((pattern) => covers(pattern, wanted)))
    );
  });
  return named !== actions.except;
}

/** Services that a statement's actions are of, in lower case; `*` for any. */
export function servicesOf({ actions }: Statement): readonly string[] {
  const index = indexes.get(actions) ?? indexed(actions);
  indexes.set(actions, index);
  return [...index.keys()];
}

const ANY_SERVICE = "*";

interface ServiceIndex {
  readonly names: Set<string>;
  readonly patterns: string[];
}

const indexes = new WeakMap<Selection, ReadonlyMap<string, ServiceIndex>>();

/** By service, since some policies name thousands of actions. */
function indexed({ patterns }: Selection): ReadonlyMap<string, ServiceIndex> {
  const index = new Map<string, ServiceIndex>();
  for (const pattern of patterns.map((one) => one.toLowerCase())) {
    const service = pattern.startsWith("*") ? ANY_SERVICE : pattern.slice(0, pattern.indexOf(":"));
    const entry = index.get(service) ?? { names: new Set(), patterns: [] };
    if (/[*?]/.test(pattern)) entry.patterns.push(pattern);
    else entry.names.add(pattern);
    index.set(service, entry);
  }
  return index;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
