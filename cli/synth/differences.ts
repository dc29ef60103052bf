import { canonicalJson } from "../../model/canonical-json";
import { byCodeUnit } from "../../model/compare";

/** How a block that one of two Terraform JSON files has differs from the other's. */
export interface Difference {
  readonly type: "added" | "removed" | "changed";
  /** As Terraform spells it, `aws_ssoadmin_account_assignment.NAME`; for what has none, the path of its labels. */
  readonly address: string;
}

/** Blocks that differ, sorted by address. Undefined where a text is no JSON object. */
export function differences(before: string, after: string): readonly Difference[] | undefined {
  const old = blocksOf(before);
  const now = blocksOf(after);
  if (old === undefined || now === undefined) return undefined;
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort(byCodeUnit)
    .flatMap((address): Difference[] => {
      if (!old.has(address)) return [{ type: "added", address }];
      if (!now.has(address)) return [{ type: "removed", address }];
      return old.get(address) === now.get(address) ? [] : [{ type: "changed", address }];
    });
}

/** Each block as text by its address. */
function blocksOf(text: string): ReadonlyMap<string, string> | undefined {
  const root = parsed(text);
  if (root === undefined) return undefined;
  const labelled = (path: string, value: unknown, labels: number): [string, string][] =>
    labels === 0 || !isObject(value)
      ? [[path, canonicalJson(value)]]
      : Object.entries(value).flatMap(([label, inner]) =>
          labelled(path === "" ? label : `${path}.${label}`, inner, labels - 1),
        );
  return new Map(
    Object.entries(root).flatMap(([kind, value]) => {
      if (kind === "resource") return labelled("", value, 2);
      return labelled(kind, value, kind === "data" ? 2 : 1);
    }),
  );
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
