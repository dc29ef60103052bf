import type { AccessFiles } from "../access-files";
import type { Directory } from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import * as errors from "../errors/directory";
import { missingFile } from "../errors/files";
import { quotaExceeded } from "../errors/schema";
import type { Report } from "../finding";
import { QUOTAS } from "../quotas";
import type { DirectoryFile } from "../schema/directory";
import type { Validated } from "../schema/validate";
import { fileStart } from "../source/file-start";
import { locateKey, locateValue } from "../source/source-file";
import { reportDuplicates } from "./duplicates";

/** The directory, checked, with its names. */
export interface ResolvedDirectory extends Directory {
  readonly userNames: ReadonlySet<string>;
  readonly groupNames: ReadonlySet<string>;
  /** False when entries with errors were left out. */
  readonly complete: boolean;
}

/** Users and groups from where they belong. Undefined when that file can't be used. */
export function resolveDirectory(
  files: AccessFiles,
  report: Report,
): ResolvedDirectory | undefined {
  const { organization, snapshot } = files;
  if (organization === undefined) {
    if (files.people !== undefined) checkPeople(files.people, report);
    return undefined;
  }
  const { source } = organization.value.directory;
  const people = source === "external" ? snapshot : files.people;
  if (source === "external" && files.names.has("directory.yaml")) {
    report(fileStart(files.directory, "directory.yaml"), errors.directoryFileWhenExternal());
  }
  if (source === "identity-center") {
    for (const field of ["users", "groups"] as const) {
      if (snapshot?.value[field] !== undefined) {
        report(locateKey(snapshot.source, [field]), errors.snapshotDirectoryWhenInternal(field));
      }
    }
    if (!files.names.has("directory.yaml")) {
      report(fileStart(files.directory, "directory.yaml"), missingFile("directory.yaml"));
    }
  }
  if (people === undefined) return undefined;
  checkPeople(people, report);
  const { users = [], groups = [] } = people.value;
  // A snapshot from AWS leaves out the members of an empty group; one without any may have been written by hand.
  const membersUnknown =
    source === "external" && groups.every(({ members }) => members === undefined);
  return {
    source,
    users: users.toSorted(byParts(({ userName }) => [userName])),
    groups: groups
      .map((group) => ({
        ...group,
        members: (group.members ?? []).toSorted(byCodeUnit),
        ...(membersUnknown && { membersUnknown: true as const }),
      }))
      .sort(byParts(({ displayName }) => [displayName])),
    userNames: new Set(users.map(({ userName }) => userName)),
    groupNames: new Set(groups.map(({ displayName }) => displayName)),
    complete: people.complete,
  };
}

/** AWS refuses them for users and groups alike. */
const RESERVED: ReadonlySet<string> = new Set(["administrator", "awsadministrators"]);

function checkPeople({ source, value, complete }: Validated<DirectoryFile>, report: Report): void {
  const { users = [], groups = [] } = value;
  const userNames = new Set(users.map(({ userName }) => userName));
  const unique = { ignoreCase: true };
  reportDuplicates(
    source,
    ["users"],
    users,
    { what: "A user name", field: "userName", value: ({ userName }) => userName, ...unique },
    report,
  );
  reportDuplicates(
    source,
    ["users"],
    users,
    { what: "A user's e-mail address", field: "email", value: ({ email }) => email, ...unique },
    report,
  );
  reportDuplicates(
    source,
    ["groups"],
    groups,
    {
      what: "A group's name",
      field: "displayName",
      value: ({ displayName }) => displayName,
      ...unique,
    },
    report,
  );
  for (const [index, { userName }] of users.entries()) {
    if (!RESERVED.has(userName.toLowerCase())) continue;
    const place = locateValue(source, ["users", index, "userName"]);
    report(place, errors.reservedName("A user name", userName));
  }
  for (const [index, { displayName }] of groups.entries()) {
    if (!RESERVED.has(displayName.toLowerCase())) continue;
    const place = locateValue(source, ["groups", index, "displayName"]);
    report(place, errors.reservedName("A group's name", displayName));
  }
  // So many users as AWS allows are more than a file holds.
  if (groups.length > QUOTAS.groups.limit)
    report(locateKey(source, ["groups"]), quotaExceeded("groups", groups.length, "here"));
  if (!complete) return;
  for (const [index, { displayName, members = [] }] of groups.entries()) {
    for (const [position, userName] of members.entries()) {
      if (userNames.has(userName)) continue;
      const place = locateValue(source, ["groups", index, "members", position]);
      report(place, errors.unknownMember(userName, displayName, userNames));
    }
  }
}
