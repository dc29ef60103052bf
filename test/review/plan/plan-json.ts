import { isProblem, type Plan, readPlan } from "../../../review/plan/read-plan";

/** One resource change, as far as a test is about it. */
export interface Change {
  /** As in `aws_ssoadmin_permission_set.this["viewer"]`, in modules or not. */
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: object;
  readonly after?: object;
  readonly unknown?: object;
  readonly beforeSensitive?: object;
  readonly sensitive?: object;
  /** What Terraform says of the resource besides, as in `previous_address`. */
  readonly resource?: object;
  /** The same of the change, as in `importing`. */
  readonly change?: object;
}

/** A plan, as far as a test is about it. */
export interface Contents {
  readonly changes: readonly Change[];
  readonly drift?: readonly Change[];
  /** What data sources have read, by address. */
  readonly data?: Readonly<Record<string, object>>;
  readonly configuration?: object;
  /** What it says of the plan besides, as in `complete`. */
  readonly plan?: object;
}

/** What `terraform show -json` prints of a plan with these changes. */
export const planText = ({
  changes,
  drift = [],
  data = {},
  configuration = {},
  plan = {},
}: Contents) =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: changes.map(changeJson),
    resource_drift: drift.map(changeJson),
    prior_state: {
      values: {
        root_module: {
          child_modules: [
            {
              resources: Object.entries(data).map(([address, values]) => ({
                ...namesOf(address),
                values,
              })),
            },
          ],
        },
      },
    },
    configuration: { root_module: configuration },
    errored: false,
    ...plan,
  });

/** The same, read. */
export function planOf(contents: Contents, name = "dev"): Plan {
  const read = readPlan(name, planText(contents));
  if (isProblem(read)) throw new Error(`no plan: ${JSON.stringify(read)}`);
  return read;
}

function changeJson({ address, actions, before, after, unknown, ...marks }: Change): object {
  const implied = before === undefined ? ["create"] : after === undefined ? ["delete"] : ["update"];
  return {
    ...namesOf(address),
    ...marks.resource,
    change: {
      ...marks.change,
      actions: actions ?? implied,
      before: before ?? null,
      after: after ?? null,
      after_unknown: unknown ?? {},
      before_sensitive: marks.beforeSensitive ?? {},
      after_sensitive: marks.sensitive ?? {},
    },
  };
}

function namesOf(address: string): object {
  const found = /^((?:module\.\w+(?:\[[^\]]+\])?\.)*)(data\.)?(\w+)\.([\w-]+)(?:\[(.+)\])?$/.exec(
    address,
  );
  if (found === null) throw new Error(`no address: ${address}`);
  const [, module = "", data, type, name, index] = found;
  return {
    address,
    ...(module === "" ? {} : { module_address: module.slice(0, -1) }),
    mode: data === undefined ? "managed" : "data",
    type,
    name,
    ...(index === undefined ? {} : { index: JSON.parse(index) }),
  };
}

export const STORE = "d-1234567890";

/** ARN of a permission set, by the last letters of its id. */
export const setArn = (id: string): string =>
  `arn:aws:sso:::permissionSet/ssoins-1234567890123456/ps-${id.padStart(16, "0")}`;

/** An assignment to a group, of which only ids are known. */
export const assignment = (set: string | undefined, group: string | undefined, target: string) => ({
  ...(set === undefined ? {} : { permission_set_arn: setArn(set) }),
  ...(group === undefined ? {} : { principal_id: group }),
  principal_type: "GROUP",
  target_id: target,
  target_type: "AWS_ACCOUNT",
});

export const permissionSet = (name: string, id?: string, more: object = {}) => ({
  name,
  session_duration: "PT1H",
  ...(id === undefined ? {} : { arn: setArn(id) }),
  ...more,
});
