import type { Transaction } from "../../store/store";
import { derivedHex } from "../ids";
import {
  type Instance,
  instances,
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

/**
 * The roles that Identity Center keeps in an account: what each permission set gave when it was last
 * provisioned there.
 */
export function* reservedRoles(
  transaction: Transaction,
  accountId: string,
): Generator<RoleWithPolicies> {
  const instance = instanceOf(transaction);
  if (instance === undefined) return;
  for (const { value: arn } of transaction.entries(provisionedByAccount, accountId)) {
    const permissionSet = transaction.get(permissionSets, instance.arn, arn);
    const entry = transaction.get(provisioned, arn, accountId);
    if (permissionSet !== undefined && entry !== undefined)
      yield describe(transaction, instance, permissionSet, entry);
  }
}

/** The one of that name. */
export function reservedRole(
  transaction: Transaction,
  accountId: string,
  roleName: string,
): RoleWithPolicies | undefined {
  const instance = instanceOf(transaction);
  const [, setName, suffix] = /^AWSReservedSSO_(.+)_([0-9a-f]{16})$/.exec(roleName) ?? [];
  if (instance === undefined || setName === undefined) return undefined;
  const arn = transaction.get(permissionSetNames, instance.arn, setName) ?? "";
  const permissionSet = transaction.get(permissionSets, instance.arn, arn);
  const entry = transaction.get(provisioned, arn, accountId);
  return permissionSet === undefined || entry === undefined || entry.suffix !== suffix
    ? undefined
    : describe(transaction, instance, permissionSet, entry);
}

/** The organization's own; instances of single accounts provision nothing. */
function instanceOf(transaction: Transaction): Instance | undefined {
  for (const { value } of transaction.entries(instances, "")) return value;
  return undefined;
}

function describe(
  transaction: Transaction,
  instance: Instance,
  { arn, name }: PermissionSet,
  { accountId, revision, suffix, created }: Provisioned,
): RoleWithPolicies {
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

/** The same, with when it was made; an account without permission sets has none. */
export function samlProvider(
  transaction: Transaction,
  accountId: string,
): { readonly arn: string; readonly created: number } | undefined {
  const instance = instanceOf(transaction);
  const [oldest] = reservedRoles(transaction, accountId);
  if (instance === undefined || oldest === undefined) return undefined;
  return { arn: samlProviderArn(instance, accountId), created: oldest.role.created };
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
