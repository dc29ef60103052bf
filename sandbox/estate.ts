import type { z } from "zod";
import { estateIsInvalid, mistakeAt } from "./errors";
import { contradictions } from "./estate-rules";
import { estateSchema } from "./estate-schema";
import { readYaml } from "./estate-yaml";
import { mistakesIn } from "./mistakes";
import { Places } from "./yaml-places";

/** What exists before anyone applies anything: accounts, units and policies not in it do not exist. */
export type Estate = z.infer<typeof estateSchema>;
/** The same as written, before defaults. */
export type EstateInput = z.input<typeof estateSchema>;
export type EstateAccount = Estate["accounts"][number];

/** An instance with nothing in it, and no other one. */
export const nothing = {
  instance: { regions: [], tags: {} },
  users: [],
  groups: [],
  permissionSets: [],
  assignments: [],
  trustedTokenIssuers: [],
  applications: [],
  accountInstances: [],
} satisfies Partial<Estate>;

/**
 * Reads an estate file, YAML or JSON.
 *
 * @throws SandboxError with every mistake, each with file, line and column.
 */
export function parseEstate(text: string, fileName: string): Estate {
  const places = new Places(fileName);
  const { document, data } = readYaml(text, places);
  const parsed = estateSchema.safeParse(data, { reportInput: true });
  if (!parsed.success) {
    throw estateIsInvalid(
      mistakesIn(estateSchema, parsed.error, "estate").map(({ path, at, rule }) =>
        mistakeAt(
          at === "key" ? places.atKey(document, path) : places.atPath(document, path),
          rule,
        ),
      ),
    );
  }
  const mistakes = contradictions(parsed.data);
  if (mistakes.length > 0) {
    throw estateIsInvalid(
      mistakes.map(({ path, rule }) => mistakeAt(places.atPath(document, path), rule)),
    );
  }
  return parsed.data;
}
