import { z } from "zod";
import { given, type Intent, type Note } from "./intent";
import { pathOf, shaped, text } from "./shape";

/** As cloudposse/terraform-aws-sso takes them: https://registry.terraform.io/modules/cloudposse/sso/aws */
const permissionSet = z.strictObject({
  name: text,
  description: text.nullish(),
  relay_state: text.nullish(),
  session_duration: text.nullish(),
  tags: z.record(z.string(), text).nullish(),
  inline_policy: text.nullish(),
  policy_attachments: z.array(text).nullish(),
  customer_managed_policy_attachments: z
    .array(z.strictObject({ name: text, path: text.nullish() }))
    .nullish(),
});

const assignment = z.strictObject({
  account: text,
  permission_set_name: text,
  // Another output of the same module: the name says it too.
  permission_set_arn: text.nullish(),
  principal_name: text,
  principal_type: z.enum(["GROUP", "USER"]),
});

/** Names and fields of the shape with lists. */
export function readLists(values: Readonly<Record<string, unknown>>, note: Note): Intent {
  const read = <S extends z.ZodObject>(name: string, entry: S) =>
    (shaped(z.array(entry), name, values[name] ?? [], Object.keys(entry.shape), note) ??
      []) as z.output<S>[];
  return {
    permissionSets: read("permission_sets", permissionSet).map((entry, index) => ({
      path: pathOf("permission_sets", [index]),
      name: entry.name,
      description: given(entry.description),
      sessionDuration: given(entry.session_duration),
      relayState: given(entry.relay_state),
      managedPolicyArns: entry.policy_attachments ?? [],
      customerManagedPolicies: (entry.customer_managed_policy_attachments ?? []).map(
        ({ name, path }) => ({ name, path: given(path) }),
      ),
      inlinePolicy: given(entry.inline_policy),
      tags: entry.tags ?? {},
    })),
    assignments: read("account_assignments", assignment).map((entry, index) => ({
      path: pathOf("account_assignments", [index]),
      type: entry.principal_type,
      name: entry.principal_name,
      permissionSet: entry.permission_set_name,
      account: entry.account,
    })),
    groups: [],
    users: [],
  };
}
