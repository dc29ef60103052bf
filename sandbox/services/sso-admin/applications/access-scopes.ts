import { page } from "../../pagination";
import { quotas } from "../../quotas";
import { invalidToken } from "../errors";
import type { SsoAdminOperations } from "../operations";
import { requireApplication } from "./applications";
import { scopeNotFound, tooManyScopes } from "./errors";
import { type AccessScope, accessScopes } from "./tables";

/** The most that AWS answers with at a time. */
const largestPage = 10;

function describe({ Scope, AuthorizedTargets }: AccessScope) {
  return { Scope, ...(AuthorizedTargets && { AuthorizedTargets: [...AuthorizedTargets] }) };
}

export const accessScopeOperations = {
  PutApplicationAccessScope(context, input) {
    const { transaction } = context;
    const { ApplicationArn, ...scope } = input;
    const { arn } = requireApplication(context, ApplicationArn);
    transaction.put(accessScopes, arn, scope.Scope, scope);
    const { limit } = quotas.accessScopesPerApplication;
    // For this operation AWS models no ServiceQuotaExceededException.
    if (transaction.count(accessScopes, arn) > limit) throw tooManyScopes(arn, limit);
    return {};
  },

  GetApplicationAccessScope(context, input) {
    const { arn } = requireApplication(context, input.ApplicationArn);
    const found = context.transaction.get(accessScopes, arn, input.Scope);
    if (found === undefined) throw scopeNotFound(input.Scope, arn);
    return describe(found);
  },

  DeleteApplicationAccessScope(context, input) {
    const { transaction } = context;
    const { arn } = requireApplication(context, input.ApplicationArn);
    if (transaction.get(accessScopes, arn, input.Scope) === undefined) {
      throw scopeNotFound(input.Scope, arn);
    }
    transaction.delete(accessScopes, arn, input.Scope);
    return {};
  },

  ListApplicationAccessScopes(context, input) {
    const { arn } = requireApplication(context, input.ApplicationArn);
    const request = { ...input, MaxResults: input.MaxResults ?? largestPage };
    const { items, nextToken } = page(context, request, accessScopes, arn, invalidToken);
    return { Scopes: items.map(describe), ...(nextToken && { NextToken: nextToken }) };
  },
} satisfies SsoAdminOperations;
