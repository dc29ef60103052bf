import { duplicateTags, tooManyTags } from "./errors";
import { putKey, requireKey, requireUsableKey } from "./key-store";
import type { KmsOperations } from "./operations";
import type { Tag } from "./tables";

/** https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html, 2026-11. */
const quota = 50;

export function withTags(before: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const keys = new Set(added.map(({ TagKey }) => TagKey));
  if (keys.size < added.length) throw duplicateTags();
  const kept = before.filter(({ TagKey }) => !keys.has(TagKey));
  const tags = [...kept, ...added.map(({ TagKey, TagValue }) => ({ TagKey, TagValue }))];
  if (tags.length > quota) throw tooManyTags(quota);
  return tags;
}

export const tagOperations = {
  TagResource(context, input) {
    const key = requireUsableKey(context, input.KeyId);
    putKey(context, { ...key, tags: withTags(key.tags, input.Tags) });
    return {};
  },

  UntagResource(context, input) {
    const key = requireUsableKey(context, input.KeyId);
    const tags = key.tags.filter(({ TagKey }) => !input.TagKeys.includes(TagKey));
    putKey(context, { ...key, tags });
    return {};
  },

  ListResourceTags(context, input) {
    return { Tags: [...requireKey(context, input.KeyId).tags], Truncated: false };
  },
} satisfies KmsOperations;
