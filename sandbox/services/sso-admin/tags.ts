import type { Table, Transaction } from "../../store/store";
import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { applications } from "./applications/tables";
import { instanceArnOf } from "./arns";
import { duplicateTag, invalidToken, reservedTag, resourceNotFound } from "./errors";
import type { SsoAdminOperations } from "./operations";
import { instances, permissionSets, tags, trustedTokenIssuers } from "./tables";

type Tag = { readonly Key: string; readonly Value: string };

/** Adds tags to a resource that exists, or changes their values. */
export function putTags({ transaction }: Context, arn: string, added: readonly Tag[]): void {
  const keys = new Set<string>();
  for (const { Key } of added) {
    if (keys.has(Key)) throw duplicateTag(Key);
    keys.add(Key);
  }
  for (const { Key, Value } of added) transaction.put(tags, arn, Key, { Key, Value });
  const held = transaction.count(tags, arn);
  checkQuota(transaction, "tagsPerResource", held, "A resource", "tags");
}

/** The same for a caller: the tags that AWS itself gives begin with `aws:`. */
export function giveTags(context: Context, arn: string, added: readonly Tag[]): void {
  const reserved = added.find(({ Key }) => /^aws:/i.test(Key));
  if (reserved !== undefined) throw reservedTag(reserved.Key);
  putTags(context, arn, added);
}

export function tagList(tags: Readonly<Record<string, string>>): readonly Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags of a resource by their keys. */
export function tagRecord(transaction: Transaction, arn: string): Record<string, string> {
  return Object.fromEntries(transaction.list(tags, arn).map(({ Key, Value }) => [Key, Value]));
}

export function forgetTags({ transaction }: Context, arn: string): void {
  for (const { Key } of transaction.list(tags, arn)) transaction.delete(tags, arn, Key);
}

/** What can be tagged besides instances, each in a table whose partitions are instances. */
const taggable: Readonly<Record<string, Table<unknown>>> = {
  permissionSet: permissionSets,
  application: applications,
  trustedTokenIssuer: trustedTokenIssuers,
};

/** @throws AwsError `ResourceNotFoundException` for what is not there, or in another instance than the one given. */
function requireResource(
  { transaction }: Context,
  input: { readonly ResourceArn: string; readonly InstanceArn?: string | undefined },
): string {
  const { ResourceArn: arn, InstanceArn: given } = input;
  const instance = instanceArnOf(arn);
  const kind = /:(\w+)\/[^:]+$/.exec(arn)?.[1] ?? "";
  const table = taggable[kind];
  const found =
    table === undefined
      ? transaction.get(instances, "", arn)
      : transaction.get(table, instance, arn);
  if (found === undefined || (given !== undefined && given !== instance))
    throw resourceNotFound(arn);
  return arn;
}

export const tagOperations = {
  TagResource(context, input) {
    giveTags(context, requireResource(context, input), input.Tags);
    return {};
  },

  UntagResource(context, input) {
    const arn = requireResource(context, input);
    for (const key of input.TagKeys) context.transaction.delete(tags, arn, key);
    return {};
  },

  ListTagsForResource(context, input) {
    const arn = requireResource(context, input);
    const request = { NextToken: input.NextToken };
    const { items, nextToken } = page(context, request, tags, arn, invalidToken);
    return { Tags: items.map((tag) => ({ ...tag })), ...(nextToken && { NextToken: nextToken }) };
  },
} satisfies SsoAdminOperations;
