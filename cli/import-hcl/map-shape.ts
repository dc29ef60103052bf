import { z } from "zod";
import * as errors from "./errors";
import { given, type Intent, type Note, type PermissionSetIntent } from "./intent";
import { pathOf, shaped, text } from "./shape";

/** As aws-ia/terraform-aws-iam-identity-center takes them: https://registry.terraform.io/modules/aws-ia/iam-identity-center/aws */
const reference = z.strictObject({ name: text, path: text.nullish() });

const permissionSet = z.strictObject({
  description: text.nullish(),
  relay_state: text.nullish(),
  session_duration: text.nullish(),
  tags: z.record(z.string(), text).nullish(),
  aws_managed_policies: z.array(text).nullish(),
  customer_managed_policies: z.array(text).nullish(),
  inline_policy: text.nullish(),
  permissions_boundary: z
    .strictObject({
      managed_policy_arn: text.nullish(),
      customer_managed_policy_reference: reference.nullish(),
    })
    .nullish(),
});

const assignment = z.strictObject({
  principal_name: text,
  principal_type: z.enum(["GROUP", "USER"]),
  // Whose the principal is: the module finds it in one directory or looks it up there.
  principal_idp: z.enum(["INTERNAL", "EXTERNAL"]).nullish(),
  permission_sets: z.array(text),
  account_ids: z.array(text),
});

const group = z.strictObject({
  group_name: text,
  group_description: text.nullish(),
});

/** What the module gives a person beside these is read from its state. */
const user = z.looseObject({
  user_name: text,
  group_membership: z.array(text).nullish(),
});

/** Names and fields of the shape with maps. */
export function readMaps(values: Readonly<Record<string, unknown>>, note: Note): Intent {
  const read = <S extends z.ZodObject>(name: string, entry: S) =>
    Object.entries(
      shaped(
        z.record(z.string(), entry),
        name,
        values[name] ?? {},
        Object.keys(entry.shape),
        note,
      ) ?? {},
    ) as [string, z.output<S>][];
  const groups = read("sso_groups", group);
  const users = read("sso_users", user);
  const displayNames = new Map(groups.map(([key, { group_name }]) => [key, group_name]));
  const userNames = new Map(users.map(([key, { user_name }]) => [key, user_name]));
  const assignments = read("account_assignments", assignment).flatMap(([key, entry]) => {
    const { principal_name: principal, principal_type: type } = entry;
    const names = type === "GROUP" ? displayNames : userNames;
    return entry.permission_sets.flatMap((set) =>
      entry.account_ids.map((account) => ({
        path: pathOf("account_assignments", [key]),
        type,
        // The key in the module's own groups and users, or a name.
        name: names.get(principal) ?? principal,
        permissionSet: set,
        account,
      })),
    );
  });
  return {
    permissionSets: read("permission_sets", permissionSet).flatMap(([name, entry]) =>
      permissionSetOf(name, entry, note),
    ),
    assignments,
    groups: groups.map(([, { group_name, group_description }]) => ({
      displayName: group_name,
      description: given(group_description),
    })),
    users: users.map(([key, { user_name, group_membership }]) => ({
      path: pathOf("sso_users", [key]),
      userName: user_name,
      groups: (group_membership ?? []).map((name) => displayNames.get(name) ?? name),
    })),
  };
}

function permissionSetOf(
  name: string,
  entry: z.output<typeof permissionSet>,
  note: Note,
): PermissionSetIntent[] {
  const path = pathOf("permission_sets", [name]);
  const { managed_policy_arn, customer_managed_policy_reference } =
    entry.permissions_boundary ?? {};
  const boundaries = [
    ...(managed_policy_arn ? [{ managedPolicyArn: managed_policy_arn }] : []),
    ...(customer_managed_policy_reference
      ? [{ customerManagedPolicy: withoutNull(customer_managed_policy_reference) }]
      : []),
  ];
  if (boundaries.length > 1) {
    note(errors.unexpectedValue(`${path}.permissions_boundary`, "One policy"));
    return [];
  }
  return [
    {
      path,
      name,
      description: given(entry.description),
      sessionDuration: given(entry.session_duration),
      relayState: given(entry.relay_state),
      managedPolicyArns: entry.aws_managed_policies ?? [],
      customerManagedPolicies: (entry.customer_managed_policies ?? []).map((policy) => ({
        name: policy,
      })),
      inlinePolicy: given(entry.inline_policy),
      permissionsBoundary: boundaries[0],
      tags: entry.tags ?? {},
    },
  ];
}

const withoutNull = ({ name, path }: z.output<typeof reference>) => ({ name, path: given(path) });
