import { z } from "zod";
import { permissionSetKey } from "./fields";
import { permissionSetOverride } from "./permission-set";
import { text, uniqueList } from "./text";

/** Names of things declared elsewhere: only existence counts, and that is checked later. */
const reference = (what: string, description: string) =>
  text({
    rule: "empty-name",
    demand: `${what} is given by its name`,
    fix: "Write the name.",
    description,
  });

const grant = z
  .strictObject({
    group: reference("A group", "Display name of a group. Give group or user.").optional(),
    user: reference(
      "A user",
      "User name of one person, for emergencies. Give group or user.",
    ).optional(),
    permissionSet: reference("A permission set", "Name in the catalog."),
    accounts: uniqueList(
      reference("A target", "all, an account's name or id, ou:Path or tag:key=value."),
      "Accounts of this environment that the grant reaches.",
    ).min(1),
  })
  .check(({ value, issues }) => {
    if ((value.group === undefined) === (value.user === undefined)) {
      const given = value.group === undefined ? 0 : 2;
      issues.push({ code: "custom", input: value, params: { principals: given } });
    }
  })
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
});

export type EnvironmentFile = z.infer<typeof environmentFile>;
export type GrantEntry = z.infer<typeof grant>;
