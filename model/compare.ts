/** Order by UTF-16 code unit: the same on every machine, unlike `localeCompare`. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Order by several texts, the first that differs deciding. `parts` returns equally many texts for every item. */
export function byParts<T>(parts: (item: T) => readonly string[]): (left: T, right: T) => number {
  return (left, right) => {
    const rightParts = parts(right);
    for (const [index, part] of parts(left).entries()) {
      const order = byCodeUnit(part, rightParts[index] ?? "");
      if (order !== 0) return order;
    }
    return 0;
  };
}
