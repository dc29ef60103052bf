import { type CST, Lexer, Parser } from "yaml";
import * as errors from "../errors/files";
import { DEEPEST_NESTING, MOST_TOKENS } from "./limits";
import type { OffsetFinding } from "./to-data";

const COLLECTIONS: ReadonlySet<string> = new Set(["flow-collection", "block-map", "block-seq"]);

/**
 * The parser's tokens until they exceed a limit. The library composes them recursively and keeps each: hostile
 * text has to end here, before that costs the memory of the machine.
 */
export class LimitedTokens {
  /** The limit that the text exceeds, once the tokens have been read. */
  exceeded: OffsetFinding | undefined;
  /** Offset of the last quoted text. */
  lastQuote = 0;

  constructor(
    private readonly text: string,
    private readonly onNewLine: (offset: number) => void,
  ) {}

  *[Symbol.iterator](): Generator<CST.Token, void> {
    const parser = new Parser(this.onNewLine);
    this.onNewLine(0);
    let count = 0;
    for (const lexeme of new Lexer().lex(this.text)) {
      if (lexeme.startsWith("'") || lexeme.startsWith('"')) this.lastQuote = parser.offset;
      let failed = false;
      for (const token of parser.next(lexeme)) {
        yield token;
        failed ||= token.type === "error";
      }
      // One mistake is shown; hostile text has millions.
      if (failed) break;
      count += 1;
      this.exceeded = limitExceeded(parser, count);
      if (this.exceeded !== undefined) return;
    }
    yield* parser.end();
  }
}

function limitExceeded({ stack, offset }: Parser, count: number): OffsetFinding | undefined {
  if (count > MOST_TOKENS) return { offset, finding: errors.tooManyTokens(MOST_TOKENS) };
  // The stack holds the document and a scalar besides collections.
  if (stack.length <= DEEPEST_NESTING) return undefined;
  const tooDeep = stack.filter(({ type }) => COLLECTIONS.has(type))[DEEPEST_NESTING];
  return tooDeep && { offset: tooDeep.offset, finding: errors.tooDeep(DEEPEST_NESTING) };
}
