import { randomUUID } from "node:crypto";
import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { arnInside, instanceArnOf } from "./arns";
import { invalidToken, issuerNotFound } from "./errors";
import { once } from "./idempotency";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { type TrustedTokenIssuer, trustedTokenIssuers } from "./tables";
import { forgetTags, giveTags } from "./tags";

/** @throws AwsError `ResourceNotFoundException`, also for one of another instance. */
export function requireTrustedTokenIssuer(
  { transaction }: Context,
  arn: string,
  instanceArn: string = instanceArnOf(arn),
): TrustedTokenIssuer {
  const found = transaction.get(trustedTokenIssuers, instanceArn, arn);
  if (found === undefined) throw issuerNotFound(arn);
  return found;
}

export function forgetTrustedTokenIssuer(context: Context, issuer: TrustedTokenIssuer): void {
  forgetTags(context, issuer.arn);
  context.transaction.delete(trustedTokenIssuers, issuer.instanceArn, issuer.arn);
}

/** The one type that AWS has. */
const type = "OIDC_JWT" as const;

export const trustedTokenIssuerOperations = {
  CreateTrustedTokenIssuer(context, input) {
    const { arn: instanceArn, ownerAccountId } = requireInstance(context, input.InstanceArn);
    return once(context, "CreateTrustedTokenIssuer", input, () => {
      const { transaction } = context;
      const id = `tti-${randomUUID()}`;
      const arn = arnInside(instanceArn, "trustedTokenIssuer", id, ownerAccountId);
      const configuration = input.TrustedTokenIssuerConfiguration.OidcJwtConfiguration;
      if (configuration === undefined) throw new Error("The union has no other member.");
      const issuer = { arn, instanceArn, name: input.Name, configuration };
      transaction.put(trustedTokenIssuers, instanceArn, arn, issuer);
      const held = transaction.count(trustedTokenIssuers, instanceArn);
      const quota = "trustedTokenIssuersPerInstance";
      checkQuota(transaction, quota, held, "An instance", "trusted token issuers");
      giveTags(context, arn, input.Tags ?? []);
      return { TrustedTokenIssuerArn: arn };
    });
  },

  DescribeTrustedTokenIssuer(context, input) {
    const { arn, name, configuration } = requireTrustedTokenIssuer(
      context,
      input.TrustedTokenIssuerArn,
    );
    return {
      TrustedTokenIssuerArn: arn,
      Name: name,
      TrustedTokenIssuerType: type,
      TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: { ...configuration } },
    };
  },

  /** What is left out stays as it is. The issuer's URL can't be changed. */
  UpdateTrustedTokenIssuer(context, input) {
    const issuer = requireTrustedTokenIssuer(context, input.TrustedTokenIssuerArn);
    const changed = input.TrustedTokenIssuerConfiguration?.OidcJwtConfiguration;
    context.transaction.put(trustedTokenIssuers, issuer.instanceArn, issuer.arn, {
      ...issuer,
      name: input.Name ?? issuer.name,
      configuration: { ...issuer.configuration, ...changed },
    });
    return {};
  },

  /** Grants that trust it stay, and are good for nothing. */
  DeleteTrustedTokenIssuer(context, input) {
    forgetTrustedTokenIssuer(
      context,
      requireTrustedTokenIssuer(context, input.TrustedTokenIssuerArn),
    );
    return {};
  },

  ListTrustedTokenIssuers(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { items, nextToken } = page(context, input, trustedTokenIssuers, arn, invalidToken);
    return {
      TrustedTokenIssuers: items.map((issuer) => ({
        TrustedTokenIssuerArn: issuer.arn,
        Name: issuer.name,
        TrustedTokenIssuerType: type,
      })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;
