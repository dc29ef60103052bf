import { Composer, LineCounter, type YAMLParseError } from "yaml";
import * as errors from "../errors/files";
import type { Report } from "../finding";
import { LimitedTokens } from "./limited-tokens";
import { offsetLocation, type SourceFile } from "./source-file";
import { toData } from "./to-data";

/** A file's text, read but not yet understood. */
export interface TextFile {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

/** Parses YAML 1.2 (core schema). Reports and returns undefined when the text is not one plain document. */
export function parseYaml(input: TextFile, report: Report): SourceFile | undefined {
  const { file, name, text } = input;
  const lineCounter = new LineCounter();
  const at = (offset: number) => offsetLocation({ file, lineCounter }, offset);
  const tokens = new LimitedTokens(text, lineCounter.addNewLine);
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    // Quadratic in the library; toData does it in linear time.
    uniqueKeys: false,
  });
  const { document, second } = withoutStackTraces(() => {
    const [document, second] = composer.compose(tokens, true, text.length);
    return { document, second };
  });
  if (tokens.exceeded !== undefined) {
    report(at(tokens.exceeded.offset), tokens.exceeded.finding);
    return undefined;
  }
  const problem = document && firstOf(document.errors);
  if (problem !== undefined) {
    // Where a quote is missing the library names the end of the file.
    if (/^Missing closing ["']/.test(problem.message)) {
      report(at(tokens.lastQuote), errors.openQuote());
    } else report(at(problem.pos[0]), errors.syntax(problem.message));
    return undefined;
  }
  if (second !== undefined) {
    report(at(second.range[0]), errors.severalDocuments());
    return undefined;
  }
  if (document === undefined || document.contents === null || text.trim() === "") {
    report(at(0), errors.emptyFile());
    return undefined;
  }
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== "1.2") {
    report(at(0), errors.otherYamlVersion(document.directives.yaml.version));
    return undefined;
  }
  if (document.warnings.length > 0) {
    for (const { pos, message } of document.warnings) {
      report(at(pos[0]), errors.customTag(message));
    }
    return undefined;
  }
  const { data, aliased, findings } = toData(document);
  for (const { offset, finding } of findings) report(at(offset), finding);
  if (findings.length > 0) return undefined;
  return { file, name, data, document, lineCounter, aliased };
}

/** The mistake that stands first in the text. */
function firstOf(problems: readonly YAMLParseError[]): YAMLParseError | undefined {
  let first = problems[0];
  for (const problem of problems) {
    if (first !== undefined && problem.pos[0] < first.pos[0]) first = problem;
  }
  return first;
}

/** The library makes an Error of each mistake: with their stack traces a million of them take gigabytes. */
function withoutStackTraces<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
