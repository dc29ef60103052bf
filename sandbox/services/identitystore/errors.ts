import { AwsError } from "../../aws-error";
import type { Identity } from "../../identity";

export type ResourceType = "GROUP" | "USER" | "IDENTITY_STORE" | "GROUP_MEMBERSHIP";

export function notFound(type: ResourceType, id?: string): AwsError {
  return new AwsError("ResourceNotFoundException", `${type} not found.`, 400, {
    ResourceType: type,
    ...(id !== undefined && { ResourceId: id }),
  });
}

function taken(message: string): AwsError {
  const fields = { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" };
  return new AwsError("ConflictException", message, 400, fields);
}

export function userNameTaken(): AwsError {
  return taken("Duplicate UserName");
}

export function emailTaken(): AwsError {
  return taken("Duplicate Email");
}

export function groupNameTaken(): AwsError {
  return taken("Duplicate GroupDisplayName");
}

export function externalIdTaken(): AwsError {
  return taken("Duplicate ExternalId");
}

export function alreadyMember(): AwsError {
  return taken("Member and Group relationship already exists.");
}

export function validation(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function invalidToken(): AwsError {
  return validation("The NextToken is not valid for this request.");
}

export function attributeMissing(name: string): AwsError {
  return validation(`${name} is a required attribute`);
}

export function nameReserved(name: string): AwsError {
  return validation(`${name} is a reserved name and can't be used for users or groups`);
}

export function attributeUnknown(path: string): AwsError {
  return validation(`Attribute path ${path} is not supported`);
}

export function extensionUnknown(name: string): AwsError {
  return validation(`Extension ${name} is not supported, use aws:identitystore:enterprise`);
}

export function filterUnsupported(path: string, supported: string): AwsError {
  return validation(`Filter attribute path ${path} is not supported, use ${supported}`);
}

export function notAuthorized({ arn }: Identity, operation: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${arn} is not authorized to perform: identitystore:${operation}`,
  );
}
