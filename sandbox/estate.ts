import { parseDocument } from "yaml";
import type { z } from "zod";
import { estateIsInvalid, estateLacksMember, estateNeedsMember, mistakeAt } from "./errors";
import { contradictions } from "./estate-rules";
import { estateSchema, membersAt } from "./estate-schema";
import { nearest } from "./nearest";
import { Places } from "./yaml-places";

/** What exists before anyone applies anything: accounts, units and policies not in it do not exist. */
export type Estate = z.infer<typeof estateSchema>;
/** The same as written, before defaults. */
export type EstateInput = z.input<typeof estateSchema>;
export type EstateAccount = Estate["accounts"][number];

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
    const mistakes = parsed.error.issues.flatMap((issue) =>
      rulesOf(issue).map(({ path, rule }) =>
        mistakeAt(
          issue.code === "unrecognized_keys"
            ? places.atKey(document, path)
            : places.atPath(document, path),
          rule,
        ),
      ),
    );
    throw estateIsInvalid(mistakes);
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

interface Rule {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
}

function rulesOf(issue: z.core.$ZodIssue): readonly Rule[] {
  const { path } = issue;
  const name = path.map(String).join(".") || "estate";
  if (issue.code === "unrecognized_keys") {
    const known = membersAt(path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      rule: estateLacksMember(name, key, nearest(key, known)),
    }));
  }
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return [{ path, rule: estateNeedsMember(name) }];
  }
  const rule = issue.message
    .replace(/^Invalid (input|option): /, "")
    .replace(/(, received \w+|\.)$/, "");
  const given = issue.input === undefined ? "" : `, got ${JSON.stringify(issue.input)}`;
  return [{ path, rule: `${name}: ${rule}${given}.` }];
}
