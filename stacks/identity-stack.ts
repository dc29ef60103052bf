import { type App, TerraformStack } from "cdktf";
import type { AccessModel } from "../model/access-model";
import { AccessControlAttributes } from "../modules/access-control-attributes/access-control-attributes";
import { Instance } from "../modules/instance/instance";
import { applications } from "./applications";
import { storeState } from "./backend";
import { directory } from "./directory";
import { IDENTITY } from "./identity";
import { ownPermissionSets } from "./permission-sets";
import { administer } from "./provider";
import { trustedTokenIssuers } from "./trusted-token-issuers";

/**
 * What all environments share: users, groups and memberships where Identity Center owns the
 * directory, the permission sets with `scope: instance`, attributes for access control, applications
 * and trusted token issuers.
 */
export class IdentityStack extends TerraformStack {
  constructor(app: App, model: AccessModel) {
    super(app, IDENTITY);
    storeState(this, model);
    administer(this, model.instance);
    const instance = new Instance(this, "instance", model.instance);
    ownPermissionSets(this, instance, model.instancePermissionSets);
    const principalId = directory(this, instance, model);
    const { attributes } = model.accessControl;
    if (attributes.length > 0) {
      new AccessControlAttributes(this, "access-control-attributes", {
        instanceArn: instance.arn,
        accessControlAttributes: attributes,
      });
    }
    applications(this, instance, model.applications, principalId);
    trustedTokenIssuers(this, instance, model.trustedTokenIssuers);
  }
}
