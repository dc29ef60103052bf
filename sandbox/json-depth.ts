/** Deeper than any input, and far from what a stack can't take. */
const deepest = 100;

/** Whether a parsed JSON value has more levels than anything here is asked with. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => isTooDeep(member, levels - 1));
}
