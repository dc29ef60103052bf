import type { Context } from "../operation";
import { withTags } from "../tag-list";
import { resourceNotFound, tooManyTags } from "./errors";
import type { SnsOperations } from "./operations";
import type { Topic } from "./tables";
import { findTopic, putTopic } from "./topic-store";

function requireTagged({ transaction, caller }: Context, arn: string): Topic {
  const topic = findTopic(transaction, arn);
  if (topic === undefined || topic.accountId !== caller) throw resourceNotFound();
  return topic;
}

export const tagOperations = {
  TagResource(context, input) {
    const topic = requireTagged(context, input.ResourceArn);
    putTopic(context, { ...topic, tags: withTags(topic.tags, input.Tags, tooManyTags) });
    return {};
  },

  UntagResource(context, input) {
    const topic = requireTagged(context, input.ResourceArn);
    const tags = topic.tags.filter(({ Key }) => !input.TagKeys.includes(Key));
    putTopic(context, { ...topic, tags });
    return {};
  },

  ListTagsForResource(context, input) {
    return { Tags: [...requireTagged(context, input.ResourceArn).tags] };
  },
} satisfies SnsOperations;
