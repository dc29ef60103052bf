import { z } from "zod";
import { groups, users } from "./directory";
import {
  accountId,
  customerManagedPolicyReference,
  email,
  givenTags,
  organizationalUnitPath,
} from "./fields";
import { text, uniqueList } from "./text";

const organizationalUnit = z
  .strictObject({
    id: text({
      rule: "invalid-organizational-unit-id",
      demand: "An organizational unit's id has the form ou-ab12-cd345678",
      fix: "Copy the id from AWS Organizations.",
      description: "Id of the organizational unit.",
      pattern: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
    }),
    path: organizationalUnitPath("Names from below the root, joined with /."),
  })
  .meta({ description: "An organizational unit." });

const account = z
  .strictObject({
    id: accountId("12-digit account id, in quotes."),
    name: text({
      rule: "invalid-account-name",
      demand: "An account's name has 1 to 50 visible characters",
      fix: "Copy the name from AWS Organizations.",
      description: "Name of the account.",
      pattern: /^\P{C}+$/u,
      maximum: 50,
    }),
    email: email("E-mail address of the account's root user."),
    organizationalUnit: organizationalUnitPath("Path of the unit; absent: directly in the root.")
      .or(z.literal(""))
      .optional(),
    status: z
      .enum(["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"])
      .meta({ description: "State in AWS Organizations. Grants reach active accounts only." }),
    tags: givenTags("Tags of the account in AWS Organizations.").optional(),
  })
  .meta({ description: "An AWS account of the organization." });

const customerManagedPolicy = customerManagedPolicyReference
  .extend({
    accounts: uniqueList(
      text({
        rule: "invalid-account",
        demand: "An account is given by its name or id",
        fix: "Write the name or the 12-digit id, in quotes.",
        description: "Name or id of an account.",
      }),
      "Accounts that hold the policy, by name or id.",
    ),
    document: z
      .looseObject({})
      .optional()
      .meta({ description: "The policy document: Version and Statement." }),
  })
  .meta({
    description: "A customer managed policy and the accounts that hold it in the same wording.",
  });

/** `access/organization.snapshot.yaml` */
export const organizationSnapshotFile = z.strictObject({
  organizationId: text({
    rule: "invalid-organization-id",
    demand: "An organization's id has the form o-ab12cd34ef",
    fix: "Copy the id from AWS Organizations.",
    description: "Id of the organization.",
    pattern: /^o-[a-z0-9]{10,32}$/,
  }),
  rootId: text({
    rule: "invalid-root-id",
    demand: "A root's id has the form r-ab12",
    fix: "Copy the id from AWS Organizations.",
    description: "Id of the organization's root.",
    pattern: /^r-[0-9a-z]{4,32}$/,
  }),
  organizationalUnits: z
    .array(organizationalUnit)
    .meta({ description: "All organizational units." }),
  accounts: z.array(account).meta({ description: "All accounts, suspended ones included." }),
  customerManagedPolicies: z
    .array(customerManagedPolicy)
    .optional()
    .meta({ description: "Customer managed policies; identical ones are listed once." }),
  groups: groups.optional().meta({ description: "Groups, only when the directory is external." }),
  users: users.optional().meta({ description: "Users, only when the directory is external." }),
});

export type OrganizationSnapshotFile = z.infer<typeof organizationSnapshotFile>;
