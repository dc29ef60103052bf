import { z } from "zod";
import { accountId, instanceContents, instanceSettings } from "./estate-contents-schema";

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
  status: z
    .enum(["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"])
    .default("ACTIVE"),
  tags: z.record(z.string(), z.string()).default({}),
  customerManagedPolicies: z.array(customerManagedPolicy).default([]),
  managedPoliciesPerRole: z.number().int().min(10).max(25).optional(),
});

const quota = z.number().int().min(1).optional();

const region = z.string().regex(/^([a-z]+-){2,3}\d$/, "A Region looks like us-east-1.");

export const estateSchema = z.strictObject({
  region,
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
  instance: z.strictObject(instanceSettings).prefault({}),
  ...instanceContents,
  /** Instances that accounts made for themselves. */
  accountInstances: z
    .array(
      z.strictObject({
        account: accountId,
        region: region.optional(),
        ...instanceSettings,
        permissionSetsEnabled: z.boolean().default(false),
        ...instanceContents,
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
