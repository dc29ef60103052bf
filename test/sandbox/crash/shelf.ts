import { Identitystore, paginateListGroups } from "@aws-sdk/client-identitystore";
import { paginateListObjectsV2, S3 } from "@aws-sdk/client-s3";
import { paginateListTagsForResource, SSOAdmin } from "@aws-sdk/client-sso-admin";
import { dev } from "../estate-fixture";

/** Names with values, kept through one of AWS's APIs. */
export interface Shelf {
  set(name: string, value: string, isNew: boolean): Promise<void>;
  remove(name: string): Promise<void>;
  read(): Promise<ReadonlyMap<string, string>>;
}

export const shelfNames = ["groups", "tags", "objects", "assignments"] as const;
export type ShelfName = (typeof shelfNames)[number];

/** The same shelves at whatever address the sandbox has after a start. */
export async function openShelves(endpoint: string) {
  const options = {
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
    maxAttempts: 1,
  };
  const sso = new SSOAdmin(options);
  const directory = new Identitystore(options);
  const s3 = new S3(options);
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  const { InstanceArn = "", IdentityStoreId = "" } = instance ?? {};
  const shelves: Readonly<Record<ShelfName, Shelf>> = {
    groups: groupShelf(directory, IdentityStoreId),
    tags: tagShelf(sso, InstanceArn),
    objects: objectShelf(s3),
    assignments: assignmentShelf(sso, directory, InstanceArn, IdentityStoreId),
  };
  return {
    shelves,
    createPermissionSets: async (names: readonly string[]) => {
      for (const Name of names) await sso.createPermissionSet({ InstanceArn, Name });
    },
    close: () => {
      for (const client of [sso, directory, s3]) client.destroy();
    },
  };
}

/** Group names with descriptions. */
function groupShelf(directory: Identitystore, IdentityStoreId: string): Shelf {
  const idOf = async (name: string) => {
    const AlternateIdentifier = {
      UniqueAttribute: { AttributePath: "displayName", AttributeValue: name },
    };
    return (await directory.getGroupId({ IdentityStoreId, AlternateIdentifier })).GroupId;
  };
  return {
    async set(name, value, isNew) {
      if (isNew)
        await directory.createGroup({ IdentityStoreId, DisplayName: name, Description: value });
      else
        await directory.updateGroup({
          IdentityStoreId,
          GroupId: await idOf(name),
          Operations: [{ AttributePath: "description", AttributeValue: value }],
        });
    },
    async remove(name) {
      await directory.deleteGroup({ IdentityStoreId, GroupId: await idOf(name) });
    },
    async read() {
      const found = new Map<string, string>();
      const pages = paginateListGroups({ client: directory }, { IdentityStoreId });
      for await (const { Groups = [] } of pages)
        for (const { DisplayName = "", Description = "", GroupId } of Groups) {
          // The index by name says the same as the listing.
          expect(await idOf(DisplayName)).toBe(GroupId);
          found.set(DisplayName, Description);
        }
      return found;
    },
  };
}

/** Tags of the instance. */
function tagShelf(sso: SSOAdmin, InstanceArn: string): Shelf {
  const ResourceArn = InstanceArn;
  return {
    async set(name, value) {
      await sso.tagResource({ ResourceArn, Tags: [{ Key: name, Value: value }] });
    },
    async remove(name) {
      await sso.untagResource({ ResourceArn, TagKeys: [name] });
    },
    async read() {
      const found = new Map<string, string>();
      const pages = paginateListTagsForResource({ client: sso }, { ResourceArn });
      for await (const { Tags = [] } of pages)
        for (const { Key = "", Value = "" } of Tags) found.set(Key, Value);
      return found;
    },
  };
}

/** Objects of a bucket, large enough to be bytes of their own. */
function objectShelf(s3: S3): Shelf {
  const Bucket = "acme-state";
  return {
    async set(name, value) {
      await s3.putObject({ Bucket, Key: name, Body: value.repeat(5000) });
    },
    async remove(name) {
      await s3.deleteObject({ Bucket, Key: name });
    },
    async read() {
      const found = new Map<string, string>();
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
        for (const { Key = "" } of Contents) {
          const { Body } = await s3.getObject({ Bucket, Key });
          const text = (await Body?.transformToString()) ?? "";
          const value = text.slice(0, text.length / 5000);
          expect(text).toBe(value.repeat(5000));
          found.set(Key, value);
        }
      return found;
    },
  };
}

/** Permission sets, and whether a group has them in an account. */
function assignmentShelf(
  sso: SSOAdmin,
  directory: Identitystore,
  InstanceArn: string,
  IdentityStoreId: string,
): Shelf {
  const arns = async () => {
    const { PermissionSets = [] } = await sso.listPermissionSets({ InstanceArn });
    const described = PermissionSets.map(async (PermissionSetArn) => {
      const { PermissionSet } = await sso.describePermissionSet({ InstanceArn, PermissionSetArn });
      return [PermissionSet?.Name ?? "", PermissionSetArn] as const;
    });
    return new Map(await Promise.all(described));
  };
  const change = async (name: string) => ({
    InstanceArn,
    PermissionSetArn: (await arns()).get(name),
    TargetId: dev,
    TargetType: "AWS_ACCOUNT" as const,
    PrincipalType: "GROUP" as const,
    PrincipalId: (await directory.listGroups({ IdentityStoreId, MaxResults: 1 })).Groups?.[0]
      ?.GroupId,
  });
  return {
    async set(name) {
      await sso.createAccountAssignment(await change(name));
    },
    async remove(name) {
      await sso.deleteAccountAssignment(await change(name));
    },
    async read() {
      const found = new Map<string, string>();
      for (const [name, PermissionSetArn] of await arns()) {
        const place = { InstanceArn, PermissionSetArn };
        const { AccountAssignments = [] } = await sso.listAccountAssignments({
          ...place,
          AccountId: dev,
        });
        const { AccountIds = [] } = await sso.listAccountsForProvisionedPermissionSet(place);
        // The role is there exactly while somebody is assigned.
        expect(AccountIds).toEqual(AccountAssignments.length > 0 ? [dev] : []);
        if (AccountAssignments.length > 0) found.set(name, "assigned");
      }
      return found;
    },
  };
}
