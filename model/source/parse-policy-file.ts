import { LineCounter } from "yaml";
import * as errors from "../errors/files";
import type { Report } from "../finding";
import { jsonProblem } from "./json-problem";
import { parseYaml, type TextFile } from "./parse-yaml";
import { offsetLocation, type SourceFile } from "./source-file";

/** Parses a JSON file with the places of its values. JSON is a part of YAML, so one parser serves both. */
export function parsePolicyFile(input: TextFile, report: Report): SourceFile | undefined {
  const { file, text } = input;
  const problem = text.trim() === "" ? undefined : jsonProblem(text);
  if (problem === undefined) return parseYaml(input, report);
  const location = offsetLocation({ file, lineCounter: countLines(text) }, problem.offset);
  const rest = text.slice(problem.offset).split(/\s/, 1)[0] ?? "";
  report(location, errors.jsonSyntax(problem.expected, rest));
  return undefined;
}

function countLines(text: string): LineCounter {
  const lineCounter = new LineCounter();
  lineCounter.addNewLine(0);
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
    lineCounter.addNewLine(end + 1);
  }
  return lineCounter;
}
