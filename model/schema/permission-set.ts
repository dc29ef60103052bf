import { z } from "zod";
import { customerManagedPolicyReference, permissionSetKey, tags } from "./fields";
import { sessionDurationOf } from "./session-duration";
import { sessionRevocation } from "./session-revocation";
import { text, uniqueList } from "./text";

const sessionDuration = sessionDurationOf(
  "How long a session lasts: 1 to 12 hours in ISO 8601, as in PT4H or PT1H30M; PT1H when absent.",
);

/** AWS managed policies are resolved by name later, against the generated index. */
const managedPolicy = (description: string) =>
  text({
    rule: "invalid-managed-policy",
    demand: "An AWS managed policy is given by its name",
    fix: "Write the name alone, as in ReadOnlyAccess.",
    description,
  });

/** What a permission set grants, and what an environment may change of it. */
const content = {
  description: text({
    rule: "invalid-description",
    demand: "A permission set's description has 1 to 700 Latin-1 characters",
    fix: "Leave out emoji, dashes and curly quotes: AWS takes letters of Western European languages only.",
    description: "Who uses the permission set for what; 1 to 700 Latin-1 characters.",
    pattern: /^[\t\n\r\u0020-\u007E\u00A1-\u00FF]*$/,
    maximum: 700,
  }),
  sessionDuration,
  relayState: text({
    rule: "invalid-relay-state",
    demand: "A relay state is a URL of 1 to 240 characters",
    fix: "Write the address of the console page, as in https://console.aws.amazon.com/lambda/home",
    description: "Console page that opens after signing in.",
    pattern: /^[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]+$/,
    maximum: 240,
  }),
  managedPolicies: uniqueList(
    managedPolicy("Name of an AWS managed policy."),
    "AWS managed policies by name, as in ReadOnlyAccess.",
  ),
  customerManagedPolicies: z.array(customerManagedPolicyReference).meta({
    description: "Customer managed policies by name and path.",
  }),
  inlinePolicy: z.looseObject({}).meta({
    description: "The policy document itself, or { file: policies/NAME.json }.",
    anyOf: [
      {
        type: "object",
        properties: { file: { type: "string", pattern: "^policies/.+\\.json$" } },
        required: ["file"],
        additionalProperties: false,
      },
      {
        type: "object",
        properties: {
          Version: { enum: ["2012-10-17", "2008-10-17"] },
          Id: { type: "string" },
          Statement: { type: ["array", "object"] },
        },
        required: ["Version", "Statement"],
        additionalProperties: false,
      },
    ],
  }),
  permissionsBoundary: z
    .strictObject({
      managedPolicy: managedPolicy("Name of an AWS managed policy.").optional(),
      customerManagedPolicy: customerManagedPolicyReference.optional(),
    })
    .check(({ value, issues }) => {
      const given = Object.keys(value).length;
      if (given !== 1) issues.push({ code: "custom", input: value, params: { boundaries: given } });
    })
    .meta({
      description: "The most that the set can allow: exactly one policy.",
      minProperties: 1,
      maxProperties: 1,
    }),
  revokeSessionsIssuedBefore: sessionRevocation,
  tags: tags("Tags of the permission set."),
};

/** `access/permission-sets/<name>.yaml` */
export const permissionSetFile = z.strictObject({
  name: permissionSetKey("Name of the permission set; the file's name."),
  scope: z.enum(["environment", "instance"]).optional().meta({
    description:
      "environment: each environment owns its own copy. instance: one set, owned by the identity stack, for all environments.",
  }),
  ...z.strictObject(content).partial().shape,
});

/** What an environment changes in a permission set: a given field replaces, null removes. */
export const permissionSetOverride = z
  .strictObject({
    description: content.description.nullable(),
    sessionDuration: content.sessionDuration.nullable(),
    relayState: content.relayState.nullable(),
    managedPolicies: content.managedPolicies.nullable(),
    customerManagedPolicies: content.customerManagedPolicies.nullable(),
    inlinePolicy: content.inlinePolicy.nullable(),
    permissionsBoundary: content.permissionsBoundary.nullable(),
    revokeSessionsIssuedBefore: content.revokeSessionsIssuedBefore.nullable(),
    tags: content.tags.nullable(),
  })
  .partial()
  .meta({
    description:
      "What this environment changes: a given field replaces, null removes, {} takes the set as it is.",
  });

export type PermissionSetFile = z.infer<typeof permissionSetFile>;
export type PermissionSetOverride = z.infer<typeof permissionSetOverride>;
