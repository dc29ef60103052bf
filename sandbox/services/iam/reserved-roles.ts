import type { Transaction } from "../../store/store";
import { derivedHex } from "../ids";
import { organizationOf } from "../organizations/tables";
import {
  type Instance,
  instances,
  instancesByOwner,
  type PermissionSet,
  type Provisioned,
  permissionSetNames,
  permissionSets,
  provisioned,
  provisionedByAccount,
  type Revision,
  revisions,
} from "../sso-admin/tables";
import { derivedId } from "./ids";
import { policyArn } from "./policy-store";
import type { RoleWithPolicies } from "./tables";

const prefix = "AWSReservedSSO_";
/** In seconds; how long people's own sessions last is the permission set's. */
const maxSessionDuration = 43_200;

/** A permission set where it is provisioned. */
interface Kept {
  readonly instance: Instance;
  readonly permissionSet: PermissionSet;
  readonly entry: Provisioned;
}

/**
 * The roles that Identity Center keeps in an account: what each permission set gave when it was last
 * provisioned there.
 */
export function* reservedRoles(
  transaction: Transaction,
  accountId: string,
): Generator<RoleWithPolicies> {
  for (const kept of keptIn(transaction, accountId)) yield describe(transaction, kept);
}

/** The one of that name. */
export function reservedRole(
  transaction: Transaction,
  accountId: string,
  roleName: string,
): RoleWithPolicies | undefined {
  const [, setName = "", suffix] = /^AWSReservedSSO_(.+)_([0-9a-f]{16})$/.exec(roleName) ?? [];
  for (const instance of instancesFor(transaction, accountId)) {
    const arn = transaction.get(permissionSetNames, instance.arn, setName) ?? "";
    const permissionSet = transaction.get(permissionSets, instance.arn, arn);
    const entry = transaction.get(provisioned, arn, accountId);
    if (permissionSet !== undefined && entry !== undefined && entry.suffix === suffix)
      return describe(transaction, { instance, permissionSet, entry });
  }
  return undefined;
}

function* keptIn(transaction: Transaction, accountId: string): Generator<Kept> {
  const possible = instancesFor(transaction, accountId);
  for (const { value: arn } of transaction.entries(provisionedByAccount, accountId)) {
    const entry = transaction.get(provisioned, arn, accountId);
    for (const instance of possible) {
      const permissionSet = transaction.get(permissionSets, instance.arn, arn);
      if (permissionSet !== undefined && entry !== undefined)
        yield { instance, permissionSet, entry };
    }
  }
}

/** Those that reach an account: the organization's, and its own. */
function instancesFor(transaction: Transaction, accountId: string): readonly Instance[] {
  const { managementAccount } = organizationOf(transaction);
  const owners = new Set([managementAccount, accountId]);
  return [...owners]
    .flatMap((owner) => transaction.list(instancesByOwner, owner))
    .flatMap((arn) => transaction.get(instances, "", arn) ?? []);
}

function describe(
  transaction: Transaction,
  { instance, permissionSet: { arn, name }, entry }: Kept,
): RoleWithPolicies {
  const { accountId, revision, suffix, created } = entry;
  const content = transaction.get(revisions, arn, String(revision));
  if (content === undefined) throw new Error(`Revision ${revision} of ${arn} is not kept.`);
  const { description, inlinePolicy } = content;
  return {
    role: {
      name: `${prefix}${name}_${suffix}`,
      path: rolePath(instance),
      id: derivedId("AROA", accountId, arn, suffix),
      created,
      trustPolicy: trustPolicy(instance, accountId),
      description,
      maxSessionDuration,
      permissionsBoundary: boundaryArn(content, accountId),
      tags: [],
    },
    inlinePolicies:
      inlinePolicy === undefined ? [] : [{ name: "AwsSSOInlinePolicy", document: inlinePolicy }],
    attachedPolicies: [
      ...content.managedPolicies,
      ...content.customerManagedPolicies.map(({ Path, Name }) => policyArn(accountId, Path, Name)),
    ],
  };
}

/** The Region stands in the path, except for us-east-1. */
function rolePath({ region }: Instance): string {
  return `/aws-reserved/sso.amazonaws.com/${region === "us-east-1" ? "" : `${region}/`}`;
}

function boundaryArn({ permissionsBoundary }: Revision, accountId: string): string | undefined {
  if (permissionsBoundary === undefined) return undefined;
  if ("ManagedPolicyArn" in permissionsBoundary) return permissionsBoundary.ManagedPolicyArn;
  const { Path, Name } = permissionsBoundary.CustomerManagedPolicyReference;
  return policyArn(accountId, Path, Name);
}

/** Of the provider through which Identity Center signs people in to an account. */
function samlProviderArn({ arn }: Instance, accountId: string): string {
  const digits = derivedHex(16, "saml-provider", arn, accountId);
  return `arn:aws:iam::${accountId}:saml-provider/AWSSSO_${digits}_DO_NOT_DELETE`;
}

/** Those of an account, one for each instance that keeps a role there. */
export function samlProviders(
  transaction: Transaction,
  accountId: string,
): readonly { readonly arn: string; readonly created: number }[] {
  const made = new Map<string, number>();
  for (const { instance, entry } of keptIn(transaction, accountId)) {
    const arn = samlProviderArn(instance, accountId);
    made.set(arn, Math.min(made.get(arn) ?? entry.created, entry.created));
  }
  return [...made].map(([arn, created]) => ({ arn, created }));
}

function trustPolicy(instance: Instance, accountId: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: samlProviderArn(instance, accountId) },
        Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
        Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
      },
    ],
  });
}
