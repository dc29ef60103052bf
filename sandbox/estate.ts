import { parseDocument } from "yaml";
import type { z } from "zod";
import { estateIsInvalid, mistakeAt } from "./errors";
import { contradictions } from "./estate-rules";
import { estateSchema } from "./estate-schema";
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
  const document = parseDocument(text, { lineCounter: places.lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw estateIsInvalid(
      document.errors.map(({ pos, message }) => mistakeAt(places.atOffset(pos[0]), message)),
    );
  }
  const parsed = estateSchema.safeParse(toData(document, places), { reportInput: true });
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

function toData(document: ReturnType<typeof parseDocument>, places: Places): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An alias bomb, or an alias without its anchor.
    const reason = error instanceof Error ? error.message : String(error);
    throw estateIsInvalid([mistakeAt(places.atOffset(0), reason)]);
  }
}
