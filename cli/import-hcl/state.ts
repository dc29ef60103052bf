import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { noState } from "./errors";

/** A resource, or a data source, of a state. */
export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const resource = z.object({
  address: z.string(),
  mode: z.enum(["managed", "data"]),
  type: z.string(),
  values: z.record(z.string(), z.unknown()),
});

const stateModule = z.object({
  resources: z.array(resource).optional(),
  get child_modules(): z.ZodOptional<z.ZodArray<typeof stateModule>> {
    return z.array(stateModule).optional();
  },
});

/** https://developer.hashicorp.com/terraform/internals/json-format#state-representation */
const state = z.object({
  format_version: z.string(),
  values: z.object({ root_module: stateModule }).optional(),
});

/** Every resource of what `terraform show -json` printed into a file, those of modules too. @throws UserError */
export function readState(file: string): readonly StateResource[] {
  if (statSync(file).isDirectory()) throw noState(file);
  // Some shells put a byte order mark before what they redirect.
  const parsed = state.safeParse(jsonOf(readFileSync(file, "utf8").replace(/^\ufeff/, "")));
  if (!parsed.success) throw noState(file);
  const { values } = parsed.data;
  return values === undefined ? [] : resourcesOf(values.root_module);
}

const resourcesOf = ({
  resources = [],
  child_modules = [],
}: z.output<typeof stateModule>): readonly StateResource[] => [
  ...resources,
  ...child_modules.flatMap(resourcesOf),
];

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
