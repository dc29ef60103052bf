/** Parsed JSON, or nothing where one side has no such field. */
type Json = unknown;

/** Where two stacks' parsed JSON differs, each place by its path. */
export function differences(ours: Json, theirs: Json, path = ""): string[] {
  if (isObject(ours) && isObject(theirs) && Array.isArray(ours) === Array.isArray(theirs))
    return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
      differences(ours[key], theirs[key], `${path}/${key}`),
    );
  return Object.is(ours, theirs)
    ? []
    : [`${path}: ${shown(ours)}, on CDK Terrain ${shown(theirs)}`];
}

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null;

const shown = (value: Json): string => JSON.stringify(value) ?? "nothing";
