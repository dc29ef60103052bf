import type { Grant, GrantItem, GrantType } from "@aws-sdk/client-sso-admin";
import type { Context, Valid } from "../../operation";
import { page } from "../../pagination";
import { instanceArnOf } from "../arns";
import { invalidToken } from "../errors";
import type { SsoAdminOperations } from "../operations";
import { requireTrustedTokenIssuer } from "../trusted-token-issuers";
import { requireApplication } from "./applications";
import { grantIncomplete, grantNotFound, grantOfAnotherType } from "./errors";
import { grants } from "./tables";

const members = {
  authorization_code: "AuthorizationCode",
  refresh_token: "RefreshToken",
  "urn:ietf:params:oauth:grant-type:jwt-bearer": "JwtBearer",
  "urn:ietf:params:oauth:grant-type:token-exchange": "TokenExchange",
} as const satisfies Record<GrantType, string>;

/** What AWS demands of a grant besides its shape; the issuers that it trusts are in the same instance. */
function check(context: Context, instance: string, type: GrantType, grant: Valid<Grant>): void {
  if (grant[members[type]] === undefined) throw grantOfAnotherType(type, members[type]);
  const { AuthorizationCode: code, JwtBearer: bearer } = grant;
  if (code !== undefined && code.RedirectUris === undefined) {
    throw grantIncomplete(type, "RedirectUris");
  }
  if (bearer === undefined) return;
  const { AuthorizedTokenIssuers: issuers } = bearer;
  if (issuers === undefined) throw grantIncomplete(type, "AuthorizedTokenIssuers");
  for (const { TrustedTokenIssuerArn: arn } of issuers) {
    if (arn !== undefined) requireTrustedTokenIssuer(context, arn, instance);
  }
}

/** @throws AwsError `ResourceNotFoundException`. */
function requireGrant(
  context: Context,
  input: { readonly ApplicationArn: string; readonly GrantType: GrantType },
): GrantItem {
  const { arn } = requireApplication(context, input.ApplicationArn);
  const found = context.transaction.get(grants, arn, input.GrantType);
  if (found === undefined) throw grantNotFound(input.GrantType, arn);
  return found;
}

export const grantOperations = {
  PutApplicationGrant(context, input) {
    const { ApplicationArn: arn, ...item } = input;
    requireApplication(context, arn);
    check(context, instanceArnOf(arn), item.GrantType, item.Grant);
    context.transaction.put(grants, arn, item.GrantType, item as GrantItem);
    return {};
  },

  GetApplicationGrant(context, input) {
    return { Grant: requireGrant(context, input).Grant };
  },

  DeleteApplicationGrant(context, input) {
    requireGrant(context, input);
    context.transaction.delete(grants, input.ApplicationArn, input.GrantType);
    return {};
  },

  ListApplicationGrants(context, input) {
    const { arn } = requireApplication(context, input.ApplicationArn);
    const request = { NextToken: input.NextToken };
    const { items, nextToken } = page(context, request, grants, arn, invalidToken);
    return { Grants: items, ...(nextToken && { NextToken: nextToken }) };
  },
} satisfies SsoAdminOperations;
