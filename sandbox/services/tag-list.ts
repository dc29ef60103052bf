export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** As most services let one resource have. */
const quota = 50;

/** The tags with others added, or with other values. @throws what `tooMany` makes */
export function withTags(
  before: readonly Tag[],
  added: readonly Tag[],
  tooMany: () => Error,
): readonly Tag[] {
  const keys = new Set(added.map(({ Key }) => Key));
  const kept = before.filter(({ Key }) => !keys.has(Key));
  const tags = [...kept, ...added.map(({ Key, Value }) => ({ Key, Value }))];
  if (tags.length > quota) throw tooMany();
  return tags;
}
