import type { Shape } from "../shapes/shape";
import { element, type XmlNode } from "./xml";

/**
 * The elements of an answer's result.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization
 */
export function writeQueryOutput(shape: Shape, output: object): readonly XmlNode[] {
  const values = output as Readonly<Record<string, unknown>>;
  return Object.entries(shape.properties ?? {}).map(([name, member]) =>
    values[name] === undefined ? undefined : element(name, contentOf(member, values[name])),
  );
}

function contentOf(shape: Shape, value: unknown): string | readonly XmlNode[] {
  if (shape.type === "object") return writeQueryOutput(shape, value as object);
  if (shape.type === "array") {
    const items = shape.items ?? { type: "string" };
    return (value as readonly unknown[]).map((item) => element("member", contentOf(items, item)));
  }
  if (shape.type === "map") {
    const values = shape.values ?? { type: "string" };
    return Object.entries(value as object).map(([key, entry]) =>
      element("entry", [element("key", key), element("value", contentOf(values, entry))]),
    );
  }
  return value instanceof Date ? value.toISOString().replace(".000Z", "Z") : String(value);
}
