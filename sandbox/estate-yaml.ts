import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  Parser,
} from "yaml";
import { estateIsInvalid, mistakeAt } from "./errors";
import type { Places } from "./yaml-places";

/** Words, marks, spaces and line ends: twice what a file of a hundred thousand users has. */
const mostTokens = 10_000_000;
/** Of lists and mappings in each other. */
const deepest = 100;
const tooDeep = `Lists and mappings are nested at most ${deepest} deep.`;
/** Values that aliases stand for. */
const mostAliasedValues = 100_000;

export interface EstateYaml {
  readonly document: Document;
  readonly data: unknown;
}

/**
 * Reads one YAML or JSON document as plain data. Hostile text costs no more than a large file does.
 *
 * @throws SandboxError with file, line and column.
 */
export function readYaml(text: string, places: Places): EstateYaml {
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false });
  const [document, second] = withoutStackTraces(() => {
    const [first, other] = composer.compose(limited(text, places), true, text.length);
    return [first, other];
  });
  if (document === undefined) throw new Error("The composer gives at least one document.");
  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) =>
    mistakeAt(places.atOffset(pos[0]), message),
  );
  if (second !== undefined)
    problems.push(mistakeAt(places.atOffset(second.range[0]), "An estate file is one document."));
  if (problems.length > 0) throw estateIsInvalid(problems);
  return { document, data: toData(document, places) };
}

/** The parser's tokens up to the first mistake: hostile text has millions, and of brackets that never close. */
function* limited(text: string, places: Places): Generator<CST.Token, void> {
  const parser = new Parser(places.lines.addNewLine);
  places.lines.addNewLine(0);
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    let failed = false;
    for (const token of parser.next(lexeme)) {
      yield token;
      failed ||= token.type === "error";
    }
    if (failed) break;
    count += 1;
    const rule =
      count > mostTokens
        ? `An estate file has at most ${mostTokens} words, marks, spaces and line ends.`
        : // The stack holds the document and a scalar besides collections.
          parser.stack.length > deepest + 2
          ? tooDeep
          : undefined;
    if (rule !== undefined)
      throw estateIsInvalid([mistakeAt(places.atOffset(parser.offset), rule)]);
  }
  yield* parser.end();
}

/** Not the library's: that one ends in a stack trace at an alias inside of what it names, and lets others unfold. */
function toData(document: Document, places: Places): unknown {
  const anchors = new Map<string, unknown>();
  const open = new Set<unknown>();
  let outermostAlias: unknown;
  let aliasedValues = 0;

  const refuse = (node: unknown, rule: string): never => {
    const { range } = node as { readonly range?: readonly number[] };
    throw estateIsInvalid([mistakeAt(places.atOffset(range?.[0] ?? 0), rule)]);
  };
  const convert = (node: unknown, depth: number): unknown => {
    if (outermostAlias !== undefined && ++aliasedValues > mostAliasedValues)
      refuse(outermostAlias, `Aliases stand for at most ${mostAliasedValues} values.`);
    if (isAlias(node)) return convertAlias(node, depth);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    if (depth >= deepest) refuse(outermostAlias ?? node, tooDeep);
    open.add(node);
    const value = isSeq(node)
      ? node.items.map((item) => convert(item, depth + 1))
      : convertMap(node.items, depth + 1);
    open.delete(node);
    return value;
  };
  const convertAlias = (alias: Alias, depth: number): unknown => {
    const anchored = anchors.get(alias.source);
    if (anchored === undefined) refuse(alias, `There is no anchor ${alias.source} before it.`);
    if (open.has(anchored)) refuse(alias, `The alias ${alias.source} stands inside of its anchor.`);
    const outer = outermostAlias;
    outermostAlias ??= alias;
    const value = convert(anchored, depth);
    outermostAlias = outer;
    return value;
  };
  const convertMap = (pairs: readonly Pair[], depth: number): object => {
    const data: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === undefined || name === "__proto__")
        return refuse(key ?? value, "A key is a name.");
      if (Object.hasOwn(data, name)) refuse(key, `Each key occurs once, got ${name} again.`);
      data[name] = convert(value, depth);
    }
    return data;
  };
  return convert(document.contents, 0);
}

/** The library makes an error of each mistake: with their stack traces a million of them take gigabytes. */
function withoutStackTraces<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
