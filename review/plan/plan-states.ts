import type { AccessModel, PermissionSet } from "../../model/access-model";
import type { AssignedAccess } from "../../model/effective-access";
import type { SettingChange } from "../settings/setting-change";
import { Accounts } from "./accounts";
import { directoryOf } from "./directory";
import { KnownLater } from "./known-later";
import { PermissionSets, type PlannedAttachment, type PlannedSet } from "./permission-sets";
import { modelOf, type PlannedAssignment, placed } from "./plan-model";
import type { PlannedResource } from "./planned-resources";
import { plannedSettings } from "./planned-settings";
import { notKnownYet, Principals } from "./principals";
import type { Plan } from "./read-plan";
import { existing, isUnknown, type Side } from "./sides";
import { isUnreadable, unreadablePolicy } from "./unreadable-policy";

/** The two states of access that plans lie between, and what plans alone can say. */
export interface PlanStates {
  readonly before: AccessModel;
  readonly after: AccessModel;
  readonly facts: PlanFacts;
}

export interface PlanFacts {
  /** Names of the plans. */
  readonly plans: readonly string[];
  /** Permission sets, as they are after, that are made anew. */
  readonly replacedSets: ReadonlySet<PermissionSet>;
  /** Assignments that are made anew and are the same afterwards. */
  readonly replacedAssignments: readonly AssignedAccess[];
  /** Assignments whose set or principal is known after apply only, and is read from their key. */
  readonly presumed: readonly AssignedAccess[];
  /** Values that matter and are known after apply only. */
  readonly knownLater: {
    /** What they refer to is certain, or the only thing that it can be. */
    readonly found: number;
    /** Read from a key. */
    readonly presumed: number;
    readonly open: number;
  };
  /** Names of assigned permission sets whose policies are in no plan, sorted. */
  readonly unread: readonly string[];
  /** Resources of access that are not as Terraform left them. */
  readonly drifted: number;
  /** Names of plans that leave changes to another run, so that this is not all that will change. */
  readonly partial: readonly string[];
  /** Names of environments whose assignments come from the access files, as no plan has them. */
  readonly declared: readonly string[];
  /** Names of plans that are no stack's of the access files, so that they are held to no environment. */
  readonly unplaced: readonly string[];
  /** Whether an access folder says which accounts are production. */
  readonly productionKnown: boolean;
  /** What the plans change of what else decides who gets in. */
  readonly settings: readonly SettingChange[];
  /** Every assignment of the plans, each on one side. */
  readonly assignments: readonly PlannedAssignment[];
  /** Every permission set that the plans manage. */
  readonly sets: readonly PlannedResource[];
  /** Whatever plans attach to a permission set, and the name of that set. */
  readonly attachments: readonly PlannedAttachment[];
}

/**
 * Reads plans, one of each stack, as two states of access. Access files give what plans have ids of alone: names of
 * accounts and their environments, and what is managed by no plan.
 */
