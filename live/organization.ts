import {
  type Account,
  DescribeOrganizationCommand,
  type OrganizationalUnit,
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  paginateListRoots,
  paginateListTagsForResource,
} from "@aws-sdk/client-organizations";
import type { OrganizationSnapshotFile } from "../model/schema/organization-snapshot";
import type { Aws } from "./clients";
import { concurrently } from "./concurrently";
import * as errors from "./errors";
import { counted, type OnProgress } from "./progress";
import type { Settings } from "./settings";

/** Requests under way at a time; the rate is limited besides. */
const atOnce = 5;

type LiveOrganization = Pick<
  OrganizationSnapshotFile,
  "organizationId" | "rootId" | "organizationalUnits" | "accounts"
>;

/**
 * Accounts, their tags and their places in the tree of units. AWS shows an account's unit only by
 * listing the accounts of each unit, which is why every unit is asked twice: for units and for accounts.
 *
 * @throws LiveError also when accounts come, go or move meanwhile: one that fell between two listings
 * would look as if it were closed.
 */
export async function readOrganization(
  { organizations: client }: Aws,
  { managementAccount }: Settings,
  onProgress: OnProgress,
): Promise<LiveOrganization> {
  const { Organization = {} } = await client.send(new DescribeOrganizationCommand({}));
  const { Id: organizationId = "", MasterAccountId: master = "" } = Organization;
  if (master !== managementAccount) throw errors.otherOrganization(master, managementAccount);
  const listed: Account[] = [];
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    listed.push(...Accounts);
    onProgress("accounts", listed.length);
  }
  const { rootId, organizationalUnits, places } = await readTree(client);
  checkPlaces(listed, places);
  const done = counted(onProgress, "tags", listed.length);
  const accounts = await concurrently(listed, atOnce, async (account) => {
    const tags = await readTags(client, account.Id ?? "");
    done();
    return describe(account, places.get(account.Id ?? "")?.[0] ?? "", tags);
  });
  return { organizationId, rootId, organizationalUnits, accounts };
}

type Client = Aws["organizations"];
type Unit = OrganizationSnapshotFile["organizationalUnits"][number];

interface Tree {
  readonly rootId: string;
  readonly organizationalUnits: Unit[];
  /** Paths of units by account id; several only for an account that moved meanwhile. */
  readonly places: ReadonlyMap<string, readonly string[]>;
}

async function readTree(client: Client): Promise<Tree> {
  let rootId = "";
  for await (const { Roots = [] } of paginateListRoots({ client }, {}))
    rootId ||= Roots[0]?.Id ?? "";
  const organizationalUnits: Unit[] = [];
  const places = new Map<string, string[]>();
  let parents: readonly Unit[] = [{ id: rootId, path: "" }];
  while (parents.length > 0) {
    const children = await concurrently(parents, atOnce, async (parent) => {
      for await (const { Accounts = [] } of paginateListAccountsForParent(
        { client },
        { ParentId: parent.id },
      ))
        for (const { Id = "" } of Accounts)
          places.set(Id, [...(places.get(Id) ?? []), parent.path]);
      return readUnits(client, parent);
    });
    parents = children.flat();
    organizationalUnits.push(...parents);
  }
  return { rootId, organizationalUnits, places };
}

async function readUnits(client: Client, parent: Unit): Promise<Unit[]> {
  const units: OrganizationalUnit[] = [];
  const pages = paginateListOrganizationalUnitsForParent({ client }, { ParentId: parent.id });
  for await (const { OrganizationalUnits = [] } of pages) units.push(...OrganizationalUnits);
  return units.map((unit) => below(parent, unit));
}

/** A unit with its path. @throws LiveError for a name that would read as two. */
export function below(
  parent: Pick<Unit, "path">,
  { Id: id = "", Name: name = "" }: Pick<OrganizationalUnit, "Id" | "Name">,
): Unit {
  if (name.includes("/")) throw errors.slashInUnitName(name, id);
  return { id, path: parent.path === "" ? name : `${parent.path}/${name}` };
}

/** Both listings show the same accounts, each once. @throws LiveError */
export function checkPlaces(
  listed: readonly Pick<Account, "Id">[],
  places: ReadonlyMap<string, readonly string[]>,
): void {
  const ids = listed.map(({ Id = "" }) => Id);
  const known = new Set(ids);
  const odd = [
    ...ids.filter((id) => places.get(id)?.length !== 1),
    ...[...places.keys()].filter((id) => !known.has(id)),
  ];
  if (odd.length > 0) throw errors.changedMeanwhile([...new Set(odd)].sort());
}

async function readTags(client: Client, id: string): Promise<Readonly<Record<string, string>>> {
  const tags: Record<string, string> = {};
  for await (const { Tags = [] } of paginateListTagsForResource({ client }, { ResourceId: id }))
    for (const { Key = "", Value = "" } of Tags) tags[Key] = Value;
  return tags;
}

function describe(
  account: Account,
  organizationalUnit: string,
  tags: Readonly<Record<string, string>>,
): OrganizationSnapshotFile["accounts"][number] {
  const { Id: id = "", Name: name = "", Email: email = "", State, Status } = account;
  // AWS has retired Status in favour of State.
  return { id, name, email, organizationalUnit, status: State ?? Status ?? "ACTIVE", tags };
}
