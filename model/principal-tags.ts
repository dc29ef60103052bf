import type { Path } from "./source/source-file";

/** A place in a policy document that relies on a session tag. */
export interface PrincipalTag {
  readonly key: string;
  /** To the value that holds a variable, or to the condition key. */
  readonly path: Path;
  readonly type: "variable" | "condition-key";
}

// A variable may have a default: ${aws:PrincipalTag/team, 'none'}.
const VARIABLE = /\$\{\s*aws:PrincipalTag\/([^},]+?)\s*(?:,[^}]*)?\}/gi;
const CONDITION_KEY = /^aws:PrincipalTag\/(.+)$/i;

/**
 * Every session tag that a policy document relies on, in the order of the document.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag
 */
export function principalTags(document: unknown): PrincipalTag[] {
  return tagsIn(document, []);
}

function tagsIn(value: unknown, path: Path): PrincipalTag[] {
  if (typeof value === "string") {
    return Array.from(value.matchAll(VARIABLE), ([, key = ""]) => ({
      key,
      path,
      type: "variable" as const,
    }));
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => tagsIn(entry, [...path, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const inner = [...path, name];
    const key = CONDITION_KEY.exec(name)?.[1];
    const own = key === undefined ? [] : [{ key, path: inner, type: "condition-key" as const }];
    return [...own, ...tagsIn(entry, inner)];
  });
}
