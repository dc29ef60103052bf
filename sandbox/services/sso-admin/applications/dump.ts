import type { InstanceContentsInput } from "../../../estate-contents-schema";
import type { Transaction } from "../../../store/store";
import { nameOf } from "../permission-sets-dump";
import { type Instance, trustedTokenIssuers } from "../tables";
import { tagRecord } from "../tags";
import { assignmentsOf } from "./assignments";
import { derivedApplicationArn, derivedIssuerArn } from "./seed";
import {
  type Application,
  accessScopes,
  applications,
  authenticationMethods,
  grants,
} from "./tables";

type Issuers = NonNullable<InstanceContentsInput["trustedTokenIssuers"]>;
type Applications = NonNullable<InstanceContentsInput["applications"]>;

/** The trusted token issuers of an instance as an estate has them. */
export function dumpIssuers(transaction: Transaction, instance: Instance): Issuers {
  return transaction
    .list(trustedTokenIssuers, instance.arn)
    .map(({ arn, name, configuration }) => ({
      ...(arn !== derivedIssuerArn(instance.arn, instance.ownerAccountId, name) && { arn }),
      name,
      configuration: { ...configuration },
      tags: tagRecord(transaction, arn),
    }));
}

/** The applications of an instance as an estate has them. */
export function dumpApplications(transaction: Transaction, instance: Instance): Applications {
  return transaction
    .list(applications, instance.arn)
    .map((application) => dumpApplication(transaction, instance, application));
}

function dumpApplication(
  transaction: Transaction,
  instance: Instance,
  application: Application,
): Applications[number] {
  const { arn, accountId, name, description, signInOptions } = application;
  const assigned = assignmentsOf(transaction, arn).map((assignment) =>
    nameOf(transaction, instance, assignment),
  );
  return {
    ...(arn !== derivedApplicationArn(instance.arn, accountId, name) && { arn }),
    name,
    ...(accountId !== instance.ownerAccountId && { account: accountId }),
    provider: application.providerArn,
    ...(description !== undefined && { description }),
    status: application.status,
    visibility: application.visibility,
    ...(signInOptions !== undefined && {
      signIn: {
        origin: signInOptions.Origin,
        ...(signInOptions.ApplicationUrl !== undefined && { url: signInOptions.ApplicationUrl }),
      },
    }),
    assignmentRequired: application.assignmentRequired,
    backgroundSessions: application.backgroundSessions,
    users: assigned.flatMap(({ user }) => user ?? []),
    groups: assigned.flatMap(({ group }) => group ?? []),
    principals: assigned.flatMap(({ principal }) => principal ?? []),
    accessScopes: transaction.list(accessScopes, arn).map((scope) => ({ ...scope })),
    grants: transaction.list(grants, arn).map((grant) => ({ ...grant })),
    authenticationMethods: transaction
      .list(authenticationMethods, arn)
      .map((method) => ({ ...method })),
    tags: tagRecord(transaction, arn),
  };
}
