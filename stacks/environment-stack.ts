import { type App, TerraformStack } from "cdktf";
import type { AccessModel, Directory, Environment, Grant } from "../model/access-model";
import { AccountAssignments } from "../modules/account-assignments/account-assignments";
import { Instance } from "../modules/instance/instance";
import type { AssignablePermissionSet } from "../modules/permission-set/permission-set";
import { Principals } from "../modules/principals/principals";
import { storeState } from "./backend";
import { missingGroup, missingInput } from "./missing-group";
import { callModules, principalsGiven, setsGiven } from "./modules-of-others";
import { ownPermissionSets } from "./permission-sets";
import { namesOf } from "./principal-names";
import { administer } from "./provider";
import { sharedPermissionSets } from "./shared-permission-sets";

/**
 * One environment: its permission sets, their policies, and who has them in which of its accounts. The
 * management account's is deployed from there, and the same otherwise.
 */
export class EnvironmentStack extends TerraformStack {
  readonly instance: Instance;
  /** By key: its own, and those of the instance that it assigns or gives to modules. */
  readonly permissionSets: ReadonlyMap<string, AssignablePermissionSet>;
  /** Groups and users that something is assigned to, or that modules are given. */
  readonly principals: Principals;

  constructor(app: App, model: AccessModel, environment: Environment) {
    super(app, environment.name);
    storeState(this, model);
    administer(this, model.instance);
    this.instance = new Instance(this, "instance", model.instance);
    this.principals = this.principalsOf(environment, model.directory);
    const { modules = [] } = environment;
    const used = new Set([
      ...environment.assignments.map(({ permissionSet }) => permissionSet),
      ...setsGiven(modules),
    ]);
    this.permissionSets = new Map<string, AssignablePermissionSet>([
      ...ownPermissionSets(this, this.instance, environment.permissionSets),
      ...sharedPermissionSets(
        this,
        model.state,
        model.instancePermissionSets.filter(({ key }) => used.has(key)),
        this.principals.listing,
      ),
    ]);
    new AccountAssignments(this, "account-assignments", {
      instanceArn: this.instance.arn,
      assignments: environment.assignments.map(({ principal, permissionSet, account }) => ({
        principalType: principal.type,
        principalName: principal.name,
        principalId: this.principals.principalId(principal.type, principal.name),
        permissionSet: found(this.permissionSets, permissionSet),
        targetId: account.id,
        targetName: account.name,
      })),
    });
    callModules(this, modules);
  }

  private principalsOf(environment: Environment, directory: Directory): Principals {
    const grants = grantsByGroup(environment);
    const given = principalsGiven(environment.modules ?? []);
    const named = [...environment.assignments, ...given].map(({ principal }) => principal);
    return new Principals(this, "principals", {
      identityStoreId: this.instance.identityStoreId,
      groups: namesOf(named, "GROUP").map((displayName) => {
        const granted = grants.get(displayName);
        const inputs = given.filter(({ principal }) => principal.name === displayName);
        return {
          displayName,
          missingMessage:
            granted === undefined
              ? missingInput(displayName, inputs, directory.source)
              : missingGroup(displayName, granted, directory.source),
        };
      }),
      users: namesOf(named, "USER"),
    });
  }
}

function grantsByGroup({ grants }: Environment): ReadonlyMap<string, readonly Grant[]> {
  const byGroup = new Map<string, Grant[]>();
  for (const grant of grants) {
    if (grant.principal.type !== "GROUP" || grant.pending) continue;
    const others = byGroup.get(grant.principal.name);
    if (others) others.push(grant);
    else byGroup.set(grant.principal.name, [grant]);
  }
  return byGroup;
}

function found<T>(items: ReadonlyMap<string, T>, key: string): T {
  const item = items.get(key);
  if (item === undefined)
    throw new Error(
      `The model assigns permission set ${JSON.stringify(key)}, which no stack owns.`,
    );
  return item;
}
