import { attributesAlreadyConfigured, attributesNotConfigured, duplicateAttribute } from "./errors";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { accessControlAttributes } from "./tables";

interface Attribute {
  readonly Key: string;
  readonly Value: { readonly Source: readonly string[] };
}

function distinct(attributes: readonly Attribute[]) {
  const keys = new Set<string>();
  for (const { Key } of attributes) {
    if (keys.has(Key)) throw duplicateAttribute(Key);
    keys.add(Key);
  }
  return attributes.map(({ Key, Value }) => ({ Key, Source: Value.Source }));
}

/** Attributes for access control (ABAC): one configuration for the whole instance. */
export const accessControlAttributeOperations = {
  CreateInstanceAccessControlAttributeConfiguration(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { AccessControlAttributes } = input.InstanceAccessControlAttributeConfiguration;
    if (context.transaction.get(accessControlAttributes, "", arn) !== undefined) {
      throw attributesAlreadyConfigured(arn);
    }
    context.transaction.put(accessControlAttributes, "", arn, distinct(AccessControlAttributes));
    return {};
  },

  DescribeInstanceAccessControlAttributeConfiguration(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const attributes = context.transaction.get(accessControlAttributes, "", arn);
    if (attributes === undefined) throw attributesNotConfigured(arn);
    return {
      Status: "ENABLED" as const,
      InstanceAccessControlAttributeConfiguration: {
        AccessControlAttributes: attributes.map(({ Key, Source }) => ({
          Key,
          Value: { Source: [...Source] },
        })),
      },
    };
  },

  UpdateInstanceAccessControlAttributeConfiguration(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { AccessControlAttributes } = input.InstanceAccessControlAttributeConfiguration;
    if (context.transaction.get(accessControlAttributes, "", arn) === undefined) {
      throw attributesNotConfigured(arn);
    }
    context.transaction.put(accessControlAttributes, "", arn, distinct(AccessControlAttributes));
    return {};
  },

  DeleteInstanceAccessControlAttributeConfiguration(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    if (context.transaction.get(accessControlAttributes, "", arn) === undefined) {
      throw attributesNotConfigured(arn);
    }
    context.transaction.delete(accessControlAttributes, "", arn);
    return {};
  },
} satisfies SsoAdminOperations;
