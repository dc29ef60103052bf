import { type App, TerraformStack } from "cdktf";
import type { AccessModel, BreakGlassGrant, Emergency } from "../model/access-model";
import { Instance } from "../modules/instance/instance";
import type { AssignablePermissionSet } from "../modules/permission-set/permission-set";
import { Principals } from "../modules/principals/principals";
import { TimeBoundAccess } from "../modules/time-bound-access/time-bound-access";
import { storeState } from "./backend";
import { BREAK_GLASS, BREAK_GLASS_BOUNDARY, BREAK_GLASS_NAME } from "./break-glass";
import { IDENTITY } from "./identity";
import { missingGroup } from "./missing-group";
import { namesOf } from "./principal-names";
import { administer, administeringAccount } from "./provider";
import { type PermissionSetsOwner, permissionSetsOfState } from "./shared-permission-sets";

/**
 * Access for emergencies, which ends by itself. It stays while there is a file for it, with or without
 * grants: what tells and ends is there before it is needed, and an emergency adds a few resources.
 */
export class BreakGlassStack extends TerraformStack {
  constructor(app: App, model: AccessModel, emergency: Emergency) {
    super(app, BREAK_GLASS);
    const accountId = administeringAccount(model.instance);
    storeState(this, model);
    administer(this, model.instance);
    const { arn: instanceArn, identityStoreId } = new Instance(this, "instance", model.instance);
    const principals = this.principalsOf(identityStoreId, model, emergency);
    const permissionSets = this.permissionSetsOf(model, emergency, principals);
    new TimeBoundAccess(this, "access", {
      name: BREAK_GLASS_NAME,
      accountId,
      region: model.instance.region,
      instanceArn,
      notifications: emergency.notifications,
      // Without a pipeline nobody but administrators makes these roles.
      ...(model.ci === undefined
        ? {}
        : { permissionsBoundaryArn: `arn:aws:iam::${accountId}:policy/${BREAK_GLASS_BOUNDARY}` }),
      grants: emergency.grants.map((grant) => ({
        name: grant.name,
        principalType: grant.principal.type,
        principalId: principals.principalId(grant.principal.type, grant.principal.name),
        principalName: grant.principal.name,
        permissionSet: permissionSets(grant),
        targetId: grant.account.id,
        targetName: grant.account.name,
        until: grant.until,
        reason: `Approved by ${grant.approver}, ticket ${grant.ticket}: ${grant.justification}`,
      })),
    });
  }

  private principalsOf(
    identityStoreId: string,
    { directory }: AccessModel,
    { grants, file }: Emergency,
  ): Principals {
    const granted = grants.map(({ principal }) => principal);
    return new Principals(this, "principals", {
      identityStoreId,
      groups: namesOf(granted, "GROUP").map((displayName) => ({
        displayName,
        missingMessage: missingGroup(
          displayName,
          grants
            .filter(({ principal }) => principal.type === "GROUP" && principal.name === displayName)
            .map(({ permissionSet, account }) => ({
              file,
              permissionSet,
              targets: [account.name],
            })),
          directory.source,
        ),
      })),
      users: namesOf(granted, "USER"),
    });
  }

  /** Each set is the instance's, or its environment's, and known from the state of the stack that owns it. */
  private permissionSetsOf(
    { instancePermissionSets, state }: AccessModel,
    { grants }: Emergency,
    { listing }: Principals,
  ): (grant: BreakGlassGrant) => AssignablePermissionSet {
    const ownerOf = ({ permissionSet, environment }: BreakGlassGrant): PermissionSetsOwner =>
      instancePermissionSets.some(({ key }) => key === permissionSet)
        ? { stack: IDENTITY, scope: "instance" }
        : { stack: environment, scope: "environment" };
    const owners = new Map(grants.map((grant) => [ownerOf(grant).stack, ownerOf(grant)]));
    const read = new Map(
      Array.from(owners, ([stack, owner]) => {
        const granted = grants.filter((grant) => ownerOf(grant).stack === stack);
        const keys = new Set(granted.map(({ permissionSet }) => permissionSet));
        return [stack, permissionSetsOfState(this, state, owner, [...keys], listing)] as const;
      }),
    );
    return (grant) => {
      const { stack } = ownerOf(grant);
      const found = read.get(stack)?.get(grant.permissionSet);
      if (found === undefined)
        throw new Error(`No state was read for permission set ${grant.permissionSet} of ${stack}.`);
      return found;
    };
  }
}
