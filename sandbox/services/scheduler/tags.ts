import type { Context } from "../operation";
import { withTags } from "../tag-list";
import { resourceNotFound, tooManyTags } from "./errors";
import { groupArn, putGroup, requireGroup } from "./groups";
import type { SchedulerOperations } from "./operations";
import type { ScheduleGroup } from "./tables";

/** Only groups have tags. */
function requireTagged(context: Context, arn: string): ScheduleGroup {
  const name = arn.slice(arn.indexOf("/") + 1);
  if (arn !== groupArn(context.caller, context.region, name)) throw resourceNotFound(arn);
  return requireGroup(context, name);
}

export const tagOperations = {
  TagResource(context, input) {
    const group = requireTagged(context, input.ResourceArn);
    putGroup(context, { ...group, tags: withTags(group.tags, input.Tags, tooManyTags) });
    return {};
  },

  UntagResource(context, input) {
    const group = requireTagged(context, input.ResourceArn);
    const tags = group.tags.filter(({ Key }) => !input.TagKeys.includes(Key));
    putGroup(context, { ...group, tags });
    return {};
  },

  ListTagsForResource(context, input) {
    return { Tags: [...requireTagged(context, input.ResourceArn).tags] };
  },
} satisfies SchedulerOperations;
