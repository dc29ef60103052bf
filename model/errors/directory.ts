import { error, type Finding } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function unknownMember(userName: string, group: string, users: Iterable<string>): Finding {
  return error({
    rule: "unknown-user",
    message: `A member is a user of the directory, got ${quote(userName)} in ${quote(group)}.`,
    nearest: nearestName(userName, users),
    fix: "Correct the user name, or add the user.",
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
