import { pick, type Random } from "./generate";

/** What nobody sends who means well. */
const hostile: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[[]]]],
  ...["", " ", "\u0000", "\ud800", "😀", "a".repeat(5000), "\n\t\r", "<a>&amp;</a>"],
  ...["__proto__", "constructor", "../../../../etc/passwd", "%2e%2e%2f", "'; DROP TABLE users; --"],
  ...["${jndi:ldap://127.0.0.1/a}", "arn:aws:iam::aws:policy/../a"],
  { Value: { Value: { Value: {} } } },
  { toString: "a", valueOf: 1 },
];

/** Stands for JSON that can't be made here. */
const placeholders: Readonly<Record<string, string>> = {
  "\u0001deep": nested(90),
  "\u0001deeper": nested(100_000),
  "\u0001prototype": '{"__proto__": {"polluted": true}}',
};

function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}

const hostileTexts = [...hostile, ...Object.keys(placeholders)].map((value) =>
  JSON.stringify(value),
);

function hostileValue(random: Random): unknown {
  return JSON.parse(pick(random, hostileTexts));
}

/** One thing about a request's JSON that is not as it was, or two. */
export function mutate(input: unknown, pool: readonly string[], random: Random): string {
  let mutated: unknown = JSON.parse(JSON.stringify(input));
  const times = random() < 0.7 ? 1 : 2;
  for (let time = 0; time < times; time++) mutated = mutateValue(mutated, pool, random);
  const text = Object.entries(placeholders).reduce(
    (json, [placeholder, value]) => json.replaceAll(JSON.stringify(placeholder), value),
    JSON.stringify(mutated),
  );
  return random() < 0.2 ? mutateText(text, random) : text;
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly name: string;
}

function mutateValue(input: unknown, pool: readonly string[], random: Random): unknown {
  const places = placesIn(input);
  if (places.length === 0 || random() < 0.02) return hostileValue(random);
  const { parent, name } = pick(random, places);
  const before = parent[name];
  const choice = random();
  if (choice < 0.2) delete parent[name];
  else if (choice < 0.55) parent[name] = hostileValue(random);
  else if (choice < 0.75) parent[name] = pick(random, pool);
  else if (choice < 0.85)
    parent[pick(random, ["x", "constructor", "toString", "Tags"])] = hostileValue(random);
  else if (choice < 0.93) parent[name] = Array.from({ length: 200 }, () => before);
  else parent[name] = { [pick(random, pool)]: before };
  return input;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((name) => [{ parent, name }, ...placesIn(parent[name])]);
}

function mutateText(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  const choice = random();
  if (choice < 0.4) return text.slice(0, at);
  if (choice < 0.8) {
    const inserted = pick(random, ['"', "{", "}", "\\", ",", "\u0000", "é"]);
    return text.slice(0, at) + inserted + text.slice(at);
  }
  return text + text;
}
