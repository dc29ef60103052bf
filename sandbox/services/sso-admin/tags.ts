import type { Context } from "../operation";
import { page } from "../pagination";
import { quotas } from "../quotas";
import { duplicateTag, invalidToken, resourceNotFound, tooManyTags } from "./errors";
import type { SsoAdminOperations } from "./operations";
import { instances, permissionSets, tags } from "./tables";

type Tag = { readonly Key: string; readonly Value: string };

/** Adds tags to a resource that exists, or changes their values. */
export function putTags(context: Context, arn: string, added: readonly Tag[]): void {
  const { transaction } = context;
  const keys = new Set<string>();
  for (const { Key } of added) {
    if (keys.has(Key)) throw duplicateTag(Key);
    keys.add(Key);
  }
  for (const { Key, Value } of added) transaction.put(tags, arn, Key, { Key, Value });
  const { limit } = quotas.tagsPerResource;
  if (transaction.count(tags, arn) > limit) throw tooManyTags(limit);
}

function requireResource({ transaction }: Context, arn: string): void {
  if (transaction.get(instances, "", arn) !== undefined) return;
  const instanceArn = arn.replace(/:permissionSet\/([^/]+)\/.*$/, ":instance/$1");
  if (transaction.get(permissionSets, instanceArn, arn) === undefined) throw resourceNotFound(arn);
}

export const tagOperations = {
  TagResource(context, input) {
    requireResource(context, input.ResourceArn);
    putTags(context, input.ResourceArn, input.Tags);
    return {};
  },

  UntagResource(context, input) {
    requireResource(context, input.ResourceArn);
    for (const key of input.TagKeys) context.transaction.delete(tags, input.ResourceArn, key);
    return {};
  },

  ListTagsForResource(context, input) {
    requireResource(context, input.ResourceArn);
    const { items, nextToken } = page(
      context,
      { NextToken: input.NextToken },
      tags,
      input.ResourceArn,
      invalidToken,
    );
    return { Tags: items.map((tag) => ({ ...tag })), ...(nextToken && { NextToken: nextToken }) };
  },
} satisfies SsoAdminOperations;
