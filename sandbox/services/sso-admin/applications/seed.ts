import type { AuthenticationMethodItem, GrantItem } from "@aws-sdk/client-sso-admin";
import type { EstateInstance } from "../../../estate-instances";
import { idsOf } from "../../identitystore/seed";
import { derivedHex, derivedUuid } from "../../ids";
import type { Context } from "../../operation";
import { arnInside } from "../arns";
import { type TrustedTokenIssuer, trustedTokenIssuers } from "../tables";
import { putTags, tagList } from "../tags";
import { keepApplication } from "./applications";
import { assign } from "./assignments";
import { type AccessScope, accessScopes, authenticationMethods, grants } from "./tables";

export function derivedIssuerArn(instanceArn: string, owner: string, name: string): string {
  const id = `tti-${derivedUuid(instanceArn, "issuer", name)}`;
  return arnInside(instanceArn, "trustedTokenIssuer", id, owner);
}

export function derivedApplicationArn(instanceArn: string, account: string, name: string): string {
  const id = `apl-${derivedHex(16, instanceArn, "application", name)}`;
  return arnInside(instanceArn, "application", id, account);
}

/** Applications, and the issuers whose tokens their grants may trust. */
export function seedApplications(context: Context, instance: EstateInstance): void {
  seedIssuers(context, instance);
  const { transaction, now } = context;
  const { userId, groupId } = idsOf(instance);
  for (const given of instance.applications) {
    const accountId = given.account ?? instance.ownerAccountId;
    const arn = given.arn ?? derivedApplicationArn(instance.arn, accountId, given.name);
    const { origin, url } = given.signIn ?? {};
    keepApplication(context, {
      arn,
      instanceArn: instance.arn,
      providerArn: given.provider,
      accountId,
      region: instance.region,
      name: given.name,
      description: given.description,
      status: given.status,
      visibility: given.visibility,
      signInOptions:
        origin === undefined
          ? undefined
          : { Origin: origin, ...(url !== undefined && { ApplicationUrl: url }) },
      assignmentRequired: given.assignmentRequired,
      backgroundSessions: given.backgroundSessions,
      created: now.getTime(),
    });
    const principals = [
      ...given.users.map((name) => ({ type: "USER" as const, id: userId(name) })),
      ...given.groups.map((name) => ({ type: "GROUP" as const, id: groupId(name) })),
      ...given.principals,
    ];
    for (const { type, id } of principals) {
      assign(context, { applicationArn: arn, principalType: type, principalId: id });
    }
    for (const scope of given.accessScopes as unknown as readonly AccessScope[]) {
      transaction.put(accessScopes, arn, scope.Scope, scope);
    }
    for (const grant of given.grants as unknown as readonly GrantItem[]) {
      transaction.put(grants, arn, grant.GrantType ?? "", grant);
    }
    const methods = given.authenticationMethods as unknown as readonly AuthenticationMethodItem[];
    for (const method of methods) {
      transaction.put(authenticationMethods, arn, method.AuthenticationMethodType ?? "", method);
    }
    putTags(context, arn, tagList(given.tags));
  }
}

function seedIssuers(context: Context, instance: EstateInstance): void {
  for (const { arn: given, name, configuration, tags } of instance.trustedTokenIssuers) {
    const arn = given ?? derivedIssuerArn(instance.arn, instance.ownerAccountId, name);
    context.transaction.put(trustedTokenIssuers, instance.arn, arn, {
      arn,
      instanceArn: instance.arn,
      name,
      configuration: configuration as unknown as TrustedTokenIssuer["configuration"],
    });
    putTags(context, arn, tagList(tags));
  }
}
