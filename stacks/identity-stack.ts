import { type App, TerraformStack } from "cdktf";
import type { AccessModel } from "../model/access-model";
import { Directory } from "../modules/directory/directory";
import { Instance } from "../modules/instance/instance";
import { storeState } from "./backend";
import { output, ownPermissionSets } from "./permission-sets";
import { administer } from "./provider";

/** Name of the stack that owns what an organization has once. */
export const IDENTITY = "identity";

/**
 * What all environments share: users, groups and memberships where Identity Center owns the
 * directory, and the permission sets with `scope: instance`.
 */
export class IdentityStack extends TerraformStack {
  constructor(app: App, model: AccessModel) {
    super(app, IDENTITY);
    storeState(this, model.state);
    administer(this, model.instance);
    const instance = new Instance(this, "instance", model.instance);
    ownPermissionSets(this, instance, model.instancePermissionSets);
    if (model.directory.source === "identity-center") {
      const { users, groups } = model.directory;
      const directory = new Directory(this, "directory", {
        identityStoreId: instance.identityStoreId,
        users,
        groups,
      });
      output(this, "group_ids", "Id of each group.", directory.groupIds, (id) => id);
    }
  }
}
