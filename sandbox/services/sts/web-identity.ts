import { oidcProviderArn } from "../iam/oidc-providers";
import { oidcProviders } from "../iam/tables";
import type { Context } from "../operation";
import { assume, findAssumableRole, oneHour, trusts } from "./assumable-roles";
import {
  audienceIncorrect,
  durationTooLong,
  notAuthorizedByToken,
  providerUnknown,
  tokenExpired,
  tokenUnreadable,
} from "./errors";
import type { StsOperations } from "./operations";

interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  /** Those that are texts, by name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly expiration: Date | undefined;
}

/** What a JWT says. Who signed it is not looked at: the sandbox asks no issuer for its keys. */
function readClaims(token: string): Claims {
  const [, payload = ""] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  const claims = parseObject(Buffer.from(payload, "base64url").toString("utf8"));
  const { iss, sub, aud, exp } = claims;
  const audiences = (Array.isArray(aud) ? aud : [aud]).filter((one) => typeof one === "string");
  if (typeof iss !== "string" || typeof sub !== "string" || audiences.length === 0)
    throw tokenUnreadable();
  const texts = Object.entries(claims).filter(([, value]) => typeof value === "string");
  return {
    issuer: iss,
    subject: sub,
    audiences,
    texts: Object.fromEntries(texts) as Record<string, string>,
    expiration: typeof exp === "number" ? new Date(exp * 1000) : undefined,
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // As unreadable as what is no object.
  }
  throw tokenUnreadable();
}

/** The provider of the role's account that stands for the token's issuer, and takes its audience. */
function requireProvider({ transaction, now }: Context, accountId: string, claims: Claims): string {
  const { issuer, audiences, expiration } = claims;
  const url = issuer.replace(/^https:\/\//, "").replace(/\/$/, "");
  const arn = oidcProviderArn(accountId, url);
  const provider = transaction.get(oidcProviders, accountId, arn);
  if (provider === undefined) throw providerUnknown(issuer);
  if (expiration !== undefined && expiration <= now) throw tokenExpired(now, expiration);
  if (!audiences.some((audience) => provider.clientIds.includes(audience)))
    throw audienceIncorrect();
  return arn;
}

export const webIdentityOperations = {
  AssumeRoleWithWebIdentity(context, input) {
    const { RoleArn: arn, RoleSessionName: name, DurationSeconds: seconds = oneHour } = input;
    const role = findAssumableRole(context.transaction, arn);
    const claims = readClaims(input.WebIdentityToken);
    if (role === undefined) throw notAuthorizedByToken();
    const provider = requireProvider(context, role.accountId, claims);
    const issuer = provider.slice(provider.indexOf("/") + 1).toLowerCase();
    const keys = new Map<string, readonly string[]>([
      ...Object.entries(claims.texts).map(
        ([claim, text]) => [`${issuer}:${claim.toLowerCase()}`, [text]] as const,
      ),
      [`${issuer}:aud`, claims.audiences],
      ["aws:federatedprovider", [provider]],
      ["sts:rolesessionname", [name]],
    ]);
    const action = "sts:AssumeRoleWithWebIdentity";
    if (!trusts(role, { principals: { Federated: [provider] }, action, keys }))
      throw notAuthorizedByToken();
    if (seconds > role.role.maxSessionDuration) throw durationTooLong();
    return {
      ...assume(context, role, name, seconds),
      SubjectFromWebIdentityToken: claims.subject,
      Audience: claims.audiences[0],
      Provider: provider,
    };
  },
} satisfies StsOperations;
