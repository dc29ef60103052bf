import { byCodeUnit } from "../model/compare";

/** CDKTF's notes to itself: Terraform takes a property of this name in a block for a comment. */
const NOTES = "//";

/** Kinds of blocks that carry notes, and how many labels a block of the kind has. */
const LABELS: Readonly<Record<string, number>> = { resource: 2, data: 2, module: 1 };

/**
 * Terraform JSON as CDKTF writes it, without the notes that CDKTF keeps in it, and with the fields of every
 * object sorted: the same configuration to Terraform, and readable in a diff.
 *
 * https://developer.hashicorp.com/terraform/language/syntax/json#comment-properties
 */
export function plainJson(synthesized: string): string {
  const { [NOTES]: _, ...root } = JSON.parse(synthesized) as Fields;
  const blocks = Object.entries(root).map(([kind, block]) => {
    const labels = LABELS[kind];
    return [kind, labels === undefined ? block : withoutNotes(block, labels)] as const;
  });
  return `${JSON.stringify(sorted(Object.fromEntries(blocks)), null, 2)}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

/** Below the labels, and no deeper: a tag may be called `//` too. */
function withoutNotes(value: unknown, labels: number): unknown {
  const fields = Object.entries(value as Fields);
  return Object.fromEntries(
    labels === 0
      ? fields.filter(([field]) => field !== NOTES)
      : fields.map(([label, inner]) => [label, withoutNotes(inner, labels - 1)]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => byCodeUnit(left, right))
      .map(([field, inner]) => [field, sorted(inner)]),
  );
}