export function planStates(plans: readonly Plan[], declared?: AccessModel): PlanStates {
  const later = new KnownLater(plans);
  const principals = new Principals(plans, later);
  const sets = new PermissionSets(plans, later, declared);
  const accounts = new Accounts(plans, later, declared);
  const environments = new Map(
    (declared?.environments ?? []).flatMap(({ name, accounts: own }) =>
      own.map(({ id }) => [id, name] as const),
    ),
  );
  const planned = (plan: Plan, side: Side): readonly PlannedAssignment[] =>
    existing(plan.resources, "aws_ssoadmin_account_assignment", side).map((resource) => {
      const reference = sets.reference(resource, side);
      const set = (reference && sets.all.get(reference.id)) ?? openSet(resource);
      const { principal, presumed } = principals.of(resource, side);
      const account = accounts.of(resource, side);
      // What a stack takes away was its own, even if the account has moved since.
      const own = resource.after === undefined && declared && isStack(declared, plan.name);
      return {
        environment: (own ? undefined : environments.get(account.id)) ?? plan.name,
        account,
        set,
        principal,
        side,
        resource,
        presumed: presumed || reference?.presumed === true,
      };
    });
  const others = declared === undefined ? [] : declaredAssignments(plans, declared, sets);
  const assignments = plans.flatMap((plan) => [
    ...planned(plan, "before"),
    ...planned(plan, "after"),
  ]);
  const all = [...assignments, ...others];
  const places = placed(all, sets.all.values(), declared);
  const model = (side: Side) =>
    modelOf(
      {
        side,
        places,
        assignments: all,
        directory: directoryOf(plans, side, principals, declared?.directory),
      },
      plans,
      declared,
    );
  const [before, after] = [model("before"), model("after")];
  const access = (assignment: PlannedAssignment) => places.access(assignment);
  const answers = later.given;
  return {
    before,
    after,
    facts: {
      plans: plans.map(({ name }) => name),
      replacedSets: new Set(places.replaced),
      replacedAssignments: assignments
        .filter(
          ({ side, resource, set }) =>
            side === "after" && resource?.replaced === true && !set.replaced,
        )
        .map(access),
      presumed: assignments.filter(({ presumed }) => presumed).map(access),
      knownLater: {
        found: answers.filter((answer) => answer.type === "found" && !answer.presumed).length,
        presumed: answers.filter((answer) => answer.type === "found" && answer.presumed).length,
        open: answers.filter(({ type }) => type === "open").length + openContents(plans),
      },
      unread: [
        ...new Set(
          assignments
            .map(({ set }) => set)
            .filter(({ resource }) => resource === undefined)
            .flatMap(({ after: content }) => content ?? [])
            .filter(({ customerManagedPolicies }) => customerManagedPolicies.some(isUnreadable))
            .map(({ name }) => name),
        ),
      ].sort(),
      drifted: plans.reduce((sum, { drifted }) => sum + drifted, 0),
      partial: plans.filter(({ partial }) => partial).map(({ name }) => name),
      declared: [...new Set(others.map(({ environment }) => environment))].sort(),
      unplaced:
        declared === undefined
          ? []
          : plans.map(({ name }) => name).filter((name) => !isStack(declared, name)),
      productionKnown: declared !== undefined,
      settings: plannedSettings(plans.flatMap(({ settings }) => settings)),
      assignments,
      sets: [...sets.all.values()].flatMap(({ resource }) => resource ?? []),
      attachments: sets.attachments,
    },
  };
}

/** Whether a plan is called like the stack of an environment, or of what all environments share. */
export const isStack = ({ environments }: AccessModel, plan: string): boolean =>
  plan === "identity" || environments.some(({ name }) => name === plan);

/** Stands for a permission set when several could be meant. */
function openSet(resource: PlannedResource): PlannedSet {
  const name = notKnownYet(resource);
  const set: PermissionSet = {
    key: name,
    name,
    scope: "instance",
    sessionDuration: "PT12H",
    managedPolicies: [],
    customerManagedPolicies: [unreadablePolicy("policies of a set that is known after apply")],
    tags: {},
  };
  return { id: name, before: set, after: set, replaced: false };
}

/** What other stacks hold, as the access files have it, of the sets that plans manage. */
function declaredAssignments(
  plans: readonly Plan[],
  declared: AccessModel,
  { all }: PermissionSets,
): readonly PlannedAssignment[] {
  const managed = new Map(
    [...all.values()]
      .filter(({ resource }) => resource !== undefined)
      .flatMap(
        (set) =>
          [set.before, set.after].flatMap((one) => (one ? [[one.name, set]] : [])) as [
            string,
            PlannedSet,
          ][],
      ),
  );
  const names = new Map(declared.instancePermissionSets.map(({ key, name }) => [key, name]));
  return declared.environments
    .filter(({ name }) => !plans.some((plan) => plan.name === name))
    .flatMap(({ name: environment, assignments }) =>
      assignments.flatMap(({ principal, permissionSet, account }) => {
        const set = managed.get(names.get(permissionSet) ?? "");
        return set === undefined
          ? []
          : (["before", "after"] as const).map((side) => ({
              environment,
              account,
              set,
              principal,
              side,
              presumed: false,
            }));
      }),
    );
}

/** Attributes that say what a permission set allows, or for how long. */
const CONTENTS = [
  "customer_managed_policy_reference",
  "inline_policy",
  "managed_policy_arn",
  "managed_policy_arns",
  "name",
  "permissions_boundary",
  "session_duration",
];

const openContents = (plans: readonly Plan[]): number =>
  plans
    .flatMap(({ resources }) => resources)
    .filter(
      (resource) =>
        resource.type.startsWith("aws_ssoadmin_") &&
        CONTENTS.some((attribute) => isUnknown(resource, attribute, "after")),
    ).length;
