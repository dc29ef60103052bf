import { writeFileSync } from "node:fs";
import type { Environment, PermissionSet } from "../model/access-model";
import { loadValid } from "./load-valid";

const INSTANCE = "arn:aws:sso:::instance/ssoins-0123456789abcdef";

/** Every tenth set is new, and with it all that is attached to it. */
const isNew = (index: number): boolean => index % 10 === 9;

/** One resource, as a plan has it in all its places. */
interface Resource {
  readonly type: string;
  readonly name: string;
  readonly before?: object;
  readonly after?: object;
  readonly unknown?: object;
  /** Of the attributes that refer to others. */
  readonly expressions: object;
}

/** Where the plan of a folder with access files is: beside it, since the folder holds nothing else. */
export const planFileOf = (folder: string): string => `${folder}.plan.json`;

/**
 * Writes what `terraform show -json` prints of a plan of the one environment of a folder with access files: every
 * tenth set is created with its assignments, of the others every tenth assignment goes, and every set that is there
 * loses its first statement.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function writePlanFile(folder: string): void {
  const { environments, directory } = loadValid(folder);
  const [environment] = environments;
  if (environment === undefined) throw new Error("there is no environment");
  const resources = [
    ...environment.permissionSets.flatMap(setResources),
    ...assignments(environment),
  ];
  const groups = directory.groups.map(({ displayName }) => ({
    display_name: displayName,
    group_id: groupId(displayName),
  }));
  const data = {
    address: "data.aws_identitystore_groups.groups",
    mode: "data",
    type: "aws_identitystore_groups",
    name: "groups",
    values: { groups },
  };
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources: valuesOf(resources, "after") } },
    resource_changes: resources.map(changeOf),
    prior_state: {
      format_version: "1.0",
      values: { root_module: { resources: [data, ...valuesOf(resources, "before")] } },
    },
    configuration: {
      root_module: {
        resources: resources
          .filter(({ after }) => after !== undefined)
          .map(({ expressions, ...resource }) => ({ ...namesOf(resource), expressions })),
      },
    },
    complete: true,
    errored: false,
  };
  writeFileSync(planFileOf(folder), JSON.stringify(plan));
}

const arnOf = (index: number): string =>
  `arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-${String(index).padStart(16, "0")}`;

const groupId = (displayName: string): string =>
  `00000000-0000-4000-8000-${displayName.replace(/\D/g, "").padStart(12, "0")}`;

const referred = (address: string, attribute: string) => ({
  references: [`${address}.${attribute}`, address],
});

function setResources(set: PermissionSet, index: number): readonly Resource[] {
  const { key, name, description, sessionDuration, managedPolicies, inlinePolicy } = set;
  const own = { instance_arn: INSTANCE, name, description, session_duration: sessionDuration };
  const known = { ...own, arn: arnOf(index), relay_state: "", tags: {}, tags_all: {} };
  const statements = [inlinePolicy?.Statement ?? []].flat();
  const inline = (some: typeof statements) => ({
    inline_policy: JSON.stringify({ ...inlinePolicy, Statement: some }),
  });
  const attached = (type: string, resource: string, before: object, after = before): Resource => ({
    type,
    name: resource,
    ...ofSet(key, index, before, after),
  });
  return [
    {
      type: "aws_ssoadmin_permission_set",
      name: key,
      expressions: { name: { constant_value: name } },
      ...(isNew(index)
        ? { after: own, unknown: { arn: true, created_date: true, id: true } }
        : { before: known, after: known }),
    },
    ...managedPolicies.map(({ name: policy, arn }) =>
      attached("aws_ssoadmin_managed_policy_attachment", `${key}--${policy}`, {
        managed_policy_arn: arn,
      }),
    ),
    attached(
      "aws_ssoadmin_permission_set_inline_policy",
      key,
      inline(statements),
      inline(statements.slice(1)),
    ),
    attached("aws_ssoadmin_customer_managed_policy_attachment", `${key}--baseline`, {
      customer_managed_policy_reference: [{ name: "baseline", path: "/" }],
    }),
  ];
}

/** What refers to a set: by its ARN where it is there, known after apply where it is new. */
function ofSet(key: string, index: number, before: object, after: object | undefined) {
  const address = `aws_ssoadmin_permission_set.${key}`;
  const refers = { instance_arn: INSTANCE, permission_set_arn: arnOf(index) };
  return {
    expressions: { permission_set_arn: referred(address, "arn") },
    ...(isNew(index)
      ? {
          after: { instance_arn: INSTANCE, ...after },
          unknown: { id: true, permission_set_arn: true },
        }
      : {
          before: { ...refers, ...before },
          ...(after === undefined ? {} : { after: { ...refers, ...after } }),
        }),
  };
}

function assignments({ permissionSets, assignments }: Environment): readonly Resource[] {
  const indices = new Map(permissionSets.map(({ key }, index) => [key, index]));
  return assignments.map(({ principal, permissionSet, account }, at) => {
    const index = indices.get(permissionSet) ?? 0;
    const values = {
      principal_id: groupId(principal.name),
      principal_type: principal.type,
      target_id: account.id,
      target_type: "AWS_ACCOUNT",
    };
    const kept = isNew(index) || at % 10 !== 0;
    return {
      type: "aws_ssoadmin_account_assignment",
      name: `${principal.name}--${permissionSet}--${account.name}`,
      ...ofSet(permissionSet, index, values, kept ? values : undefined),
    };
  });
}

const namesOf = ({ type, name }: Pick<Resource, "type" | "name">) => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/aws",
});

const valuesOf = (resources: readonly Resource[], side: "before" | "after") =>
  resources.flatMap((resource) =>
    resource[side] === undefined
      ? []
      : [{ ...namesOf(resource), schema_version: 0, values: resource[side], sensitive_values: {} }],
  );

function changeOf(resource: Resource): object {
  const { before, after, unknown } = resource;
  const update = JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update";
  const action = before === undefined ? "create" : after === undefined ? "delete" : update;
  return {
    ...namesOf(resource),
    change: {
      actions: [action],
      before: before ?? null,
      after: after ?? null,
      after_unknown: unknown ?? {},
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}
