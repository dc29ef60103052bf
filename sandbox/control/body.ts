import type { z } from "zod";
import { isTooDeep } from "../json-depth";
import { mistakesIn } from "../mistakes";
import { brokenJson, invalidBody, nestedTooDeeply, notJson } from "./errors";

/** What a request to the control endpoint holds, once its sender is trusted. */
export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The body as a schema has it. @throws ControlError with everything that is wrong. */
export function readControlBody<S extends z.ZodType>(
  { headers, body }: ControlRequest,
  schema: S,
): z.output<S> {
  const type = headers["content-type"] ?? "none";
  if (!/^application\/json\b/i.test(type)) throw notJson(type);
  const json = parseJson(body);
  if (isTooDeep(json)) throw nestedTooDeeply();
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidBody(mistakesIn(schema, parsed.error, "body").map(({ rule }) => rule));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    throw brokenJson((error as Error).message.replace(/\.$/, ""));
  }
}
