import { z } from "zod";
import { permissionSetKey } from "./fields";
import { moduleEntry, moduleName } from "./module";
import { permissionSetOverride } from "./permission-set";
import { onePrincipal, pending, principalFields, reference } from "./principal";
import { termFields } from "./terms";
import { uniqueList } from "./text";

const targets = (description: string) =>
  uniqueList(
    reference("A target", "all, an account's name or id, ou:Path, ou-only:Path or tag:key=value."),
    description,
  ).min(1);

const grant = z
  .strictObject({
    ...principalFields,
    permissionSet: reference("A permission set", "Name in the catalog."),
    accounts: targets("Accounts of this environment that the grant reaches."),
    except: targets("Accounts that are taken away from these.").optional(),
    ...termFields,
    pending,
  })
  .check(onePrincipal("A grant"))
  .meta({ description: "One group (or one user) gets one permission set in some accounts." });

/** `access/environments/<environment>.yaml` */
export const environmentFile = z.strictObject({
  permissionSets: z
    .record(permissionSetKey("Name in the catalog."), permissionSetOverride)
    .optional()
    .meta({ description: "What this environment changes in the catalog." }),
  grants: z
    .array(grant)
    .optional()
    .meta({ description: "Who may do what where in this environment." }),
  modules: z
    .record(moduleName("Name of the module here."), moduleEntry)
    .optional()
    .meta({ description: "Terraform modules of other teams in this environment's stack." }),
});

export type EnvironmentFile = z.infer<typeof environmentFile>;
export type GrantEntry = z.infer<typeof grant>;
