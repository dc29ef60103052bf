import { z } from "zod";
import { group, principal, user } from "./estate-directory-schema";
import { quotas } from "./services/quotas";
import { isSessionDuration } from "./services/sso-admin/duration";
import { checkInlinePolicy } from "./services/sso-admin/inline-policy";
import { acceptedBy, awsObject, awsString, inputShape } from "./shapes/aws-member";

export const accountId = z.string().regex(/^\d{12}$/, "An account id is a string of 12 digits.");
const managedPolicy = awsString(
  "sso-admin",
  "AttachManagedPolicyToPermissionSet",
  "ManagedPolicyArn",
);
const tags = z.record(z.string(), z.string()).default({});

const policyReference = z.strictObject({
  name: awsString(
    "sso-admin",
    "AttachCustomerManagedPolicyReferenceToPermissionSet",
    "CustomerManagedPolicyReference",
    "Name",
  ),
  path: awsString(
    "sso-admin",
    "AttachCustomerManagedPolicyReferenceToPermissionSet",
    "CustomerManagedPolicyReference",
    "Path",
  ).default("/"),
});

const policies = {
  description: awsString("sso-admin", "CreatePermissionSet", "Description").optional(),
  managedPolicies: z.array(managedPolicy).default([]),
  customerManagedPolicies: z.array(policyReference).default([]),
  inlinePolicy: z
    .unknown()
    .refine((policy) => typeof policy === "string" || (typeof policy === "object" && !!policy), {
      error: "expected a policy, or its JSON text",
      abort: true,
    })
    .superRefine(
      acceptedBy((policy) =>
        checkInlinePolicy(typeof policy === "string" ? policy : JSON.stringify(policy)),
      ),
    )
    .optional(),
  permissionsBoundary: z
    .strictObject({
      managedPolicy: managedPolicy.optional(),
      customerManagedPolicy: policyReference.optional(),
    })
    .refine(
      (boundary) => Object.values(boundary).filter((policy) => policy !== undefined).length === 1,
      { error: "expected either managedPolicy or customerManagedPolicy" },
    )
    .optional(),
};

const mostPolicies = quotas.policiesPerPermissionSet.limit;

const permissionSet = z
  .strictObject({
    arn: awsString("sso-admin", "DescribePermissionSet", "PermissionSetArn").optional(),
    name: awsString("sso-admin", "CreatePermissionSet", "Name"),
    sessionDuration: awsString("sso-admin", "CreatePermissionSet", "SessionDuration")
      .refine(isSessionDuration, { error: "expected PT1H to PT12H" })
      .default("PT1H"),
    relayState: awsString("sso-admin", "CreatePermissionSet", "RelayState").optional(),
    tags,
    ...policies,
    /** The accounts that have it, besides those where it is assigned; and what is special about its role there. */
    roles: z
      .array(
        z.strictObject({
          account: accountId,
          suffix: z
            .string()
            .regex(/^[0-9a-f]{16}$/, "The end of a role's name is 16 of 0-9 a-f.")
            .optional(),
          /** What the permission set was when it was provisioned there, if it has changed since. */
          outdated: z.strictObject(policies).optional(),
        }),
      )
      .default([]),
  })
  .superRefine(({ managedPolicies, customerManagedPolicies }, context) => {
    const input = managedPolicies.length + customerManagedPolicies.length;
    const message = `expected at most ${mostPolicies}, customer managed ones included`;
    if (input > mostPolicies)
      context.addIssue({ code: "custom", message, input, path: ["managedPolicies"] });
  });

const assignment = z
  .strictObject({
    user: z.string().optional(),
    group: z.string().optional(),
    principal: principal.optional(),
    permissionSet: z.string(),
    accounts: z.array(accountId),
  })
  .refine(
    ({ user, group, principal }) =>
      [user, group, principal].filter((one) => one !== undefined).length === 1,
    { error: "expected one of user, group, principal" },
  );

const trustedTokenIssuer = z.strictObject({
  arn: awsString("sso-admin", "DescribeTrustedTokenIssuer", "TrustedTokenIssuerArn").optional(),
  name: awsString("sso-admin", "CreateTrustedTokenIssuer", "Name"),
  configuration: awsObject(
    inputShape(
      "sso-admin",
      "CreateTrustedTokenIssuer",
      "TrustedTokenIssuerConfiguration",
      "OidcJwtConfiguration",
    ),
  ),
  tags,
});

const application = z.strictObject({
  arn: awsString("sso-admin", "DescribeApplication", "ApplicationArn").optional(),
  name: awsString("sso-admin", "CreateApplication", "Name"),
  /** The one that created it; the instance's owner when absent. */
  account: accountId.optional(),
  provider: awsString("sso-admin", "CreateApplication", "ApplicationProviderArn").default(
    "arn:aws:sso::aws:applicationProvider/custom",
  ),
  description: awsString("sso-admin", "CreateApplication", "Description").optional(),
  status: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  /** Whether the access portal shows it. */
  visibility: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  signIn: z
    .strictObject({
      origin: z.enum(["IDENTITY_CENTER", "APPLICATION"]),
      url: awsString(
        "sso-admin",
        "CreateApplication",
        "PortalOptions",
        "SignInOptions",
        "ApplicationUrl",
      ).optional(),
    })
    .optional(),
  assignmentRequired: z.boolean().default(true),
  backgroundSessions: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  users: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  principals: z.array(principal).default([]),
  /** In AWS's spelling, as the operations take them. */
  accessScopes: ofApplication("PutApplicationAccessScope"),
  grants: ofApplication("PutApplicationGrant"),
  authenticationMethods: ofApplication("PutApplicationAuthenticationMethod"),
  tags,
});

/** What an operation puts into an application. */
function ofApplication(operation: string) {
  const shape = inputShape("sso-admin", operation);
  const required = shape.required?.filter((name) => name !== "ApplicationArn") ?? [];
  return z.array(awsObject({ ...shape, required })).default([]);
}

/** What an instance of Identity Center is. */
export const instanceSettings = {
  arn: z
    .string()
    .regex(
      /^arn:aws(-[a-z]+)*:sso:::instance\/ssoins-[a-zA-Z0-9-.]{16}$/,
      "An instance ARN looks like arn:aws:sso:::instance/ssoins-0123456789abcdef.",
    )
    .optional(),
  identityStoreId: z
    .string()
    .regex(/^d-[0-9a-f]{10}$/, 'An identity store id is "d-" and 10 of 0-9 a-f.')
    .optional(),
  name: awsString("sso-admin", "UpdateInstance", "Name").optional(),
  /** ARN of a customer managed key. */
  kmsKey: z.string().optional(),
  /** Those that it is replicated to, besides its own. */
  regions: z.array(awsString("sso-admin", "AddRegion", "RegionName")).default([]),
  /** Where the value of each attribute comes from. */
  accessControlAttributes: z.record(z.string(), z.array(z.string())).optional(),
  tags,
};

/** What an instance of Identity Center holds. */
export const instanceContents = {
  users: z.array(user).default([]),
  groups: z.array(group).default([]),
  permissionSets: z.array(permissionSet).default([]),
  assignments: z.array(assignment).default([]),
  trustedTokenIssuers: z.array(trustedTokenIssuer).default([]),
  applications: z.array(application).default([]),
};

const contents = z.object(instanceContents);
export type InstanceContents = z.output<typeof contents>;
export type InstanceContentsInput = z.input<typeof contents>;
