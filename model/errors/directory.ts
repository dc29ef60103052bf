import { error, type Finding } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function scimTokenOfOwnDirectory(): Finding {
  return error({
    rule: "scim-token-without-scim",
    message:
      'A SCIM token writes an external directory, got "scimTokenCreated" where Identity Center owns users and groups.',
    fix: "Remove it, or write source: external.",
  });
}

export function unknownMember(userName: string, group: string, users: Iterable<string>): Finding {
  return error({
    rule: "unknown-user",
    message: `A member is a user of the directory, got ${quote(userName)} in ${quote(group)}.`,
    nearest: nearestName(userName, users),
    fix: "Correct the user name, or add the user.",
  });
}

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html */
export function reservedName(what: string, name: string): Finding {
  return error({
    rule: "reserved-directory-name",
    message: `${what} is none of AWS's own, "Administrator" and "AWSAdministrators", got ${quote(name)}.`,
    fix: "Choose another name.",
  });
}

export function directoryFileWhenExternal(): Finding {
  return error({
    rule: "external-directory",
    message:
      'With directory.source "external" users and groups come from the snapshot, got directory.yaml.',
    fix: 'Remove directory.yaml, or set directory.source to "identity-center".',
  });
}

export function snapshotDirectoryWhenInternal(field: string): Finding {
  return error({
    rule: "internal-directory",
    message: `With directory.source "identity-center" users and groups come from directory.yaml, got ${quote(field)} in the snapshot.`,
    fix: `Remove ${field} from the snapshot, or set directory.source to "external".`,
  });
}
