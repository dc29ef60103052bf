import { LineCounter, Parser, parseDocument } from "yaml";
import * as errors from "../errors/files";
import type { Report } from "../finding";
import { DEEPEST_NESTING } from "./limits";
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
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    lineCounter,
    prettyErrors: false,
    // Quadratic in the library; toData does it in linear time.
    uniqueKeys: false,
  });
  const [firstError] = document.errors;
  if (firstError !== undefined) {
    const codes = new Set(document.errors.map(({ code }) => code));
    // The library composes recursively and ends hostile nesting with this code.
    if (codes.has("RESOURCE_EXHAUSTION")) {
      report(at(tooDeepOffset(text)), errors.tooDeep(DEEPEST_NESTING));
    } else if (firstError.code === "MULTIPLE_DOCS") {
      report(at(firstError.pos[0]), errors.severalDocuments());
    } else report(at(firstError.pos[0]), errors.syntax(firstError.message));
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
  if (document.contents === null || text.trim() === "") {
    report(at(0), errors.emptyFile());
    return undefined;
  }
  const { data, anchors, findings } = toData(document);
  for (const { offset, finding } of findings) report(at(offset), finding);
  if (findings.length > 0) return undefined;
  return { file, name, data, document, lineCounter, anchors };
}

const OPENING = new Set(["flow-collection", "block-map", "block-seq"]);

/** Offset of the first value nested deeper than allowed, found without recursion. */
function tooDeepOffset(text: string): number {
  interface Token {
    readonly type?: string;
    readonly offset?: number;
    readonly items?: readonly { readonly key?: Token | null; readonly value?: Token }[];
    readonly value?: Token | string;
  }
  const pending: { token: Token; depth: number }[] = [];
  for (const token of new Parser().parse(text)) pending.push({ token: token as Token, depth: 0 });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token } = next;
    const depth = next.depth + (OPENING.has(token.type ?? "") ? 1 : 0);
    if (depth > DEEPEST_NESTING) return token.offset ?? 0;
    if (typeof token.value === "object") pending.push({ token: token.value, depth });
    for (const item of token.items ?? []) {
      if (item.key != null) pending.push({ token: item.key, depth });
      if (item.value !== undefined) pending.push({ token: item.value, depth });
    }
  }
  return 0;
}
