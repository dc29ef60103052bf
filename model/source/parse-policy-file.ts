import { LineCounter } from "yaml";
import * as errors from "../errors/files";
import type { Report } from "../finding";
import { parseYaml, type TextFile } from "./parse-yaml";
import { offsetLocation, type SourceFile } from "./source-file";

/** Parses a JSON file with the places of its values. JSON is a part of YAML, so one parser serves both. */
export function parsePolicyFile(input: TextFile, report: Report): SourceFile | undefined {
  if (input.text.trim() !== "") {
    try {
      JSON.parse(input.text);
    } catch (caught) {
      const problem = caught instanceof Error ? caught.message : String(caught);
      report(problemLocation(input, problem), errors.jsonSyntax(withoutQuotedText(problem)));
      return undefined;
    }
  }
  return parseYaml(input, report);
}

function problemLocation({ file, text }: TextFile, problem: string) {
  const lineCounter = new LineCounter();
  lineCounter.addNewLine(0);
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
    lineCounter.addNewLine(end + 1);
  const offset = /position (\d+)/.exec(problem)?.[1];
  // Without a position the text ended too early.
  return offsetLocation(
    { file, lineCounter },
    offset === undefined ? text.trimEnd().length : Number(offset),
  );
}

/** Newer versions of Node quote half the file and repeat line and column. */
function withoutQuotedText(problem: string): string {
  return problem
    .replace(/ in JSON at position.*$/s, "")
    .replace(/, (?:\.\.\.)?".*" is not valid JSON$/s, "");
}
