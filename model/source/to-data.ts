import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import * as errors from "../errors/files";
import type { Finding } from "../finding";
import { DEEPEST_NESTING, MOST_ALIASED_VALUES } from "./limits";
import { keyText } from "./source-file";

/** A rule that the shape of the YAML itself breaks, at an offset in the text. */
export interface OffsetFinding {
  readonly offset: number;
  readonly finding: Finding;
}

interface Converted {
  readonly data: unknown;
  readonly aliased: ReadonlyMap<Node, Node>;
  readonly findings: readonly OffsetFinding[];
}

/**
 * Turns YAML nodes into plain data. Not `document.toJS()`: this one also finds duplicate keys in linear
 * time, keeps aliases from unfolding without bound, and refuses keys that are no plain names.
 */
export function toData(document: Document.Parsed): Converted {
  const anchors = new Map<string, Node>();
  const aliased = new Map<Node, Node>();
  const open = new Set<Node>();
  const findings: OffsetFinding[] = [];
  let aliasedValues = 0;
  let outermostAlias: Node | undefined;
  let exploded = false;

  function report(node: unknown, finding: Finding): undefined {
    findings.push({ offset: (node as Node | null)?.range?.[0] ?? 0, finding });
    return undefined;
  }

  function convert(node: unknown, depth: number): unknown {
    if (exploded) return undefined;
    if (outermostAlias !== undefined && ++aliasedValues > MOST_ALIASED_VALUES) {
      exploded = true;
      return report(outermostAlias, errors.tooManyAliases(MOST_ALIASED_VALUES));
    }
    if (isAlias(node)) return convertAlias(node, depth);
    if (isScalar(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return node.value;
    }
    if (!isMap(node) && !isSeq(node)) return null;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (depth >= DEEPEST_NESTING) return report(node, errors.tooDeep(DEEPEST_NESTING));
    open.add(node);
    const data = isSeq(node)
      ? node.items.map((item) => convert(item, depth + 1))
      : convertMap(node.items, depth);
    open.delete(node);
    return data;
  }

  function convertMap(items: readonly Pair[], depth: number): object {
    const data: Record<string, unknown> = {};
    for (const pair of items) {
      const key = isScalar(pair.key) ? keyText(pair.key) : undefined;
      if (key === undefined) report(pair.key ?? pair.value, errors.keyIsNoName());
      else if (key === "__proto__") report(pair.key, errors.unusableKey(key));
      else if (Object.hasOwn(data, key)) report(pair.key, errors.duplicateKey(key));
      else data[key] = convert(pair.value, depth + 1);
    }
    return data;
  }

  function convertAlias(alias: Node & { source: string }, depth: number): unknown {
    const anchored = anchors.get(alias.source);
    if (anchored === undefined)
      return report(alias, errors.unknownAnchor(alias.source, anchors.keys()));
    if (open.has(anchored)) return report(alias, errors.recursiveAlias(alias.source));
    aliased.set(alias, anchored);
    const outer = outermostAlias;
    outermostAlias ??= alias;
    const data = convert(anchored, depth);
    outermostAlias = outer;
    return data;
  }

  const data = convert(document.contents, 0);
  return { data, aliased, findings };
}
