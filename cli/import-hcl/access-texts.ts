import { Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { byCodeUnit, byParts } from "../../model/compare";
import { managedPolicyName, policyOf } from "./check-intent";
import type { GroupIntent, Intent, PermissionSetIntent, Reference, UserIntent } from "./intent";
import type { Owned, OwnedAssignment } from "./owners";
import type { SetKey } from "./set-keys";
import type { UserAttributes } from "./users";

/** New files by path from the access folder, as a person would write them. */
export function accessTexts(
  { permissionSets, groups, users }: Intent,
  { environments, assignments }: Owned,
  keys: ReadonlyMap<string, SetKey>,
  attributes: ReadonlyMap<string, UserAttributes>,
): ReadonlyMap<string, string> {
  return new Map([
    ...permissionSets.flatMap((set) => {
      const key = keys.get(set.name);
      return key === undefined ? [] : permissionSetTexts(set, key);
    }),
    ...environments.map((name): [string, string] => [
      `environments/${name}.yaml`,
      environmentText(
        assignments.filter(({ environment }) => environment === name),
        keys,
      ),
    ]),
    ...(groups.length + users.length === 0
      ? []
      : [["directory.yaml", directoryText(groups, users, attributes)] as const]),
  ]);
}

function permissionSetTexts(set: PermissionSetIntent, { key, scope }: SetKey): [string, string][] {
  const policy = set.inlinePolicy === undefined ? undefined : policyOf(set.inlinePolicy);
  const policyFile = `policies/${key}.json`;
  const boundary = set.permissionsBoundary;
  const content = {
    name: key,
    description: set.description,
    scope: scope === "instance" ? scope : undefined,
    sessionDuration: set.sessionDuration,
    relayState: set.relayState,
    managedPolicies: unlessEmpty(set.managedPolicyArns.map(managedPolicyName)),
    customerManagedPolicies: unlessEmpty(set.customerManagedPolicies.map(referenceOf)),
    inlinePolicy: policy && { file: policyFile },
    permissionsBoundary:
      boundary &&
      ("managedPolicyArn" in boundary
        ? { managedPolicy: managedPolicyName(boundary.managedPolicyArn) }
        : { customerManagedPolicy: referenceOf(boundary.customerManagedPolicy) }),
    tags: Object.keys(set.tags).length === 0 ? undefined : set.tags,
  };
  const text = yamlText("../schema/permission-set.schema.json", content, (document) => {
    for (const { value } of document.items) if (isMap(value) || isSeq(value)) value.flow = true;
  });
  return [
    [`permission-sets/${key}.yaml`, text],
    ...(policy === undefined
      ? []
      : [[policyFile, `${JSON.stringify(policy, undefined, 2)}\n`] as [string, string]]),
  ];
}

const referenceOf = ({ name, path }: Reference) => ({
  name,
  path: path === "/" ? undefined : path,
});

const unlessEmpty = <T>(items: readonly T[]): readonly T[] | undefined =>
  items.length === 0 ? undefined : items;

/** One grant for each principal and set, with all its accounts. */
function environmentText(
  assignments: readonly OwnedAssignment[],
  keys: ReadonlyMap<string, SetKey>,
): string {
  const grants = new Map<
    string,
    { readonly of: OwnedAssignment; readonly accounts: Set<string> }
  >();
  for (const assignment of assignments) {
    const { type, name, permissionSet, accountName } = assignment;
    const id = JSON.stringify([type, name, permissionSet]);
    const grant = grants.get(id) ?? { of: assignment, accounts: new Set() };
    grants.set(id, grant);
    grant.accounts.add(accountName);
  }
  const entries = [...grants.values()]
    .sort(byParts(({ of }) => [of.type, of.name, of.permissionSet]))
    .map(({ of, accounts }) => ({
      [of.type === "GROUP" ? "group" : "user"]: of.name,
      permissionSet: keys.get(of.permissionSet)?.key ?? of.permissionSet,
      accounts: [...accounts].sort(byCodeUnit),
    }));
  return yamlText("../schema/environment.schema.json", { grants: entries }, inLines);
}

function directoryText(
  groups: readonly GroupIntent[],
  users: readonly UserIntent[],
  attributes: ReadonlyMap<string, UserAttributes>,
): string {
  const content = {
    users: unlessEmpty(users.map(({ userName }) => ({ userName, ...attributes.get(userName) }))),
    groups: unlessEmpty(
      groups.map(({ displayName, description }) => ({
        displayName,
        description,
        members: unlessEmpty(
          users
            .filter((user) => user.groups.includes(displayName))
            .map(({ userName }) => userName)
            .sort(byCodeUnit),
        ),
      })),
    ),
  };
  return yamlText("schema/directory.schema.json", content, inLines);
}

/** One line for each entry of a list. */
function inLines(document: YAMLMap): void {
  for (const { value } of document.items) {
    if (!isSeq(value)) continue;
    for (const item of (value as YAMLSeq<YAMLMap>).items) item.flow = true;
  }
}

function yamlText(schema: string, content: object, layOut: (document: YAMLMap) => void): string {
  const document = new Document(content, { version: "1.2", schema: "core" });
  if (isMap(document.contents)) layOut(document.contents as YAMLMap);
  return `# yaml-language-server: $schema=${schema}\n${document.toString({ lineWidth: 0 })}`;
}
