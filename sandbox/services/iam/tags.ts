import { duplicateTags, quotaExceeded } from "./errors";
import { quotas } from "./quotas";
import type { Tag } from "./tables";

/** The tags of something new. `of` is what IAM names the quota by: `Role`, `Policy`, … */
export function newTags(tags: readonly Tag[] | undefined, of: string): readonly Tag[] {
  return withTags([], tags ?? [], of);
}

/** The same with others added, or with other values. Keys are told apart without case. */
export function withTags(
  before: readonly Tag[],
  added: readonly Tag[],
  of: string,
): readonly Tag[] {
  const keys = new Set(added.map(({ Key }) => Key.toLowerCase()));
  if (keys.size < added.length) throw duplicateTags();
  const kept = before.filter(({ Key }) => !keys.has(Key.toLowerCase()));
  const tags = [...kept, ...added.map(({ Key, Value }) => ({ Key, Value }))];
  if (tags.length > quotas.tags) throw quotaExceeded(`TagsPer${of}`, quotas.tags);
  return tags;
}

export function withoutTags(before: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const removed = new Set(keys.map((key) => key.toLowerCase()));
  return before.filter(({ Key }) => !removed.has(Key.toLowerCase()));
}
