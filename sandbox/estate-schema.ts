import { z } from "zod";

const externalName = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,256}$/u;

const accountId = z.string().regex(/^\d{12}$/, "An account id is a string of 12 digits.");

const customerManagedPolicy = z.strictObject({
  name: z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, "A policy name is 1 to 128 of A-Z a-z 0-9 _ + = , . @ -"),
  path: z
    .string()
    .regex(/^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/, 'A policy path starts and ends with "/".')
    .default("/"),
  document: z.unknown().optional(),
});

const account = z.strictObject({
  id: accountId,
  name: z.string().min(1).max(50),
  email: z.string().min(6).max(64),
  organizationalUnit: z.string().default(""),
  status: z.enum(["ACTIVE", "SUSPENDED", "PENDING_CLOSURE"]).default("ACTIVE"),
  tags: z.record(z.string(), z.string()).default({}),
  customerManagedPolicies: z.array(customerManagedPolicy).default([]),
  managedPoliciesPerRole: z.number().int().min(10).max(25).optional(),
});

/** How a directory outside names a user or group that it delivers. */
const externalIds = z
  .array(
    z.strictObject({
      issuer: z.string().regex(externalName, "An issuer is 1 to 256 characters without spaces."),
      id: z.string().regex(externalName, "An external id is 1 to 256 characters without spaces."),
    }),
  )
  .min(1)
  .max(10)
  .optional();

const quota = z.number().int().min(1).optional();

export const estateSchema = z.strictObject({
  region: z.string().regex(/^([a-z]+-){2,3}\d$/, "A Region looks like us-east-1."),
  organization: z.strictObject({
    id: z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, 'An organization id is "o-" and 10 to 32 of a-z 0-9.'),
    rootId: z.string().regex(/^r-[0-9a-z]{4,32}$/, 'A root id is "r-" and 4 to 32 of 0-9 a-z.'),
    managementAccount: accountId,
    delegatedAdministrator: accountId.optional(),
  }),
  organizationalUnits: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(
            /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
            "An organizational unit's id looks like ou-ab12-cd34ef56.",
          ),
        path: z
          .string()
          .regex(/^[^/]+(\/[^/]+)*$/, 'A path is names joined with "/", from below the root.'),
      }),
    )
    .default([]),
  accounts: z.array(account),
  instance: z
    .strictObject({
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
    })
    .default({}),
  users: z
    .array(
      z.strictObject({
        userName: z.string().min(1).max(128),
        displayName: z.string().min(1).max(1024),
        givenName: z.string().min(1).max(1024),
        familyName: z.string().min(1).max(1024),
        email: z.string().min(1).max(1024).optional(),
        externalIds,
      }),
    )
    .default([]),
  groups: z
    .array(
      z.strictObject({
        displayName: z.string().min(1).max(1024),
        description: z.string().min(1).max(1024).optional(),
        members: z.array(z.string()).default([]),
        externalIds,
      }),
    )
    .default([]),
  quotas: z
    .strictObject({
      permissionSetsPerInstance: quota,
      permissionSetsPerAccount: quota,
      regionsPerInstance: quota,
      applicationsPerInstance: quota,
      usersPerStore: quota,
      groupsPerStore: quota,
    })
    .optional(),
  buckets: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "A bucket name is 3 to 63 of a-z 0-9 . -"),
        region: z.string(),
      }),
    )
    .default([]),
});
