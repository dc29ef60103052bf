import { z } from "zod";
import { ci } from "./ci";
import {
  accountId,
  bucketName,
  date,
  environmentName,
  kmsKey,
  organizationalUnitPath,
  region,
} from "./fields";
import { portal } from "./portal";
import { reference } from "./principal";
import { sessionDurationOf } from "./session-duration";
import { text, uniqueList } from "./text";

const instance = z
  .strictObject({
    region: region("Identity Center's home Region."),
    managementAccount: accountId("12-digit id of the organization's management account."),
    delegatedAdministrator: accountId(
      "12-digit id of the delegated administrator, where there is one.",
    ).optional(),
    arn: text({
      rule: "invalid-instance-arn",
      demand: "An instance's ARN has the form arn:aws:sso:::instance/ssoins-0123456789abcdef",
      fix: "Copy it from the settings of IAM Identity Center, or leave it out to have it looked up.",
      description: "ARN of the instance, with identityStoreId; looked up when absent.",
      pattern: /^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
    }).optional(),
    identityStoreId: text({
      rule: "invalid-identity-store-id",
      demand: "An identity store's id has the form d-0123456789",
      fix: "Copy it from the settings of IAM Identity Center, or leave it out to have it looked up.",
      description: "Id of the identity store, with arn; looked up when absent.",
      pattern: /^(d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
    }).optional(),
  })
  .meta({ description: "The organization's one Identity Center instance." });

const state = z
  .strictObject({
    bucket: bucketName("S3 bucket that holds Terraform's state."),
    region: region("Region of the bucket."),
    kmsKey: kmsKey(
      "KMS key that encrypts every state object. An alias: the bootstrap makes the key. An id or a key's ARN: a key that exists and stays as it is.",
    ),
  })
  .meta({ description: "Where Terraform keeps its state." });

const guard = {
  production: z.boolean().optional().meta({
    description: "true: real data and real customers, which some rules guard more strictly.",
  }),
  maximumSessionDuration: sessionDurationOf(
    "The longest that a session of a permission set may last here: 1 to 12 hours in ISO 8601.",
  ).optional(),
};

const environment = z
  .strictObject({
    organizationalUnits: uniqueList(
      organizationalUnitPath("An organizational unit, with everything below it."),
      "Organizational units that this environment owns, with everything below them.",
    ).min(1),
    ...guard,
  })
  .meta({ description: "What the environment owns, and how strictly it is guarded." });

const management = z
  .strictObject(guard)
  .meta({ description: "How strictly the management account is guarded." });

// A pull request's plan may assume it too: a role that administers would hand every account over.
const sync = z
  .strictObject({
    roleName: text({
      rule: "invalid-sync-role",
      demand:
        "The role that reads IAM is given by its name, and is none that administers the account",
      fix: "Make a role in every account that may iam:GetAccountAuthorizationDetails and nothing else, and write its name alone.",
      description:
        "Name of a role in every account that may iam:GetAccountAuthorizationDetails; idc sync reads customer managed policies with it.",
      pattern: /^(?!(OrganizationAccountAccessRole|AWSControlTowerExecution)$)[\w+=,.@-]+$/,
      maximum: 64,
    }),
  })
  .meta({ description: "What idc sync reads beside AWS Organizations and Identity Center." });

const breakGlass = z
  .strictObject({
    permissionSet: reference("A permission set", "Name in the catalog."),
  })
  .meta({ description: "The permission set that is for emergencies alone." });

/** `access/organization.yaml` */
export const organizationFile = z.strictObject({
  instance,
  directory: z
    .strictObject({
      source: z.enum(["identity-center", "external"]).meta({
        description:
          "identity-center: users and groups are managed here. external: SCIM or Active Directory owns them, they are only read.",
      }),
      scimTokenCreated: date(
        "The day (UTC) on which the SCIM token in use was made: AWS lets it live for one year, and tells nobody but its console.",
      ).optional(),
    })
    .meta({ description: "Who owns users and groups." }),
  naming: text({
    rule: "invalid-naming",
    demand: "The naming template holds {name}, and {environment} where there are several",
    fix: 'Write for example "{name}-{environment}".',
    description:
      "How permission sets with scope environment are named: {name} and {environment} are replaced.",
  }),
  state,
  ci: ci.optional(),
  sync: sync.optional(),
  portal: portal.optional(),
  breakGlass: breakGlass.optional(),
  management: management.optional(),
  expiryWarningDays: z.int().min(0).max(365).optional().meta({
    description: "Days before its end from which a grant is warned of; 14 when absent.",
  }),
  environments: z
    .record(environmentName("Name of the environment and of its stack."), environment)
    .meta({ description: "Environments by name; one stack each." }),
});

export type OrganizationFile = z.infer<typeof organizationFile>;
