import type { Shape } from "../shapes/shape";
import { malformedInput } from "./errors";

/** A parameter's name split at its dots: `Tags.member.1.Key` makes four of these, one inside the other. */
interface Node {
  text: string | undefined;
  readonly children: Map<string, Node>;
}

/** Deeper than any input. */
const deepest = 12;

/**
 * The input that form parameters spell.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#query-key-resolution
 *
 * @throws AwsError `MalformedInput` for a number or a boolean that is none.
 */
export function readQueryInput(shape: Shape, parameters: URLSearchParams): unknown {
  const root: Node = { text: undefined, children: new Map() };
  for (const [name, value] of parameters) {
    let node = root;
    for (const part of name.split(".", deepest)) {
      const child = node.children.get(part) ?? { text: undefined, children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.text = value;
  }
  return readValue(shape, root);
}

function readValue(shape: Shape, { text, children }: Node): unknown {
  switch (shape.type) {
    case "object": {
      const members = Object.entries(shape.properties ?? {}).flatMap(([name, member]) => {
        const child = children.get(name);
        return child === undefined ? [] : [[name, readValue(member, child)] as const];
      });
      return Object.fromEntries(members);
    }
    case "array": {
      const items = shape.items ?? { type: "string" };
      return numbered(children.get("member")).map((item) => readValue(items, item));
    }
    case "map": {
      const values = shape.values ?? { type: "string" };
      const entries = numbered(children.get("entry")).map((entry) => [
        entry.children.get("key")?.text ?? "",
        readValue(values, entry.children.get("value") ?? entry),
      ]);
      return Object.fromEntries(entries);
    }
    case "integer":
      if (text === undefined || !/^-?\d{1,15}$/.test(text)) throw malformedInput(text);
      return Number(text);
    case "boolean":
      if (text !== "true" && text !== "false") throw malformedInput(text);
      return text === "true";
    default:
      return text ?? "";
  }
}

/** Children under numbers, in the order of these. */
function numbered(node: Node | undefined): readonly Node[] {
  return [...(node?.children ?? [])]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child);
}
