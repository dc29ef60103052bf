import { z } from "zod";
import { given, type Intent, type Note } from "./intent";
import { pathOf, shaped } from "./shape";

/** As cloudposse/terraform-aws-sso takes them: https://registry.terraform.io/modules/cloudposse/sso/aws */
const permissionSet = z.strictObject({
  name: z.string(),
  description: z.string().nullish(),
  relay_state: z.string().nullish(),
  session_duration: z.string().nullish(),
  tags: z.record(z.string(), z.string()).nullish(),
  inline_policy: z.string().nullish(),
  policy_attachments: z.array(z.string()).nullish(),
  customer_managed_policy_attachments: z
    .array(z.strictObject({ name: z.string(), path: z.string().nullish() }))
    .nullish(),
});

const assignment = z.strictObject({
  account: z.string(),
  permission_set_name: z.string(),
  // Another output of the same module: the name says it too.
  permission_set_arn: z.string().nullish(),
  principal_name: z.string(),
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
