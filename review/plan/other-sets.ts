import type { AccessModel, PermissionSet } from "../../model/access-model";
import type { Plan } from "./read-plan";
import { attached, type Content, DEFAULT_SESSION } from "./set-contents";
import { unreadablePolicy } from "./unreadable-policy";
import { mapping, text } from "./values";

/** Sets that others manage: known by a data source, by another stack's outputs, or by their id alone. */
export class OtherSets {
  private readonly names = new Map<string, string>();
  private readonly declared: ReadonlyMap<string, PermissionSet>;

  constructor(plans: readonly Plan[], declared: AccessModel | undefined) {
    const sets = declared?.instancePermissionSets ?? [];
    const named = new Map(sets.map((set) => [set.key, set.name]));
    for (const { data } of plans) {
      for (const values of data.get("aws_ssoadmin_permission_set") ?? [])
        this.names.set(text(values, "arn") ?? "", text(values, "name") ?? "");
      for (const values of data.get("terraform_remote_state") ?? []) {
        const arns = mapping(mapping(values.outputs).permission_set_arns);
        for (const [key, arn] of Object.entries(arns))
          this.names.set(String(arn), named.get(key) ?? key);
      }
    }
    this.declared = new Map(
      [...sets, ...(declared?.environments ?? []).flatMap((one) => one.permissionSets)].map(
        (set) => [set.name, set],
      ),
    );
  }

  /** Of a set that a plan knows by its name as well. */
  arnOf(name: string): string | undefined {
    return [...this.names].find(([, known]) => known === name)?.[0];
  }

  /** A set by its ARN, or by its name where that is all that is known. */
  of(arn: string, content: Content | undefined): PermissionSet {
    const name = this.names.get(arn) ?? arn.slice(arn.lastIndexOf("/") + 1);
    const known = this.declared.get(name);
    const own = attached(content);
    if (known !== undefined && content === undefined) return known;
    return {
      ...own,
      key: name,
      name,
      scope: "instance",
      sessionDuration: DEFAULT_SESSION,
      customerManagedPolicies: [...own.customerManagedPolicies, unreadablePolicy(NOT_IN_PLAN)],
      tags: {},
    };
  }
}

/** What stands for the policies of a set that no plan manages. */
const NOT_IN_PLAN = "policies that are in no plan";
