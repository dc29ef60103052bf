import type { Shape } from "../../../sandbox/shapes/shape";
import { violations } from "../../../sandbox/shapes/validate";

/** Numbers from 0 up to 1. */
export type Random = () => number;

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}

/** An input of that shape, with strings from `pool` where they fit: a request that AWS might take. */
export function generate(shape: Shape, pool: readonly string[], random: Random): unknown {
  switch (shape.type) {
    case "object": {
      const members = Object.entries(shape.properties ?? {}).filter(
        ([name]) => shape.required?.includes(name) || random() < 0.4,
      );
      const chosen = shape.exactlyOne ? members.slice(0, 1) : members;
      return Object.fromEntries(
        chosen.map(([name, member]) => [name, generate(member, pool, random)]),
      );
    }
    case "array": {
      const length = Math.max(shape.minItems ?? 0, 1);
      const items = shape.items ?? { type: "string" };
      return Array.from({ length }, () => generate(items, pool, random));
    }
    case "map":
      return { [pick(random, pool)]: generate(shape.values ?? { type: "string" }, pool, random) };
    case "integer":
      return shape.minimum ?? 1;
    case "boolean":
      return random() < 0.5;
    case "timestamp":
      return 1_800_000_000;
    case "string":
      return generateString(shape, pool, random);
    default:
      return pick(random, pool);
  }
}

const fittingStrings = new Map<string, readonly string[]>();

function generateString(shape: Shape, pool: readonly string[], random: Random): string {
  if (shape.enum !== undefined) return pick(random, shape.enum);
  const key = `${JSON.stringify(shape)} ${pool.length}`;
  const fitting =
    fittingStrings.get(key) ?? pool.filter((text) => violations(shape, text).length === 0);
  fittingStrings.set(key, fitting);
  return fitting.length === 0 ? "a".repeat(shape.minLength ?? 1) : pick(random, fitting);
}
