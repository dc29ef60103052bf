import type { AccessModel } from "../../model/access-model";
import { assignmentAddress } from "../../modules/account-assignments/account-assignments";
import * as errors from "./errors";
import type { Note } from "./intent";
import type { StateResource } from "./state";

/** What a resource is, in words that two configurations of one AWS share: no address, no id. */
type Identity = string;

type Values = Readonly<Record<string, unknown>>;

/** Names for what attributes refer to: an ARN or an id in a state, an expression in a stack. */
interface Names {
  readonly permissionSet: (reference: unknown) => string | undefined;
  readonly group: (reference: unknown) => string | undefined;
  readonly user: (reference: unknown) => string | undefined;
}

const identity = (type: string, ...parts: readonly (string | undefined)[]): Identity | undefined =>
  parts.includes(undefined) ? undefined : [type, ...parts].join(" ");

/** What is known of each type that is taken over; undefined for a name that is not. */
const IDENTITIES: Readonly<Record<string, (values: Values, names: Names) => Identity | undefined>> =
  {
    aws_ssoadmin_permission_set: ({ name }) => identity("permission set", String(name)),
    aws_ssoadmin_managed_policy_attachment: (values, names) =>
      identity(
        "managed policy",
        String(values.managed_policy_arn),
        "of",
        names.permissionSet(values.permission_set_arn),
      ),
    aws_ssoadmin_customer_managed_policy_attachment: (values, names) => {
      const { path, name } = block(values.customer_managed_policy_reference);
      return identity(
        "customer managed policy",
        `${path ?? "/"}${name}`,
        "of",
        names.permissionSet(values.permission_set_arn),
      );
    },
    aws_ssoadmin_permission_set_inline_policy: (values, names) =>
      identity("inline policy of", names.permissionSet(values.permission_set_arn)),
    aws_ssoadmin_permissions_boundary_attachment: (values, names) =>
      identity("permissions boundary of", names.permissionSet(values.permission_set_arn)),
    aws_ssoadmin_account_assignment: (values, names) =>
      assignment(
        String(values.principal_type),
        (values.principal_type === "USER" ? names.user : names.group)(values.principal_id),
        names.permissionSet(values.permission_set_arn),
        String(values.target_id),
      ),
    aws_identitystore_group: ({ display_name }) => identity("group", String(display_name)),
    aws_identitystore_user: ({ user_name }) => identity("user", String(user_name)),
    aws_identitystore_group_membership: (values, names) =>
      identity("membership of", names.user(values.member_id), "in", names.group(values.group_id)),
  };

const assignment = (
  type: string,
  principal: string | undefined,
  permissionSet: string | undefined,
  account: string,
): Identity | undefined =>
  identity("assignment of", permissionSet, "to", type, principal, "in", account);

/** A nested block: Terraform's state has a list of one, a stack the block alone. */
const block = (value: unknown): Values =>
  (Array.isArray(value) ? (value[0] as Values | undefined) : (value as Values | undefined)) ?? {};

/** A resource of a state by what it is. */
export interface Held {
  readonly address: string;
  /** What `import` takes: the provider's own id. */
  readonly id: string;
  /** Whether it gives access; groups and users may be another module's in the same state. */
  readonly isAccess: boolean;
}

/** What a state manages of the types that are taken over; notes what it doesn't say enough of. */
export function heldInState(
  state: readonly StateResource[],
  note: Note,
): ReadonlyMap<Identity, Held> {
  const by = (type: string, id: string, name: string) => {
    const found = new Map(
      state
        .filter((resource) => resource.type === type && typeof resource.values[id] === "string")
        .map(({ values }) => [values[id], String(values[name])]),
    );
    return (reference: unknown) => found.get(reference);
  };
  const names: Names = {
    permissionSet: by("aws_ssoadmin_permission_set", "arn", "name"),
    group: by("aws_identitystore_group", "group_id", "display_name"),
    user: by("aws_identitystore_user", "user_id", "user_name"),
  };
  const held = new Map<Identity, Held>();
  for (const { address, mode, type, values } of state) {
    const identify = IDENTITIES[type];
    if (mode !== "managed" || identify === undefined) continue;
    const found = identify(values, names);
    const { id } = values;
    if (found === undefined) note(errors.unknownInState(address, missing(type)));
    else if (typeof id !== "string") note(errors.unknownInState(address, "id"));
    else held.set(found, { address, id, isAccess: type.startsWith("aws_ssoadmin_") });
  }
  return held;
}

const missing = (type: string): string =>
  type === "aws_ssoadmin_account_assignment"
    ? "permission set, group or user with its id"
    : "permission set or group with its id";

/** Types of a state's resources that stay where they are, each once. */
export const leftInState = (state: readonly StateResource[]): readonly string[] => [
  ...new Set(
    state
      .filter(({ mode, type }) => mode === "managed" && IDENTITIES[type] === undefined)
      .map(({ type }) => type),
  ),
];

/** Addresses in a stack by what they are, from its plain Terraform JSON. */
export function declaredInStack(
  stack: string,
  json: string,
  model: AccessModel,
): ReadonlyMap<Identity, string> {
  const { resource = {} } = JSON.parse(json) as {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  };
  // Doubled in Terraform's JSON.
  const text = (value: unknown) =>
    String(value)
      .replace(/\$\$\{/g, "${")
      .replace(/%%\{/g, "%{");
  const by = (type: string, name: string) => (reference: unknown) => {
    const [, address = ""] =
      new RegExp(`^\\$\\{${type}\\.([\\w-]+)\\.\\w+\\}$`).exec(String(reference)) ?? [];
    const found = resource[type]?.[address]?.[name];
    return found === undefined ? undefined : text(found);
  };
  const names: Names = {
    permissionSet: by("aws_ssoadmin_permission_set", "name"),
    group: by("aws_identitystore_group", "display_name"),
    user: by("aws_identitystore_user", "user_name"),
  };
  const others = Object.entries(resource).flatMap(([type, blocks]) =>
    type === "aws_ssoadmin_account_assignment"
      ? []
      : Object.entries(blocks).flatMap(([name, values]) => {
          const found = IDENTITIES[type]?.(values, names);
          return found === undefined ? [] : [[text(found), `${type}.${name}`] as const];
        }),
  );
  return new Map([...others, ...assignmentsIn(stack, model)]);
}

/** The model says them by name; a stack by expressions. */
function assignmentsIn(
  stack: string,
  model: AccessModel,
): readonly (readonly [Identity, string])[] {
  const environment = model.environments.find(({ name }) => name === stack);
  if (environment === undefined) return [];
  const names = new Map(
    [...model.instancePermissionSets, ...environment.permissionSets].map(({ key, name }) => [
      key,
      name,
    ]),
  );
  return environment.assignments.flatMap(({ principal, permissionSet, account }) => {
    const found = assignment(principal.type, principal.name, names.get(permissionSet), account.id);
    const address = assignmentAddress({
      principalType: principal.type,
      principalName: principal.name,
      permissionSet: { key: permissionSet },
      targetName: account.name,
      targetId: account.id,
    });
    return found === undefined
      ? []
      : [[found, `aws_ssoadmin_account_assignment.${address}`] as const];
  });
}
