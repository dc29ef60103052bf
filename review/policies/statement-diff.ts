import type { PolicyDocument } from "../../model/access-model";
import { byCodeUnit } from "../../model/compare";
import { readStatements, type Selection, type Statement } from "../../model/policies/statement";

/** One statement of an inline policy that is new, gone, or another under the same Sid. */
export type StatementChange =
  | { readonly type: "added"; readonly statement: Statement }
  | { readonly type: "removed"; readonly statement: Statement }
  | { readonly type: "changed"; readonly before: Statement; readonly after: Statement };

/** What differs between two documents, statement by statement; the order in which anything is written means nothing. */
export function statementChanges(
  before: PolicyDocument | undefined,
  after: PolicyDocument | undefined,
): readonly StatementChange[] {
  const [left, right] = [readStatements(before), readStatements(after)];
  const gone = without(left, right);
  const fresh = without(right, left);
  const sameSid =
    ({ sid }: Statement) =>
    (one: Statement) =>
      sid !== undefined && one.sid === sid;
  return [
    ...gone.map((statement): StatementChange => {
      const successor = fresh.find(sameSid(statement));
      return successor === undefined
        ? { type: "removed", statement }
        : { type: "changed", before: statement, after: successor };
    }),
    ...fresh
      .filter((statement) => !gone.some(sameSid(statement)))
      .map((statement): StatementChange => ({ type: "added", statement })),
  ];
}

/** Those that the others do not hold, each as often as it is missing there. */
function without(statements: readonly Statement[], others: readonly Statement[]) {
  const held = others.map(canonical);
  return statements.filter((statement) => {
    const at = held.indexOf(canonical(statement));
    if (at !== -1) held.splice(at, 1);
    return at === -1;
  });
}

/** The same for statements that say the same; a Sid is a name, and no part of that. */
export function canonical(statement: Statement): string {
  const key = keys.get(statement) ?? canonicalOf(statement);
  keys.set(statement, key);
  return key;
}

/** AWS managed policies are long, and shared by many sets. */
const keys = new WeakMap<Statement, string>();

function canonicalOf({ effect, actions, resources, condition = {} }: Statement): string {
  const tests = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => [operator, key, sorted(values)]),
  );
  return JSON.stringify([
    effect,
    [actions.except, sorted(actions.patterns.map((action) => action.toLowerCase()))],
    [resources.except, sorted(resources.patterns)],
    sorted(tests.map((test) => JSON.stringify(test))),
  ]);
}

const sorted = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort(byCodeUnit);

/** A statement as one line: `Allow s3:GetObject on arn:aws:s3:::logs/* if StringEquals aws:RequestedRegion = us-east-1`. */
export function describeStatement(statement: Statement): string {
  const { effect, actions, resources } = statement;
  const everywhere = !resources.except && resources.patterns.join() === "*";
  return [
    `${effect} ${described(actions)}`,
    ...(everywhere ? [] : [`on ${described(resources)}`]),
    ...conditionTexts(statement),
  ].join(" ");
}

const described = ({ except, patterns }: Selection): string =>
  `${except ? "all but " : ""}${patterns.join(", ")}`;

/** What a changed statement says in other words, field by field: `+ s3:PutObject`, `- sqs:*`. */
export function describeChange(before: Statement, after: Statement): string {
  const lists = [
    ...(before.effect === after.effect ? [] : [`- ${before.effect} + ${after.effect}`]),
    selectionChange(before.actions, after.actions),
    selectionChange(before.resources, after.resources),
    signed(conditionTexts(before), conditionTexts(after)),
  ];
  return lists.filter((text) => text !== "").join("; ");
}

function selectionChange(before: Selection, after: Selection): string {
  return before.except === after.except
    ? signed(before.patterns, after.patterns, before.except ? "all but " : "")
    : `- ${described(before)} + ${described(after)}`;
}

function signed(before: readonly string[], after: readonly string[], prefix = ""): string {
  const gone = before.filter((one) => !after.includes(one)).map((one) => `- ${one}`);
  const fresh = after.filter((one) => !before.includes(one)).map((one) => `+ ${one}`);
  const all = [...gone, ...fresh].join(" ");
  return all === "" ? "" : prefix + all;
}

const conditionTexts = ({ condition }: Statement): readonly string[] =>
  Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `if ${operator} ${key} = ${values.join(", ")}`),
  );
