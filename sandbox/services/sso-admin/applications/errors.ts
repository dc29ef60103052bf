import type { AwsError } from "../../../aws-error";
import { idOf } from "../arns";
import { notFound, validation } from "../errors";

export function applicationNotFound(arn: string): AwsError {
  return notFound(`Could not find Application with id ${idOf(arn)}`);
}

export function providerNotFound(arn: string): AwsError {
  return notFound(`Could not find ApplicationProvider with arn ${arn}`);
}

/** As AWS says it, by the ARN that it knows the provider by. */
export function providerUnsupported(arn: string): AwsError {
  return validation(`The application provider with arn '${arn}' is not supported for this action.`);
}

export function applicationUrlMissing(): AwsError {
  return validation("ApplicationUrl is required when the Origin of SignInOptions is APPLICATION");
}

export function principalNotFound(type: string, id: string, identityStoreId: string): AwsError {
  return notFound(`Could not find ${type} ${id} in directory ${identityStoreId}`);
}

export function assignmentNotFound(type: string, id: string, arn: string): AwsError {
  return notFound(`${type} ${id} is not assigned to Application ${idOf(arn)}`);
}

export function scopeNotFound(scope: string, arn: string): AwsError {
  return notFound(`Application ${idOf(arn)} has no access scope ${scope}`);
}

export function tooManyScopes(arn: string, limit: number): AwsError {
  return validation(`Application ${idOf(arn)} can have at most ${limit} access scopes`);
}

export function authenticationMethodNotFound(type: string, arn: string): AwsError {
  return notFound(`Application ${idOf(arn)} has no authentication method ${type}`);
}

export function actorPolicyMalformed(reason: string): AwsError {
  return validation(`Invalid ActorPolicy Document: ${reason}`);
}

export function grantNotFound(type: string, arn: string): AwsError {
  return notFound(`Application ${idOf(arn)} has no grant ${type}`);
}

export function grantOfAnotherType(type: string, member: string): AwsError {
  return validation(`A Grant of type ${type} has the member ${member}`);
}

export function grantIncomplete(type: string, member: string): AwsError {
  return validation(`${member} is required when the grant type is ${type}`);
}
