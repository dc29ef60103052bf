import type { AuthenticationMethodItem } from "@aws-sdk/client-sso-admin";
import { resourcePolicyMistake } from "../../../policies/grammar";
import type { Context } from "../../operation";
import { page } from "../../pagination";
import { invalidToken } from "../errors";
import type { SsoAdminOperations } from "../operations";
import { requireApplication } from "./applications";
import { actorPolicyMalformed, authenticationMethodNotFound } from "./errors";
import { authenticationMethods } from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
function requireMethod(
  context: Context,
  input: { readonly ApplicationArn: string; readonly AuthenticationMethodType: "IAM" },
): AuthenticationMethodItem {
  const { arn } = requireApplication(context, input.ApplicationArn);
  const { AuthenticationMethodType: type } = input;
  const found = context.transaction.get(authenticationMethods, arn, type);
  if (found === undefined) throw authenticationMethodNotFound(type, arn);
  return found;
}

export const authenticationMethodOperations = {
  PutApplicationAuthenticationMethod(context, input) {
    const { ApplicationArn, ...item } = input;
    const { arn } = requireApplication(context, ApplicationArn);
    const policy = JSON.stringify(item.AuthenticationMethod.Iam?.ActorPolicy);
    const mistake = resourcePolicyMistake(policy);
    if (mistake !== undefined) throw actorPolicyMalformed(mistake);
    const { AuthenticationMethodType: type } = item;
    context.transaction.put(authenticationMethods, arn, type, item as AuthenticationMethodItem);
    return {};
  },

  GetApplicationAuthenticationMethod(context, input) {
    return { AuthenticationMethod: requireMethod(context, input).AuthenticationMethod };
  },

  DeleteApplicationAuthenticationMethod(context, input) {
    requireMethod(context, input);
    const { ApplicationArn: arn, AuthenticationMethodType: type } = input;
    context.transaction.delete(authenticationMethods, arn, type);
    return {};
  },

  ListApplicationAuthenticationMethods(context, input) {
    const { arn } = requireApplication(context, input.ApplicationArn);
    const request = { NextToken: input.NextToken };
    const { items, nextToken } = page(context, request, authenticationMethods, arn, invalidToken);
    return { AuthenticationMethods: items, ...(nextToken && { NextToken: nextToken }) };
  },
} satisfies SsoAdminOperations;
