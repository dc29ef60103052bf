import type { TerraformStack } from "cdktf";
import type { AccessModel, Application, Principal, User } from "../model/access-model";
import { type ContactValue, Directory, type DirectoryUser } from "../modules/directory/directory";
import type { Instance } from "../modules/instance/instance";
import { Principals } from "../modules/principals/principals";
import { missingAssignee } from "./missing-group";
import { output } from "./output";
import { namesOf } from "./principal-names";

/** Finds the id of a group or a user. */
export type PrincipalId = (principal: Principal) => string;

/**
 * The directory where Identity Center owns it; else only what applications are assigned to is read,
 * and a group that is missing is explained with their files.
 */
export function directory(
  stack: TerraformStack,
  instance: Instance,
  { directory: declared, applications }: AccessModel,
): PrincipalId {
  const { identityStoreId } = instance;
  if (declared.source === "identity-center") {
    const own = new Directory(stack, "directory", {
      identityStoreId,
      users: declared.users.map(directoryUser),
      groups: declared.groups,
    });
    output(stack, "group_ids", "Id of each group.", own.groupIds, (id) => id);
    return ({ type, name }) => own.principalId(type, name);
  }
  const assigned = applications.flatMap(({ assignments }) => assignments);
  const principals = new Principals(stack, "principals", {
    identityStoreId,
    groups: namesOf(assigned, "GROUP").map((displayName) => ({
      displayName,
      missingMessage: missingAssignee(displayName, filesOf(applications, displayName)),
    })),
    users: namesOf(assigned, "USER"),
  });
  return ({ type, name }) => principals.principalId(type, name);
}

const filesOf = (applications: readonly Application[], group: string): string[] =>
  applications
    .filter(({ assignments }) =>
      assignments.some(({ type, name }) => type === "GROUP" && name === group),
    )
    .map(({ file }) => file);

function directoryUser({
  email,
  emailType,
  phoneNumber,
  phoneNumberType,
  ...user
}: User): DirectoryUser {
  return {
    ...user,
    email: contact(email, emailType),
    phoneNumber: contact(phoneNumber, phoneNumberType),
  };
}

function contact(value: string | undefined, type: string | undefined): ContactValue | undefined {
  return value === undefined ? undefined : { value, type };
}
